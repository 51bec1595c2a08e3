// Entry of the engine's process: chDB behind HTTP on a random loopback port. Started by engine-process.ts, never by hand.
// It must not outlive its parent: the channel to the parent closes however the parent dies, and then it kills itself at once.
// That loses nothing that was acknowledged (MergeTree parts are complete or absent; measured in reference/engine.md 3).
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ENGINE_FOLDER } from "./directories.ts";
import { createEngineHttp } from "./engine-http.ts";

export interface EngineStart {
  dir: string;
  password: string;
  /** Cap on the engine's own memory; queries spill to disk below it. */
  memoryBytes: number;
  /** The directory is this process's to remove when the parent is gone. */
  temporary: boolean;
}

export type EngineReply = { port: number } | { refused: string };

function send(reply: EngineReply): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(reply, () => resolve());
  });
}

/** Waits for this process to be gone (five seconds at most: nobody may reap it), then removes. */
const REMOVE =
  'n=0; while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.05; n=$((n + 1)); done; rm -rf -- "$2"';

/** Not from here: the engine's own threads write until the end, and what they make while it is removed would stay. */
function removeOnceGone(dir: string): void {
  const remover = spawn("/bin/sh", ["-c", REMOVE, "sh", `${process.pid}`, dir], { detached: true, stdio: "ignore" });
  // Without a shell the next run removes it (temporary.ts).
  remover.on("error", () => {});
}

async function start(options: EngineStart): Promise<void> {
  process.on("disconnect", () => {
    if (options.temporary) removeOnceGone(options.dir);
    process.kill(process.pid, "SIGKILL");
  });
  const dataDir = join(options.dir, ENGINE_FOLDER);
  const spoolDir = join(options.dir, "spool");
  mkdirSync(dataDir, { recursive: true });
  const connectionArgs = [
    `--max_server_memory_usage=${options.memoryBytes}`,
    `--max_bytes_before_external_sort=${Math.floor(options.memoryBytes * 0.4)}`,
    `--max_bytes_before_external_group_by=${Math.floor(options.memoryBytes * 0.4)}`,
    "--output_format_json_quote_64bit_integers=1",
    "--input_format_parallel_parsing=0",
  ];
  const { Session } = await import("chdb");
  const openSession = () => new Session(dataDir, { connectionArgs });
  let anchor: ReturnType<typeof openSession>;
  try {
    anchor = openSession();
  } catch (error) {
    // The engine says why on its standard error, which the parent reads.
    await send({ refused: error instanceof Error ? error.message.split("\n")[0].slice(0, 300) : "no message" });
    process.exit(1);
  }
  // Only the holder of the lock may touch the spool: what is in it was left by a process that is gone.
  rmSync(spoolDir, { recursive: true, force: true });
  mkdirSync(spoolDir, { recursive: true });
  const server = createEngineHttp({ password: options.password, openSession, spoolDir });
  process.on("message", (message) => {
    if (message !== "close") return;
    process.removeAllListeners("disconnect");
    server.close(() => {
      anchor.close();
      process.exit(0);
    });
    server.closeIdleConnections();
    // The parent has no request under way when it says close; a connection still open is idle on its side.
    setTimeout(() => server.closeAllConnections(), 200).unref();
  });
  server.listen(0, "127.0.0.1", () => {
    void send({ port: (server.address() as AddressInfo).port });
  });
}

// Ctrl-C, a closed terminal and a service manager's stop reach the whole process group; the parent decides what happens,
// and its end is ours.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.once("message", (message) => {
  void start(message as EngineStart);
});

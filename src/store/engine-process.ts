// Starts the embedded engine as a process of its own and watches it. chDB in our process or in a worker thread hangs or crashes
// (reference/engine.md 3), and its memory would count as ours.
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { AppError } from "../errors.ts";
import type { EngineReply, EngineStart } from "./engine-child.ts";
import { forkModule } from "./own-module.ts";

export interface EngineProcess {
  url: string;
  password: string;
  pid: number;
  /** Set once the process is gone without having been asked to go. */
  died(): AppError | undefined;
  /** Settles when the process is gone, for whatever reason. */
  gone: Promise<void>;
  close(): Promise<void>;
}

/** A stuck engine is killed rather than waited for; everything acknowledged is on disk by then. */
const CLOSE_WAIT_MS = 10_000;

/** How long a directory may stay locked by an engine that is dying: its parent was killed a moment ago. */
const LOCK_WAIT_MS = 2000;

/** @throws AppError STORE_BUSY when another process has the directory; STORE_FAILED when the engine does not start. */
export async function startEngine(dir: string, memoryBytes: number, temporary: boolean): Promise<EngineProcess> {
  const deadlineMs = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      return await start(dir, memoryBytes, temporary);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "STORE_BUSY" || Date.now() > deadlineMs) throw error;
    }
  }
}

async function start(dir: string, memoryBytes: number, temporary: boolean): Promise<EngineProcess> {
  const password = randomBytes(24).toString("base64url");
  const child = forkModule(import.meta.url, "./engine-child", {
    // Each query under way holds a thread of this pool; with the default of 4, a few readers would stop all writing.
    env: { ...process.env, UV_THREADPOOL_SIZE: "16", NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let lastWords = "";
  child.stderr?.on("data", (part: Buffer) => {
    lastWords = (lastWords + part.toString("utf8")).slice(-2000);
  });
  let closing = false;
  let death: AppError | undefined;
  const gone = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      if (!closing) death = deathOf(code, signal, lastWords);
      resolve();
    });
  });
  const allSaid = new Promise<void>((resolve) => child.once("close", () => resolve()));
  child.on("error", () => {});
  // The channel and the process must not keep a finished parent alive; the child sees the channel close.
  const reply = await hello(child, { dir, password, memoryBytes, temporary }, gone);
  if (reply === undefined || "refused" in reply) {
    closing = true;
    child.kill("SIGKILL");
    await allSaid;
    // Killed from outside before it was up: nothing is wrong with the directory.
    if (reply === undefined && death !== undefined && child.signalCode !== null && lastWords === "") throw death;
    throw refusal(dir, reply, lastWords);
  }
  child.unref();
  child.channel?.unref();
  (child.stderr as unknown as { unref?(): void } | null)?.unref?.();
  return {
    url: `http://127.0.0.1:${reply.port}`,
    password,
    pid: child.pid as number,
    died: () => death,
    gone,
    async close() {
      closing = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      if (child.connected) child.send("close", () => {});
      const timer = setTimeout(() => child.kill("SIGKILL"), CLOSE_WAIT_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

function hello(child: ChildProcess, start: EngineStart, gone: Promise<void>): Promise<EngineReply | undefined> {
  const reply = new Promise<EngineReply>((resolve) => {
    child.once("message", (message) => resolve(message as EngineReply));
  });
  child.send(start, () => {});
  return Promise.race([reply, gone.then(() => undefined)]);
}

function refusal(dir: string, reply: EngineReply | undefined, lastWords: string): AppError {
  if (lastWords.includes("Cannot lock file")) {
    return new AppError("STORE_BUSY", `store ${dir} is in use by another process`, {
      hint: "wait for it to end or give another --store directory",
    });
  }
  const why = lastLine(lastWords) || (reply !== undefined && "refused" in reply ? reply.refused : "no message");
  return new AppError("STORE_FAILED", `the embedded engine did not start in ${dir}: ${why}`, {
    hint: "check that the directory is writable and has space, or give a ClickHouse server with --store http://...",
  });
}

function deathOf(code: number | null, signal: string | null, lastWords: string): AppError {
  const how = signal === null ? `with status ${code}` : `by ${signal}`;
  const words = lastLine(lastWords);
  return new AppError("STORE_DIED", `the embedded engine ended ${how}${words === "" ? "" : ` (${words})`}`, {
    hint: "run the same command again, nothing is counted twice; if the machine ran out of memory, give it less input at a time",
  });
}

function lastLine(text: string): string {
  return (text.trim().split("\n").pop() ?? "").slice(0, 200);
}

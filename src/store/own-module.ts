// How to start one of our own modules in another process or thread: .ts through tsx in a checkout, .js in the package.

import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** A node process that runs the module. `from` is the caller's import.meta.url; `name` is relative, without extension. */
export function forkModule(from: string, name: string, options: ForkOptions): ChildProcess {
  const execArgv = isSource(from) ? ["--import", tsxUrl(from)] : [];
  return fork(fileURLToPath(moduleUrl(from, name)), [], { ...options, execArgv });
}

/** A worker thread that runs the module. */
export function startWorker(from: string, name: string, workerData: unknown): Worker {
  const url = moduleUrl(from, name);
  if (!isSource(from)) return new Worker(url, { workerData });
  // Node 20 does not pass --import to the entry of a worker, so a line of CommonJS registers tsx and loads the entry.
  const entry = `import(${JSON.stringify(new URL("./esm/api/index.mjs", tsxUrl(from)).href)}).then((tsx) => {
    tsx.register();
    return import(${JSON.stringify(url.href)});
  })`;
  return new Worker(entry, { eval: true, execArgv: [], workerData });
}

function isSource(from: string): boolean {
  return from.endsWith(".ts");
}

function moduleUrl(from: string, name: string): URL {
  return new URL(`${name}${isSource(from) ? ".ts" : ".js"}`, from);
}

/** By its absolute address: the working directory is the operator's, not ours. */
function tsxUrl(from: string): string {
  return pathToFileURL(createRequire(from).resolve("tsx")).href;
}

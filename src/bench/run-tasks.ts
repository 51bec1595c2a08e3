// Worlds over worker threads. Outcomes come back in the order of the tasks, whatever finished first, so that a run is repeatable.
import type { Worker } from "node:worker_threads";
import type { Reference } from "../judgement/score.ts";
import type { WorldOutcome } from "./run-world.ts";
import type { Task } from "./tasks.ts";
import type { WorkerData } from "./world-worker.ts";

export interface RunOptions {
  reference: Reference;
  stepMs: number;
  workers: number;
  /** Starts a thread that runs world-worker; given, because how a module is started is not the benchmark's business. */
  startWorker: (data: WorkerData) => Worker;
  onDone?: (outcome: WorldOutcome, done: number, of: number) => void;
  signal?: AbortSignal;
}

/** Throws what a worker throws, and the signal's reason when it is aborted; no worker is left behind. */
export async function runTasks(tasks: readonly Task[], options: RunOptions): Promise<WorldOutcome[]> {
  const { reference, stepMs, signal } = options;
  const outcomes: WorldOutcome[] = new Array(tasks.length);
  const workers: Worker[] = [];
  let next = 0;
  let done = 0;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = options.startWorker({ reference, stepMs });
      workers.push(worker);
      let at = -1;
      const give = (): void => {
        if (next >= tasks.length) {
          resolve();
          return;
        }
        at = next++;
        worker.postMessage(tasks[at]);
      };
      worker.on("message", (outcome: WorldOutcome) => {
        outcomes[at] = outcome;
        options.onDone?.(outcome, ++done, tasks.length);
        give();
      });
      worker.on("error", reject);
      worker.on("exit", (status) => reject(new Error(`a bench worker ended with status ${status}`)));
      give();
    });
  signal?.throwIfAborted();
  const settled = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true, signal: settled.signal });
  });
  try {
    await Promise.race([Promise.all(Array.from({ length: Math.min(options.workers, tasks.length) }, work)), aborted]);
  } finally {
    settled.abort();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return outcomes;
}

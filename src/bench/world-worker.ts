// A worker thread of the benchmark: takes worlds one after the other, hands back their outcomes.
import { parentPort, workerData } from "node:worker_threads";
import type { Reference } from "../judgement/score.ts";
import { runWorld } from "./run-world.ts";
import type { Task } from "./tasks.ts";

export interface WorkerData {
  reference: Reference;
  stepMs: number;
}

const { reference, stepMs } = (workerData ?? {}) as WorkerData;

parentPort?.on("message", (task: Task) => {
  runWorld(task, reference, stepMs).then(
    (outcome) => parentPort?.postMessage(outcome),
    // Rethrown outside the promise, so that the pool hears of it as the worker's error.
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});

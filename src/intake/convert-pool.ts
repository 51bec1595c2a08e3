// Chunks through worker threads, results in the order of the chunks: a load makes the same batches whatever the timing.
import type { Worker } from "node:worker_threads";
import type { RecordChunk } from "../ingest/sources.ts";
import { startWorker } from "../store/own-module.ts";
import type { ConvertedChunk, ConvertStart } from "./convert-worker.ts";

export interface ConvertPool {
  /** Hands a chunk over; its bytes are gone from here afterwards. Rejects when the worker has died. */
  convert(chunk: RecordChunk): Promise<ConvertedChunk>;
  /** Chunks that may be under way at once; more only fill memory. */
  readonly capacity: number;
  close(): Promise<void>;
}

/** Chunks per worker under way: one in work, one waiting, so that none idles between two. */
const DEPTH = 2;

interface Slot {
  worker: Worker;
  /** Oldest first: a worker answers in the order in which it was asked. */
  waiting: { resolve(result: ConvertedChunk): void; reject(error: Error): void }[];
}

export function createConvertPool(workers: number, start: ConvertStart): ConvertPool {
  let death: Error | undefined;
  const slots: Slot[] = Array.from({ length: workers }, () => {
    const slot: Slot = { worker: startWorker(import.meta.url, "./convert-worker", start), waiting: [] };
    const fail = (error: Error): void => {
      death ??= error;
      for (const waiter of slot.waiting.splice(0)) waiter.reject(error);
    };
    slot.worker.on("message", (result: ConvertedChunk) => slot.waiting.shift()?.resolve(result));
    slot.worker.on("error", fail);
    slot.worker.on("exit", (status) => fail(new Error(`a conversion worker ended with status ${status}`)));
    return slot;
  });
  return {
    capacity: workers * DEPTH,
    convert(chunk) {
      if (death !== undefined) return Promise.reject(death);
      const slot = slots.reduce((best, other) => (other.waiting.length < best.waiting.length ? other : best));
      const result = new Promise<ConvertedChunk>((resolve, reject) => slot.waiting.push({ resolve, reject }));
      const bytes = chunk.bytes?.buffer;
      slot.worker.postMessage(chunk, bytes instanceof ArrayBuffer ? [bytes] : []);
      return result;
    },
    async close() {
      for (const slot of slots) {
        slot.worker.removeAllListeners("exit");
        for (const waiter of slot.waiting.splice(0)) waiter.reject(new Error("the load was broken off"));
      }
      await Promise.all(slots.map((slot) => slot.worker.terminate()));
    },
  };
}

// Logs into the store: files -> chunks -> worker threads (parse, convert, sketch, encode) -> batches -> store.
// Memory is flat: chunks under way are bounded by the pool, and reading waits while a batch is being stored and the next is full.
// Loading is repeatable at any point: a batch's token is its content, and a repeated id replaces itself.
import { availableParallelism } from "node:os";
import { createConverter, type Defaults } from "../ingest/formats.ts";
import { expandInputs, type InputFile, type RecordChunk, readChunks } from "../ingest/sources.ts";
import type { ContentState } from "../model/exchange.ts";
import type { Reject } from "../model/reject.ts";
import { compact, insertRows } from "../store/exchanges.ts";
import type { Store } from "../store/open.ts";
import { tokenOf, writeRejects } from "../store/records.ts";
import { type ConvertPool, createConvertPool } from "./convert-pool.ts";
import type { ConvertedChunk } from "./convert-worker.ts";
import { createTally, type RejectTally } from "./tally.ts";

export interface LoadOptions {
  /** Paths, patterns, folders, or "-". */
  inputs: string[];
  /** One of FORMATS (ingest/formats.ts). */
  format: string;
  /** For records that do not say it themselves. */
  defaults?: Defaults;
  /** Conversion threads; default one less than the cores, 2 to 8: this thread and the engine need little beside them. */
  workers?: number;
  /** Rows in one insert; default 100,000. Fewer cost more merging. */
  batchRows?: number;
  /** Called after every chunk, often; throttle on the caller's side. */
  onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  read: number;
  accepted: number;
  rejected: number;
  /** Bytes of input as stored, so far and in all; the total is 0 when it is not known (stdin). */
  bytesRead: number;
  bytesTotal: number;
}

export interface LoadSummary {
  /** Records seen: accepted and rejected. A repeated id counts here each time it occurs, in the store once. */
  read: number;
  accepted: number;
  rejected: number;
  rejects: RejectTally[];
  /** Accepted exchanges by state of the request's text. */
  states: Partial<Record<ContentState, number>>;
  /** Formats recognised. */
  formats: string[];
  files: number;
  bytes: number;
  /** Where the time went, milliseconds. Worker times are sums over threads; read and store are waits of the main thread. */
  stageMs: { total: number; read: number; parse: number; sketch: number; store: number; compact: number };
}

/** Rows, or bytes, that make a batch. Larger ones make fewer parts to merge; this many keep two in memory without harm. */
const BATCH_ROWS = 100_000;
const BATCH_BYTES = 64 * 1024 * 1024;
const BATCH_REJECTS = 10_000;
const DEFAULT_WORKERS = Math.min(8, Math.max(2, availableParallelism() - 1));

/** @throws AppError INPUT_* for what the operator can mend, STORE_* for the store. */
export async function load(store: Store, options: LoadOptions): Promise<LoadSummary> {
  const startMs = performance.now();
  const stageMs = { total: 0, read: 0, parse: 0, sketch: 0, store: 0, compact: 0 };
  // Refuses an unknown format here, in words; a worker could only die of it.
  createConverter(options.format);
  const files = await expandInputs(options.inputs);
  const bytesTotal = files.some((file) => file.sizeBytes === 0) ? 0 : files.reduce((sum, f) => sum + f.sizeBytes, 0);
  const pool = createConvertPool(options.workers ?? DEFAULT_WORKERS, {
    format: options.format,
    defaults: options.defaults ?? {},
  });
  const tally = createTally();
  const batches = createBatches(store, options.batchRows ?? BATCH_ROWS, (ms) => {
    stageMs.store += ms;
  });
  const formats = new Set<string>();
  let bytes = 0;
  try {
    for await (const step of converted(files, pool, (ms) => {
      stageMs.read += ms;
    })) {
      if (step.result === undefined) {
        tally.endOfFile(step.file);
        continue;
      }
      bytes += step.bytesRead;
      tally.add(step.result);
      if (step.result.accepted > 0) formats.add(step.result.format);
      stageMs.parse += step.result.busyMs - step.result.sketchMs;
      stageMs.sketch += step.result.sketchMs;
      await batches.add(step.result);
      const { accepted, rejected } = tally;
      options.onProgress?.({ read: accepted + rejected, accepted, rejected, bytesRead: bytes, bytesTotal });
    }
    await batches.flush();
    tally.endOfInput();
  } finally {
    await pool.close();
    await batches.settle();
  }
  const compactMs = performance.now();
  await compact(store);
  stageMs.compact = performance.now() - compactMs;
  stageMs.total = performance.now() - startMs;
  const { accepted, rejected, states } = tally;
  return {
    read: accepted + rejected,
    accepted,
    rejected,
    rejects: tally.rejects(),
    states,
    formats: [...formats].sort(),
    files: files.length,
    bytes,
    stageMs,
  };
}

/** A converted chunk, or (no `result`) the end of a file. */
interface Step {
  file: string;
  bytesRead: number;
  result?: ConvertedChunk;
}

/** Results in the order of the input, with up to the pool's capacity under way. */
async function* converted(files: InputFile[], pool: ConvertPool, waited: (ms: number) => void): AsyncGenerator<Step> {
  const underWay: Promise<Step>[] = [];
  const chunks = everyChunk(files);
  try {
    for (;;) {
      const fromMs = performance.now();
      const { done, value } = await chunks.next();
      waited(performance.now() - fromMs);
      if (done === true) break;
      const { file, bytesRead } = value;
      const step =
        "end" in value
          ? Promise.resolve({ file, bytesRead })
          : pool.convert(value).then((result): Step => ({ file, bytesRead, result }));
      // Whoever awaits it sees the error; until then it must not count as unhandled.
      step.catch(() => {});
      underWay.push(step);
      if (underWay.length >= pool.capacity) yield await (underWay.shift() as Promise<Step>);
    }
    for (const step of underWay) yield await step;
  } finally {
    await chunks.return(undefined);
  }
}

async function* everyChunk(
  files: InputFile[],
): AsyncGenerator<RecordChunk | { file: string; bytesRead: number; end: true }> {
  for (const file of files) {
    yield* readChunks(file);
    yield { file: file.path, bytesRead: 0, end: true };
  }
}

interface Batches {
  add(result: ConvertedChunk): Promise<void>;
  flush(): Promise<void>;
  /** Waits for what is under way, without its error: for the way out. */
  settle(): Promise<void>;
}

/** Collects rows while the batch before is being stored; one insert at a time. */
function createBatches(store: Store, batchRows: number, spent: (ms: number) => void): Batches {
  let parts: Uint8Array[] = [];
  let rows = 0;
  let bytes = 0;
  let rejects: Reject[] = [];
  let underWay: Promise<void> = Promise.resolve();

  const insert = async (body: Uint8Array[]): Promise<void> => {
    const fromMs = performance.now();
    await insertRows(store, body, tokenOf(body));
    spent(performance.now() - fromMs);
  };
  const send = async (): Promise<void> => {
    await underWay;
    if (rows > 0) {
      underWay = insert(parts);
      underWay.catch(() => {});
      parts = [];
      rows = 0;
      bytes = 0;
    }
  };
  const sendRejects = async (): Promise<void> => {
    const these = rejects;
    rejects = [];
    await writeRejects(store, these);
  };
  return {
    async add(result) {
      if (result.accepted > 0) {
        parts.push(result.rows);
        rows += result.accepted;
        bytes += result.rows.length;
      }
      for (const reject of result.rejects) rejects.push(reject);
      if (rows >= batchRows || bytes >= BATCH_BYTES) await send();
      if (rejects.length >= BATCH_REJECTS) await sendRejects();
    },
    async flush() {
      await send();
      await underWay;
      await sendRejects();
    },
    settle: () => underWay.catch(() => {}),
  };
}

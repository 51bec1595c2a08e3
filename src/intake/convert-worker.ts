// A worker thread: chunks of records in, encoded rows and rejects out. All that costs time per exchange happens here:
// parsing, converting, sketching, encoding. Nothing is kept between chunks but the recognised format.
import { parentPort, workerData } from "node:worker_threads";
import { createConverter, type Defaults } from "../ingest/formats.ts";
import { convertChunk } from "../ingest/parse-line.ts";
import type { RecordChunk } from "../ingest/sources.ts";
import type { ContentState, Exchange } from "../model/exchange.ts";
import type { Reject } from "../model/reject.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { toRow } from "../sketch/row.ts";
import { encodeRow } from "../store/exchange-codec.ts";
import { createRowWriter } from "../store/row-binary.ts";

/** What a worker is started with. */
export interface ConvertStart {
  format: string;
  defaults: Defaults;
}

export interface ConvertedChunk {
  /** RowBinary of the accepted rows; may be empty. */
  rows: Uint8Array;
  accepted: number;
  rejects: Reject[];
  /** Accepted rows by state of the request's text. */
  states: Partial<Record<ContentState, number>>;
  /** The record's format as last recognised. */
  format: string;
  /** Time this worker spent on the chunk, milliseconds: all of it, and the sketching in it. */
  busyMs: number;
  sketchMs: number;
}

const { format, defaults } = workerData as ConvertStart;
const converter = createConverter(format, defaults);
const writer = createRowWriter(2 << 20);

function convert(chunk: RecordChunk): ConvertedChunk {
  const startMs = performance.now();
  const rejects: Reject[] = [];
  const states: ConvertedChunk["states"] = {};
  let accepted = 0;
  let sketchMs = 0;
  const keep = (row: ExchangeRow): void => {
    encodeRow(writer, row);
    accepted++;
    states[row.request_state] = (states[row.request_state] ?? 0) + 1;
  };
  const sketch = (exchange: Exchange): void => {
    const fromMs = performance.now();
    const row = toRow(exchange);
    sketchMs += performance.now() - fromMs;
    keep(row);
  };
  convertChunk(chunk, converter, { exchange: sketch, row: keep, reject: (reject) => rejects.push(reject) });
  const rows = writer.take();
  return { rows, accepted, rejects, states, format: converter.name(), busyMs: performance.now() - startMs, sketchMs };
}

parentPort?.on("message", (chunk: RecordChunk) => {
  const converted = convert(chunk);
  parentPort?.postMessage(converted, [converted.rows.buffer as ArrayBuffer]);
});

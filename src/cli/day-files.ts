// Exchanges as JSON lines, one file a day, gzipped or plain. Two chunks take turns: while one is filled, the other is compressed and
// written on another thread. Where a chunk ends depends on bytes alone, never on timing, so the same exchanges give the same files.
import { createWriteStream, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Exchange } from "../model/exchange.ts";
import type { SketchRecord } from "../model/sketch.ts";
import { recordBytes, writeRecord } from "../sketch/record-json.ts";
import { unwritable } from "./write.ts";

/** In time order. A returned promise is to be waited for before the next call (back-pressure). Throws AppError OUTPUT_UNWRITABLE. */
export interface DayFiles {
  exchange(exchange: Exchange): Promise<void> | undefined;
  sketch(record: SketchRecord): Promise<void> | undefined;
  end(): Promise<void>;
}

/** Large enough that a chunk is compressed or written in one go on the other thread, which then need not wait for this one. */
const CHUNK_BYTES = 1 << 20;
/** Level 1, because a world is read once or twice and made often. */
const ZIP = { level: 1, memLevel: 9, chunkSize: CHUNK_BYTES, highWaterMark: CHUNK_BYTES };
const UTF8_BYTES = 3;
const NEWLINE = 0x0a;

/** Bytes to be compressed: `at` of them so far. */
interface Chunk {
  bytes: Buffer;
  view: DataView;
  at: number;
}

interface OpenFile {
  path: string;
  into: Writable;
  /** When all is on disk, or writing has failed. */
  done: Promise<void>;
  failure?: unknown;
}

const DAY_FILE = /^\d{4}-\d{2}-\d{2}\.jsonl(\.gz)?$/;

/** Days of an earlier world in the folder would be read as days of this one. */
export function clearDayFiles(folder: string): void {
  for (const name of readdirSync(folder)) if (DAY_FILE.test(name)) rmSync(join(folder, name));
}

/** `plain`: not compressed; about five times as large, and faster to write. */
export function createDayFiles(folder: string, plain = false): DayFiles {
  let day = "";
  let file: OpenFile | undefined;
  let filling = createChunk();
  let other = createChunk();
  /** When `other` has been taken and may be filled again. */
  let taken: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    if (!file) return;
    const before = taken;
    taken = give(file, filling);
    [filling, other] = [other, filling];
    await before;
    filling.at = 0;
    throwFailure(file);
  };
  const close = async (): Promise<void> => {
    if (!file) return;
    await flush();
    file.into.end();
    await file.done;
    throwFailure(file);
  };
  const add = <T extends { time: string }>(
    value: T,
    append: (value: T, to: Chunk) => void,
  ): Promise<void> | undefined => {
    const date = value.time.slice(0, 10);
    if (date !== day) {
      return close().then(() => {
        day = date;
        file = openFile(join(folder, `${date}.jsonl${plain ? "" : ".gz"}`), plain);
        return add(value, append);
      });
    }
    append(value, filling);
    filling.bytes[filling.at++] = NEWLINE;
    return filling.at < CHUNK_BYTES ? undefined : flush();
  };
  return {
    exchange: (exchange) => add(exchange, appendText),
    sketch: (record) => add(record, appendSketch),
    end: close,
  };
}

function openFile(path: string, plain: boolean): OpenFile {
  const target = createWriteStream(path, { highWaterMark: CHUNK_BYTES });
  const zip = plain ? undefined : createGzip(ZIP);
  const file: OpenFile = { path, into: zip ?? target, done: Promise.resolve() };
  file.done = (zip ? pipeline(zip, target) : finished(target)).catch((error: unknown) => {
    file.failure = error;
  });
  return file;
}

/** Resolves on failure too; the failure is told by the file. */
function give(file: OpenFile, chunk: Chunk): Promise<void> {
  return new Promise((resolve) => {
    file.into.write(chunk.bytes.subarray(0, chunk.at), () => resolve());
  });
}

function throwFailure(file: OpenFile): void {
  if (file.failure !== undefined) throw unwritable(file.path, file.failure);
}

function appendText(exchange: Exchange, to: Chunk): void {
  const line = JSON.stringify(exchange);
  reserve(to, UTF8_BYTES * line.length);
  to.at += to.bytes.write(line, to.at);
}

function appendSketch(record: SketchRecord, to: Chunk): void {
  reserve(to, recordBytes(record));
  to.at = writeRecord(record, to.view, to.at);
}

function createChunk(size = CHUNK_BYTES + (CHUNK_BYTES >> 2)): Chunk {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, view: new DataView(bytes.buffer), at: 0 };
}

/** Room for so many bytes and the newline. */
function reserve(chunk: Chunk, bytes: number): void {
  const needed = chunk.at + bytes + 1;
  if (needed <= chunk.bytes.length) return;
  const wider = createChunk(2 * needed);
  chunk.bytes.copy(wider.bytes, 0, 0, chunk.at);
  chunk.bytes = wider.bytes;
  chunk.view = wider.view;
}

// What a converter or a whole file gives, gathered for tests of the readers.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Defaults } from "../../src/ingest/converter.ts";
import { createConverter } from "../../src/ingest/formats.ts";
import { convertChunk } from "../../src/ingest/parse-line.ts";
import { expandInputs, type RecordChunk, readChunks } from "../../src/ingest/sources.ts";
import type { Exchange } from "../../src/model/exchange.ts";
import type { Reject } from "../../src/model/reject.ts";
import type { ExchangeRow } from "../../src/model/sketch.ts";

export interface Collected {
  exchanges: Exchange[];
  rows: ExchangeRow[];
  rejects: Reject[];
  format: string;
}

/** Records through one converter. */
export function convertAll(records: unknown[], format = "auto", defaults: Defaults = {}): Collected {
  return convertChunks([{ file: "f", kind: "records", firstLine: 1, records, bytesRead: 0 }], format, defaults);
}

export function convertChunks(chunks: RecordChunk[], format = "auto", defaults: Defaults = {}): Collected {
  const converter = createConverter(format, defaults);
  const result: Collected = { exchanges: [], rows: [], rejects: [], format: "" };
  for (const chunk of chunks) {
    convertChunk(chunk, converter, {
      exchange: (e) => result.exchanges.push(e),
      row: (r) => result.rows.push(r),
      reject: (r) => result.rejects.push(r),
    });
  }
  return { ...result, format: converter.name() };
}

/** Whole files: expanded, read and converted. */
export async function readAll(patterns: string[], format = "auto", defaults: Defaults = {}): Promise<Collected> {
  const chunks: RecordChunk[] = [];
  for (const file of await expandInputs(patterns)) for await (const chunk of readChunks(file)) chunks.push(chunk);
  return convertChunks(chunks, format, defaults);
}

/** A file with these bytes in a folder of its own; its path. */
export function tempFile(name: string, bytes: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "stillwatch-ingest-")), name);
  writeFileSync(path, bytes);
  return path;
}

/** A contract record, small. */
export function record(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    v: 1,
    id,
    time: "2026-05-04T00:00:07.397Z",
    account: "acct_1",
    model: "m",
    request: { messages: [{ role: "user", content: `question ${id}` }] },
    response: { content: "answer" },
    ...more,
  };
}

/** Stored (uncompressed) zstd frames, RFC 8878: enough to test a reader where no compressor is at hand. */
export function zstdStored(bytes: Uint8Array): Uint8Array {
  const parts: Buffer[] = [];
  const header = Buffer.alloc(9);
  header.writeUInt32LE(0xfd2fb528, 0);
  header[4] = 0xa0; // single segment, content size in 4 bytes
  header.writeUInt32LE(bytes.length, 5);
  parts.push(header);
  const step = 1_000; // a block is lost whole when a file is cut in it
  for (let at = 0; at === 0 || at < bytes.length; at += step) {
    const block = bytes.subarray(at, at + step);
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (at + step >= bytes.length ? 1 : 0), 0, 3);
    parts.push(head, Buffer.from(block));
  }
  return Buffer.concat(parts);
}

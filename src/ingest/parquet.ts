// Parquet files by row groups. Nested columns and JSON in string columns both occur, also mixed in one file.
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { AppError } from "../errors.ts";
import type { RecordChunk } from "./chunk.ts";

/** Columns that hold an object or a list, which tables without nested types write as JSON text. */
const NESTED = [
  "network",
  "request",
  "response",
  "usage",
  "content_state",
  "sketch",
  "messages",
  "metadata",
  "model_parameters",
];

/** Rows handed on at a time. */
const ROWS = 2_000;

/** The rows as records, a row group in memory at a time. Throws INPUT_FORMAT for a file that is cut or damaged: its index is at its end. */
export async function* readParquet(path: string): AsyncGenerator<RecordChunk> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
    throw new AppError("INPUT_FORMAT", `${path} is a Parquet file without a readable index`, {
      hint: "it is cut off or damaged; write it again",
      cause,
    });
  });
  let first = 0;
  let unaccounted = file.byteLength;
  for (const [index, group] of metadata.row_groups.entries()) {
    const last = first + Number(group.num_rows);
    const share = Math.min(unaccounted, Number(group.total_compressed_size ?? 0n));
    let bytesRead = index === metadata.row_groups.length - 1 ? unaccounted : share;
    unaccounted -= bytesRead;
    let rows: Record<string, unknown>[];
    try {
      rows = await parquetReadObjects({ file, metadata, compressors, rowStart: first, rowEnd: last });
    } catch {
      const reject = {
        reason: "damaged row group",
        detail: `${last - first} rows of row group ${index + 1} are unreadable`,
        place: { file: path, line: first + 1 },
      };
      yield { file: path, kind: "records", firstLine: first + 1, records: [], rejects: [reject], bytesRead };
      first = last;
      continue;
    }
    for (let at = 0; at < rows.length; at += ROWS) {
      const records = rows.slice(at, at + ROWS).map(plain);
      yield { file: path, kind: "records", firstLine: first + at + 1, records, bytesRead };
      bytesRead = 0;
    }
    first = last;
  }
}

/** A row as JSON would have given it: numbers for 64-bit integers, RFC 3339 for times, values for JSON text. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  const record = jsonLike(row) as Record<string, unknown>;
  for (const key of NESTED) {
    const value = record[key];
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) continue;
    try {
      record[key] = JSON.parse(value);
    } catch {
      // Left as text: the format's own check names the field.
    }
  }
  return record;
}

function jsonLike(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(jsonLike);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, jsonLike(inner)]));
}

// From what the operator named to chunks of records: patterns, folders and stdin; compression and layout by content,
// never by file name. Memory holds a few chunks, however long the input.
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { AppError } from "../errors.ts";
import type { Reject } from "../model/reject.ts";
import { CHUNK_BYTES, MAX_LINE_BYTES, type RecordChunk } from "./chunk.ts";
import { compressionOf, decompress, type StreamEnd } from "./decompress.ts";
import { expandPattern, isPattern, walk } from "./globs.ts";
import { splitJson } from "./json-values.ts";
import { layoutOf } from "./layout.ts";
import { splitLines } from "./lines.ts";
import { readParquet } from "./parquet.ts";
import { parseRecord } from "./parse-line.ts";
import { peek, pieceReader } from "./pieces.ts";
import { createTranscript } from "./transcript.ts";

export { MAX_LINE_BYTES, type RecordChunk } from "./chunk.ts";

export interface InputFile {
  /** Path, or "-" for stdin. */
  path: string;
  /** Bytes as stored; 0 for stdin and pipes. */
  sizeBytes: number;
  /** Stdin, or a pipe under a name: what was read of it is gone. */
  readOnce: boolean;
}

/** In a folder these are never logs; named outright they are read all the same. */
const NOT_LOGS = /\.(?:md|csv|tsv|html?|pdf|png|jpe?g|crc|md5|sha256|tmp|part)$/i;
/** Bedrock's off-loaded bodies and its write test lie between the logs (AWS, model invocation logging). */
const NOT_LOG_KEYS = /BedrockModelInvocationLogs\/.*\/data\/|amazon-bedrock-logs-permission-check|permission-check/;
/** Values handed on at a time from lists and documents. */
const RECORDS = 1_000;

/**
 * The files that patterns, folders (searched whole) and "-" mean, sorted by path, each once.
 * Throws INPUT_MISSING when one means nothing, INPUT_UNREADABLE without permission, INPUT_EMPTY when all are empty.
 */
export async function expandInputs(patterns: string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const pattern of patterns) {
    for (const path of await paths(pattern)) {
      if (path === "-") {
        found.set(path, { path, sizeBytes: 0, readOnce: true });
        continue;
      }
      await access(path, constants.R_OK).catch((cause: unknown) => {
        throw new AppError("INPUT_UNREADABLE", `cannot read ${path}`, { hint: "check its permissions", cause });
      });
      const info = await stat(path);
      found.set(path, { path, sizeBytes: info.isFile() ? info.size : 0, readOnce: !info.isFile() });
    }
  }
  const files = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (files.length === 0)
    throw new AppError("INPUT_MISSING", "no input given", { hint: "name files, folders, patterns or -" });
  if (files.every((file) => file.sizeBytes === 0 && !file.readOnce)) {
    const what = files.length === 1 ? `${files[0].path} is empty` : `all ${files.length} input files are empty`;
    throw new AppError("INPUT_EMPTY", what, {
      hint: `check the export that wrote ${files.length === 1 ? "it" : "them"}`,
    });
  }
  return files;
}

async function paths(pattern: string): Promise<string[]> {
  if (pattern === "-") return ["-"];
  const info = await stat(pattern).catch(() => undefined);
  if (info !== undefined && !info.isDirectory()) return [pattern];
  const files =
    info !== undefined ? await walk(pattern) : isPattern(pattern) ? await expandPattern(pattern) : undefined;
  if (files === undefined) throw new AppError("INPUT_MISSING", `no such file: ${pattern}`, { hint: "check the path" });
  const logs = files.filter((path) => !NOT_LOG_KEYS.test(path) && (info === undefined || !NOT_LOGS.test(path)));
  if (logs.length > 0) return logs;
  throw new AppError(
    "INPUT_MISSING",
    info !== undefined ? `no log files in ${pattern}` : `nothing matches ${pattern}`,
    {
      hint:
        info !== undefined
          ? "name a folder that holds logs"
          : "check the pattern, and quote it so that the shell leaves it alone",
    },
  );
}

/**
 * The records of one file, in order. What is lost on the way is in `rejects`. Throws INPUT_FORMAT for a file that is no
 * log at all, INPUT_UNREADABLE when reading fails. Close the iteration to close the file.
 */
export async function* readChunks(file: InputFile): AsyncGenerator<RecordChunk> {
  const pieces = pieceReader(file.path);
  const head = await peek(pieces, 4);
  const compression = compressionOf(head);
  if (compression === "parquet") {
    await pieces.return();
    if (file.readOnce)
      throw new AppError("INPUT_FORMAT", "Parquet cannot be read from stdin or a pipe", { hint: "name the file" });
    yield* readParquet(file.path);
    return;
  }
  const end: StreamEnd = {};
  const plain = compression === "none" ? pieces.rest(false) : decompress(compression, pieces.rest(true), end);
  yield* readText(file.path, plain, end, () => pieces.taken());
}

async function* readText(
  file: string,
  plain: AsyncIterable<Uint8Array>,
  end: StreamEnd,
  taken: () => number,
): AsyncGenerator<RecordChunk> {
  let rejects: Reject[] = [];
  let counted = 0;
  const lose = (reason: string, detail: string, line: number): void => {
    rejects.push({ reason, detail, place: { file, line } });
  };
  /** Adds what was lost and read since the chunk before. */
  const chunk = (part: Pick<RecordChunk, "kind" | "firstLine" | "bytes" | "records">): RecordChunk => {
    const bytesRead = taken() - counted;
    counted += bytesRead;
    const result: RecordChunk = { file, ...part, bytesRead };
    if (rejects.length > 0) result.rejects = rejects;
    rejects = [];
    return result;
  };
  const { layout, source } = await layoutOf(plain, file);
  let line = 0;
  let tailLost = false;
  if (layout === "empty") {
    if (end.fault === undefined) lose("empty file", "no bytes", 1);
  } else if (layout === "json") {
    let records: unknown[] = [];
    for await (const piece of splitJson(source)) {
      line++;
      if (piece.fault !== undefined || !parses(piece.bytes, records)) {
        if (records.length > 0) yield chunk({ kind: "records", firstLine: line - records.length, records });
        records = [];
        tailLost = piece.fault === "truncated";
        if (tailLost) lose("truncated", "the file ends inside a record", line);
        else if (piece.fault === "too long") lose("record too long", `over ${MAX_LINE_BYTES} bytes`, line);
        else lose("not JSON", `${piece.bytes.length} bytes`, line);
      } else if (records.length >= RECORDS) {
        yield chunk({ kind: "records", firstLine: line - records.length + 1, records });
        records = [];
      }
    }
    if (records.length > 0) yield chunk({ kind: "records", firstLine: line - records.length + 1, records });
  } else if (layout === "stream") {
    const transcript = createTranscript();
    for await (const block of splitLines(source)) {
      line = block.firstLine;
      for (const bytes of linesOf(block.bytes)) {
        const lost = transcript.line(bytes, { file, line });
        if (lost !== undefined) lose(lost.reason, lost.detail, line);
        line++;
      }
      yield chunk({ kind: "records", firstLine: block.firstLine, records: transcript.take(false) });
    }
    yield chunk({ kind: "records", firstLine: 1, records: transcript.take(true) });
  } else {
    for await (const block of splitLines(source, 1, CHUNK_BYTES)) {
      line = block.nextLine - 1;
      if (block.tooLong !== undefined) {
        lose("record too long", `${block.tooLong} bytes, the limit is ${MAX_LINE_BYTES}`, block.firstLine);
        continue;
      }
      let bytes = block.bytes;
      if (block.open === true) {
        const start = bytes.lastIndexOf(10) + 1;
        tailLost = !parses(bytes.subarray(start), []);
        if (tailLost) {
          lose("truncated", "the file ends inside a record", block.nextLine);
          bytes = bytes.slice(0, start);
        }
      }
      if (bytes.length > 0) yield chunk({ kind: "lines", firstLine: block.firstLine, bytes });
    }
  }
  if (end.fault !== undefined && !tailLost) {
    const trailing = end.fault === "trailing bytes";
    lose(
      end.fault,
      `the compressed stream ${trailing ? "is followed by something else" : "stops before its end"}`,
      line + 1,
    );
  }
  if (rejects.length > 0 || counted < taken()) yield chunk({ kind: "records", firstLine: line + 1, records: [] });
}

/** Appends the parsed record; false if it is no JSON. A blank one is fine and appends nothing. */
function parses(bytes: Uint8Array, records: unknown[]): boolean {
  try {
    const record = parseRecord(bytes);
    if (record !== undefined) records.push(record);
    return true;
  } catch {
    return false;
  }
}

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

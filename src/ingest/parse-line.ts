// The bytes of one record to a value. Tolerates what real logs hold: byte order mark, CRLF, blank lines, raw control
// characters inside strings, and runs of NUL where a machine went down.
import type { Place, Reject } from "../model/reject.ts";
import type { RecordChunk } from "./chunk.ts";
import type { Converter, Emit } from "./converter.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const RAW_CONTROL = /\p{Cc}/u;

/** A value, or undefined for a blank line. Throws SyntaxError. */
export function parseRecord(bytes: Uint8Array): unknown {
  return parseText(decoder.decode(bytes));
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error of JSON.parse quotes what it found, which may be prompt text: the one thrown further is ours.
    const clean = text.replace(/^\ufeff/, "").replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, "");
    if (clean === "") return undefined;
    const data = /^data:\s*/.exec(clean);
    if (data !== null)
      return clean.slice(data[0].length) === "[DONE]" ? undefined : parseText(clean.slice(data[0].length));
    if (clean.length === text.length && !RAW_CONTROL.test(clean)) throw new SyntaxError("not JSON");
    try {
      return JSON.parse(clean.replace(new RegExp(RAW_CONTROL, "gu"), " "));
    } catch {
      throw new SyntaxError("not JSON");
    }
  }
}

/** Converts every record of a chunk. A line that is no JSON is a reject; nothing is thrown for what the input holds. */
export function convertChunk(chunk: RecordChunk, converter: Converter, emit: Emit): void {
  for (const reject of chunk.rejects ?? []) emit.reject(reject);
  let line = chunk.firstLine;
  for (const record of chunk.records ?? []) converter.convert(record, { file: chunk.file, line: line++ }, emit);
  const bytes = chunk.bytes;
  if (bytes === undefined) return;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = 0; start < bytes.length; line++) {
    let end = view.indexOf(10, start);
    if (end < 0) end = bytes.length;
    const place = { file: chunk.file, line };
    if (end > start) convertLine(view.subarray(start, end), place, converter, emit);
    start = end + 1;
  }
}

function convertLine(bytes: Buffer, place: Place, converter: Converter, emit: Emit): void {
  let record: unknown;
  try {
    record = parseRecord(bytes);
  } catch {
    emit.reject(notJson(bytes.length, place));
    return;
  }
  if (record !== undefined) converter.convert(record, place, emit);
}

export function notJson(lengthBytes: number, place: Place): Reject {
  return { reason: "not JSON", detail: `${lengthBytes} bytes`, place };
}

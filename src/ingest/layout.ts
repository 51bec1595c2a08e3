// How the records of a text are laid out, told from its first mebibyte: one a line, a list or printed documents, a saved
// event stream; or not a log at all.
import { AppError } from "../errors.ts";
import { CHUNK_BYTES } from "./chunk.ts";
import { parseRecord } from "./parse-line.ts";
import { isStreamEvent } from "./transcript.ts";

export type Layout = "empty" | "lines" | "json" | "stream";

/** The layout, and the source again from its start. Throws INPUT_FORMAT for binary data, archives, UTF-16 and text that holds no JSON. */
export async function layoutOf(
  source: AsyncIterable<Uint8Array>,
  file: string,
): Promise<{ layout: Layout; source: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  let ended = false;
  // Only as far as needed: the first line that is not blank, whole, and the start of the next.
  while (bytes < CHUNK_BYTES) {
    const step = await iterator.next();
    if (step.done === true) {
      ended = true;
      break;
    }
    head.push(step.value.slice());
    bytes += step.value.length;
  }
  async function* again(): AsyncGenerator<Uint8Array> {
    try {
      yield* head.splice(0);
      for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) yield step.value;
    } finally {
      await iterator.return?.();
    }
  }
  const start = Buffer.concat(head);
  const utf16 = isUtf16(start);
  const archive = archiveOf(start);
  const layout = utf16 || archive !== undefined ? undefined : judge(start, ended);
  if (layout === undefined) {
    await iterator.return?.();
    const name = file === "-" ? "stdin" : file;
    if (archive !== undefined)
      throw new AppError("INPUT_FORMAT", `${name} is a ${archive} archive`, {
        hint: "unpack it, and name the files or their folder",
      });
    if (utf16)
      throw new AppError("INPUT_FORMAT", `${name} is UTF-16`, { hint: "make it UTF-8: iconv -f UTF-16 -t UTF-8" });
    throw new AppError("INPUT_FORMAT", `${name} holds no JSON records`, {
      hint: "give JSON Lines (plain, gzip or zstd), JSON, Parquet or a saved event stream",
    });
  }
  return { layout, source: again() };
}

function judge(head: Buffer, ended: boolean): Layout | undefined {
  const text = head.toString("utf8").replace(/^\ufeff/, "");
  if (head.length === 0) return "empty";
  const lines = text.split("\n").map((line) => line.replace(/[\s\p{Cc}]+$/u, ""));
  const first = lines.findIndex((line) => line.replace(/[\s\p{Cc}]+/gu, "") !== "");
  if (first < 0) return ended ? "empty" : "lines";
  const line = lines[first].replace(/^[\s\p{Cc}]+/u, "");
  if (/^(?:data|event|id|retry):/.test(line) || /^: ?\S/.test(line)) return "stream";
  if (line.startsWith("[")) return "json";
  const value = tryParse(line);
  if (isStreamEvent(value)) return "stream";
  if (typeof value === "object") return "lines";
  const next = lines.slice(first + 1).find((candidate) => candidate !== "");
  if (/^\{\s*$|^\{.*[,{[]$/.test(line) && next !== undefined && !next.startsWith("{")) return "json";
  // A first line cut by log rotation, or one line longer than the head: some line must still begin an object.
  return lines.some((candidate) => /^\s*\{\s*(?:"|\}|$)/.test(candidate)) ? "lines" : undefined;
}

/** Archives hold their members' records between headers of their own, and would be read as logs with a line lost here and there. */
function archiveOf(head: Buffer): "zip" | "tar" | undefined {
  if (head.length >= 4 && head.readUInt32BE(0) === ZIP_MEMBER) return "zip";
  return head.toString("latin1", TAR_MAGIC_AT, TAR_MAGIC_AT + 5) === "ustar" ? "tar" : undefined;
}

/** "PK", 3, 4 (PKWARE application note, 4.3.7). */
const ZIP_MEMBER = 0x504b0304;
/** Where a header of POSIX and GNU tar says "ustar". */
const TAR_MAGIC_AT = 257;

/** By its byte order mark, or by the zero byte beside each letter of the first brace or quote. */
function isUtf16(head: Buffer): boolean {
  const [a, b, c, d] = head;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  return marked || (a === 0 && b > 0 && c === 0 && d > 0) || (a > 0 && b === 0 && c > 0 && d === 0);
}

function tryParse(line: string): unknown {
  try {
    return parseRecord(Buffer.from(line));
  } catch {
    return undefined;
  }
}

// Compression recognised by magic bytes, undone as a stream. A stream that is cut off or damaged gives everything up to
// there, and then says so: the end of an unfinished file must not cost what is before it.
import { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";

export type Compression = "none" | "gzip" | "zstd" | "parquet";

/** Why a stream ended before its end; undefined if it did not. */
export interface StreamEnd {
  fault?: "truncated" | "damaged compression";
}

/** By the first four bytes. */
export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  const word = head.length >= 4 ? (head[0] | (head[1] << 8) | (head[2] << 16) | (head[3] << 24)) >>> 0 : 0;
  // 0x184d2a5? are skippable frames, with which pzstd and seekable zstd begin.
  if (word === 0xfd2fb528 || word >>> 4 === 0x184d2a5) return "zstd";
  return word === 0x31524150 ? "parquet" : "none";
}

/** The decompressed bytes. `end.fault` is set once the iteration is over. */
export function decompress(
  kind: "gzip" | "zstd",
  source: AsyncIterable<Uint8Array>,
  end: StreamEnd,
): AsyncIterable<Uint8Array> {
  return kind === "gzip" ? gunzip(source, end) : unzstd(source, end);
}

/** Many members one after the other are one stream, as gzip says. */
async function* gunzip(source: AsyncIterable<Uint8Array>, end: StreamEnd): AsyncGenerator<Uint8Array> {
  const engine = createGunzip({ chunkSize: 256 * 1024 });
  const ready: Uint8Array[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  let wake = (): void => undefined;
  engine.on("data", (bytes: Uint8Array) => ready.push(bytes));
  engine.on("end", () => wake());
  engine.on("error", (error) => {
    failure = error;
    wake();
  });
  try {
    for await (const chunk of source) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.write(chunk, () => resolve());
      });
      yield* ready.splice(0);
      if (failure !== undefined) break;
    }
    // The end is told apart from the last write: an error in it then cannot take decoded bytes with it.
    if (failure === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.end();
      });
    }
    yield* ready.splice(0);
    if (failure !== undefined) end.fault = failure.code === "Z_BUF_ERROR" ? "truncated" : "damaged compression";
  } finally {
    engine.destroy();
  }
}

async function* unzstd(source: AsyncIterable<Uint8Array>, end: StreamEnd): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const engine = new Decompress((bytes) => {
    if (bytes.length > 0) ready.push(bytes);
  });
  let fault: unknown;
  const push = (bytes: Uint8Array, final: boolean): boolean => {
    try {
      engine.push(bytes, final);
      return true;
    } catch (error) {
      fault = error;
      return false;
    }
  };
  let alive = true;
  for await (const chunk of source) {
    // fzstd keeps views of what it is given; a reused read buffer would change under it.
    alive = push(chunk.slice(), false);
    yield* ready.splice(0);
    if (!alive) break;
  }
  if (alive) push(new Uint8Array(0), true);
  yield* ready.splice(0);
  if (fault !== undefined) end.fault = (fault as { code?: number }).code === 5 ? "truncated" : "damaged compression";
}

// Compression recognised by magic bytes, undone as a stream. A stream that is cut off or damaged gives everything up to
// there, and then says so: the end of an unfinished file must not cost what is before it.
import { crc32, createInflateRaw } from "node:zlib";
import { Decompress } from "fzstd";

export type Compression = "none" | "gzip" | "zstd" | "parquet";

/** Why a stream ended before its end; undefined if it did not. */
export interface StreamEnd {
  fault?: "truncated" | "damaged compression" | "trailing bytes";
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

/**
 * Members one after the other are one stream, as gzip says. Each is inflated by itself: node's own Gunzip drops what it has
 * decoded when bytes that are no member follow, or when a checksum is wrong.
 */
async function* gunzip(source: AsyncIterable<Uint8Array>, end: StreamEnd): AsyncGenerator<Uint8Array> {
  let member: Member | undefined;
  /** Bytes of the trailer still to come: checksum and length. */
  let trailer = Buffer.alloc(0);
  let held = Buffer.alloc(0);
  try {
    for await (const chunk of source) {
      let bytes =
        held.length > 0 ? Buffer.concat([held, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      held = Buffer.alloc(0);
      while (bytes.length > 0) {
        if (member === undefined) {
          const header = headerBytes(bytes);
          if (header === "cut") {
            held = Buffer.from(bytes);
            break;
          }
          if (header === "other") {
            // Archives are padded with zeros.
            if (bytes.some((byte) => byte !== 0)) end.fault = "trailing bytes";
            return;
          }
          bytes = bytes.subarray(header);
          member = createMember();
        } else if (!member.complete()) {
          const taken = await member.write(bytes);
          yield* member.output();
          if (member.failed()) {
            end.fault = "damaged compression";
            return;
          }
          bytes = bytes.subarray(taken);
        } else {
          const missing = TRAILER_BYTES - trailer.length;
          trailer = Buffer.concat([trailer, bytes.subarray(0, missing)]);
          bytes = bytes.subarray(missing);
          if (trailer.length < TRAILER_BYTES) break;
          if (trailer.readUInt32LE(0) !== member.checksum()) end.fault = "damaged compression";
          trailer = Buffer.alloc(0);
          member.close();
          member = undefined;
        }
      }
    }
    if (member !== undefined || held.length > 0) end.fault ??= "truncated";
  } finally {
    member?.close();
  }
}

const TRAILER_BYTES = 8;

/** Length of the member header at the start of `bytes` (RFC 1952, 2.3); `cut` when it goes on, `other` when it is none. */
function headerBytes(bytes: Uint8Array): number | "cut" | "other" {
  if (bytes[0] !== 0x1f || (bytes.length > 1 && bytes[1] !== 0x8b)) return "other";
  if (bytes.length < 10) return "cut";
  const flags = bytes[3];
  let at = 10;
  if ((flags & 4) !== 0) {
    if (bytes.length < at + 2) return "cut";
    at += 2 + bytes[at] + bytes[at + 1] * 256;
  }
  // Name and comment end in a zero each.
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) return "cut";
    at = zero + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at > bytes.length ? "cut" : at;
}

interface Member {
  /** Bytes taken; fewer than given when the member ends among them. */
  write(bytes: Uint8Array): Promise<number>;
  /** What was decoded since the last call. */
  output(): Uint8Array[];
  complete(): boolean;
  failed(): boolean;
  /** CRC-32 of everything decoded. */
  checksum(): number;
  close(): void;
}

function createMember(): Member {
  const engine = createInflateRaw({ chunkSize: 128 * 1024 });
  const ready: Uint8Array[] = [];
  let checksum = 0;
  let complete = false;
  let failed = false;
  let wake = (): void => undefined;
  engine.on("data", (bytes: Uint8Array) => {
    checksum = crc32(bytes, checksum);
    ready.push(bytes);
  });
  engine.on("error", () => {
    failed = true;
    wake();
  });
  return {
    async write(bytes) {
      const before = engine.bytesWritten;
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.write(bytes, () => resolve());
      });
      const taken = engine.bytesWritten - before;
      complete = taken < bytes.length;
      return taken;
    },
    output: () => ready.splice(0),
    complete: () => complete,
    failed: () => failed,
    checksum: () => checksum,
    close: () => engine.destroy(),
  };
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

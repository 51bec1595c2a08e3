// The bytes of a file or of stdin, piece by piece, counted, with a look at the head.
import { open } from "node:fs/promises";
import { AppError } from "../errors.ts";

/** Read in pieces of this size, bytes; compressed ones are handed on in small parts because they may grow a thousandfold. */
const PIECE_BYTES = 512 * 1024;
const PACKED_PIECE_BYTES = 32 * 1024;

export interface Pieces {
  /** Bytes taken in so far. */
  taken(): number;
  /** A piece holds until the next is asked for: its memory is used again. */
  rest(packed: boolean): AsyncGenerator<Uint8Array>;
  next(): Promise<Uint8Array | undefined>;
  unread(bytes: Uint8Array): void;
  return(): Promise<void>;
}

/** Reads a file or stdin piece by piece, with a pushback for the look at its head. */
export function pieceReader(path: string): Pieces {
  let taken = 0;
  let back: Uint8Array | undefined;
  const source = path === "-" ? (process.stdin as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]() : fileBytes(path);
  const next = async (): Promise<Uint8Array | undefined> => {
    if (back !== undefined) {
      const bytes = back;
      back = undefined;
      return bytes;
    }
    const step = await source.next();
    if (step.done === true) return undefined;
    taken += step.value.length;
    return step.value;
  };
  const close = async (): Promise<void> => {
    await source.return?.();
  };
  return {
    taken: () => taken,
    next,
    unread: (bytes) => {
      back = bytes;
    },
    return: close,
    async *rest(packed) {
      try {
        for (let bytes = await next(); bytes !== undefined; bytes = await next()) {
          const part = packed ? PACKED_PIECE_BYTES : bytes.length;
          for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part);
        }
      } finally {
        await close();
      }
    },
  };
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const fail = (cause: unknown): never => {
    throw new AppError("INPUT_UNREADABLE", `cannot read ${path}`, {
      hint: "check the file and its permissions",
      cause,
    });
  };
  const handle = await open(path).catch(fail);
  const buffer = new Uint8Array(PIECE_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null).catch(fail);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** At least `count` bytes of the head where there are so many, put back for the reader. */
export async function peek(pieces: Pieces, count: number): Promise<Uint8Array> {
  let head = (await pieces.next()) ?? new Uint8Array(0);
  // A copy before more is read: the piece's memory is used again.
  if (head.length < count) head = head.slice();
  while (head.length < count) {
    const more = await pieces.next();
    if (more === undefined) break;
    head = Buffer.concat([head, more]);
  }
  pieces.unread(head);
  return head;
}

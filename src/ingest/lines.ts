// Bytes in any pieces to chunks of whole lines. Lines are not decoded here: that is the workers' part.
import { CHUNK_BYTES, MAX_LINE_BYTES } from "./chunk.ts";

const NEWLINE = 10;

/** Some whole lines, or (`tooLong`) the place of one that was skipped. */
export interface LineBlock {
  firstLine: number;
  /** Number of the line behind the last newline of the block. */
  nextLine: number;
  bytes: Uint8Array;
  /** Set on a block without bytes: line `firstLine` was longer than the limit, by its length in bytes. */
  tooLong?: number;
  /** The last line has no newline: the file ends in it. */
  open?: boolean;
}

/** Splits at newlines. Blocks reach `chunkBytes` unless the input ends; a line over `maxLineBytes` is not held. */
export async function* splitLines(
  source: AsyncIterable<Uint8Array>,
  firstLine = 1,
  chunkBytes = CHUNK_BYTES,
  maxLineBytes = MAX_LINE_BYTES,
): AsyncGenerator<LineBlock> {
  let line = firstLine;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  /** Bytes at the end of `held` that belong to a line not yet ended. */
  let openBytes = 0;
  let skipped = 0;
  function take(): LineBlock {
    const bytes = join(held, heldBytes);
    const block = { firstLine: line, nextLine: line + countNewlines(bytes), bytes };
    line = block.nextLine;
    held = [];
    heldBytes = 0;
    return block;
  }
  const skip = (lengthBytes: number): LineBlock => {
    const block = { firstLine: line, nextLine: line + 1, bytes: new Uint8Array(0), tooLong: lengthBytes };
    line = block.nextLine;
    return block;
  };
  for await (const piece of source) {
    let rest = piece;
    if (skipped > 0) {
      const end = rest.indexOf(NEWLINE);
      if (end < 0) {
        skipped += rest.length;
        continue;
      }
      yield skip(skipped + end);
      skipped = 0;
      rest = rest.subarray(end + 1);
    }
    // A line already too long is found at the first piece that does not end it, before more of it is held.
    const first = rest.indexOf(NEWLINE);
    if (openBytes + (first < 0 ? rest.length : first) > maxLineBytes) {
      const { whole, wholeBytes } = cut(held, heldBytes - openBytes);
      held = whole;
      heldBytes = wholeBytes;
      if (heldBytes > 0) yield take();
      if (first < 0) {
        skipped = openBytes + rest.length;
        openBytes = 0;
        continue;
      }
      yield skip(openBytes + first);
      openBytes = 0;
      rest = rest.subarray(first + 1);
    }
    const last = rest.lastIndexOf(NEWLINE);
    if (last >= 0 && heldBytes + last + 1 >= chunkBytes) {
      held.push(rest.subarray(0, last + 1));
      heldBytes += last + 1;
      yield take();
      rest = rest.subarray(last + 1);
      openBytes = 0;
    } else if (last >= 0) openBytes = -last - 1;
    if (rest.length > 0) {
      // Sources may reuse their buffer for the next piece.
      held.push(rest.slice());
      heldBytes += rest.length;
      openBytes += rest.length;
    }
  }
  if (skipped > 0) yield skip(skipped);
  if (heldBytes > 0) {
    const open = openBytes > 0;
    yield { ...take(), ...(open ? { open } : {}) };
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The first `length` bytes of the parts. */
function cut(parts: readonly Uint8Array[], length: number): { whole: Uint8Array[]; wholeBytes: number } {
  const whole = join(
    parts,
    parts.reduce((sum, part) => sum + part.length, 0),
  ).subarray(0, length);
  return { whole: length > 0 ? [whole] : [], wholeBytes: length };
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

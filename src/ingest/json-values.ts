// JSON that is not one record a line: a list of records, or records printed over several lines. Cut into the bytes of one
// record each, so that a list of any length streams. A list at the top is taken apart; its elements are the records.
import { MAX_LINE_BYTES } from "./chunk.ts";

/** The bytes of one value; or none and what went wrong with it. */
export interface JsonPiece {
  bytes: Uint8Array;
  fault?: "too long" | "truncated";
}

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, COMMA, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [
  9, 10, 13, 32, 34, 44, 91, 92, 93, 123, 125,
];

export async function* splitJson(
  source: AsyncIterable<Uint8Array>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<JsonPiece> {
  let inList = false;
  /** Open brackets of the value being read; 0 between values. A scalar counts as 1 until its delimiter. */
  let depth = 0;
  let scalar = false;
  let inString = false;
  let escaped = false;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const take = (last: Uint8Array): JsonPiece => {
    const length = heldBytes + last.length;
    const piece: JsonPiece =
      length > maxBytes ? { bytes: new Uint8Array(0), fault: "too long" } : { bytes: join([...held, last]) };
    held = [];
    heldBytes = 0;
    return piece;
  };
  for await (const piece of source) {
    let start = 0;
    for (let i = 0; i < piece.length; i++) {
      const c = piece[i];
      if (inString) {
        if (escaped) escaped = false;
        else if (c === BACKSLASH) escaped = true;
        else if (c === QUOTE) inString = false;
        continue;
      }
      if (depth === 0) {
        if (c === SPACE || c === NEWLINE || c === RETURN || c === TAB || c === COMMA) continue;
        if (c === OPEN_LIST && !inList) inList = true;
        else if (c === CLOSE_LIST) inList = false;
        else {
          start = i;
          depth = 1;
          scalar = c !== OPEN && c !== OPEN_LIST;
          inString = c === QUOTE;
        }
        continue;
      }
      if (scalar) {
        if (c === QUOTE) inString = true;
        else if (c === COMMA || c === CLOSE_LIST || c === NEWLINE || c === OPEN) {
          yield take(piece.subarray(start, i));
          depth = 0;
          i--;
        }
        continue;
      }
      if (c === QUOTE) inString = true;
      else if (c === OPEN || c === OPEN_LIST) depth++;
      else if (c === CLOSE || c === CLOSE_LIST) {
        depth--;
        if (depth === 0) yield take(piece.subarray(start, i + 1));
      }
    }
    if (depth === 0) continue;
    const rest = piece.subarray(start);
    heldBytes += rest.length;
    // Beyond the limit only the length is kept.
    if (heldBytes <= maxBytes) held.push(rest.slice());
    else held = [];
  }
  if (depth > 0 && !scalar) yield { bytes: new Uint8Array(0), fault: heldBytes > maxBytes ? "too long" : "truncated" };
  else if (depth > 0) yield take(new Uint8Array(0));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

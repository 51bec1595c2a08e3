// What stands in for a text embedding of an exchange: capability scores, shape flags, lengths, and shared objects hashed to signs.
// The log keeps sketches, not text, so every method that wants embeddings gets these.
import type { Frame } from "../../frame/frame.ts";
import { mix32 } from "../../math/hash.ts";
import { CAPABILITIES } from "../../model/capability.ts";
import { OBJECT_KINDS } from "../../model/sketch.ts";

const FLAG_BITS = 19;
const HASHED = 32;
export const WIDTH = CAPABILITIES.length + FLAG_BITS + 3 + HASHED;
/** Parts of the request's words; the system prompt and tools are no query. */
const WORDS = new Set(
  OBJECT_KINDS.flatMap((kind, i) => (["clause", "head", "tail", "frame-band"].includes(kind) ? [i] : [])),
);

/** Writes the vector of a row to `into[0 .. WIDTH)`. */
export function featuresOf(frame: Frame, row: number, into: Float64Array): void {
  into.fill(0);
  let at = 0;
  for (let c = 0; c < CAPABILITIES.length; c++) into[at++] = frame.capabilities[row * CAPABILITIES.length + c] / 255;
  for (let bit = 0; bit < FLAG_BITS; bit++) into[at++] = ((frame.flags[row] >>> bit) & 1) * 0.3;
  into[at++] = Math.log1p(frame.userChars[row]) / 10;
  into[at++] = Math.log1p(frame.outputChars[row]) / 10;
  into[at++] = Math.log1p(frame.turns[row]) / 5;
  let norm = 0;
  for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++) {
    const object = frame.objects.values[i];
    if (!WORDS.has(frame.objectKind[object])) continue;
    const hash = mix32(object + 1);
    into[at + (hash % HASHED)] += (hash >>> 31) * 2 - 1;
    norm++;
  }
  for (let k = 0; norm > 0 && k < HASHED; k++) into[at + k] /= Math.sqrt(norm);
}

export function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] - b[k]) * (a[k] - b[k]);
  return Math.sqrt(sum);
}

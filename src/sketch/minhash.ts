// MinHash of word shingles by one-permutation hashing, cut into LSH bands.
// Li, Owen, Zhang: "One Permutation Hashing" (NIPS 2012); empty bins borrow from the next one (Shrivastava and Li, ICML 2014).
import { fold49, mix32 } from "../math/hash.ts";
import type { Words } from "./words.ts";

const EMPTY = 0xffffffff;
const MAX_BINS = 32;
const bins = new Uint32Array(MAX_BINS);

/**
 * LSH band hashes of the unigrams and bigrams of words [from, to). Two texts of Jaccard similarity J share at least one band
 * with probability 1 - (1 - J^rows)^bands. Appends `bands` hashes (49 bits) to `into`; nothing when fewer than 4 words.
 */
export function appendBands(
  words: Words,
  from: number,
  to: number,
  bands: number,
  rows: number,
  seed: number,
  into: number[],
): void {
  if (to - from < 4) return;
  const count = bands * rows;
  bins.fill(EMPTY, 0, count);
  const hash = words.hash;
  let previous = seed;
  for (let i = from; i < to; i++) {
    const h = hash[i];
    place(mix32(h ^ seed), count);
    place(mix32(Math.imul(previous, 0x9e3779b1) ^ h), count);
    previous = h;
  }
  for (let i = 0; i < count; i++) {
    if (bins[i] !== EMPTY) continue;
    // Rotation: take the next filled bin, marked by its distance so that two borrowed bins differ from two drawn ones.
    for (let step = 1; step < count; step++) {
      const other = bins[(i + step) % count];
      if (other !== EMPTY) {
        bins[i] = mix32(other ^ Math.imul(step, 0x85ebca6b));
        break;
      }
    }
  }
  for (let band = 0; band < bands; band++) {
    let a = Math.imul(seed ^ band, 0x27d4eb2f);
    let b = Math.imul(seed + band, 0x165667b1);
    for (let row = 0; row < rows; row++) {
      const v = bins[band * rows + row];
      a = Math.imul(a ^ v, 0x01000193);
      b = Math.imul((b << 7) ^ (b >>> 25) ^ v, 0x85ebca6b);
    }
    into.push(fold49(a, b));
  }
}

/** The high bits choose the bin, the low ones compete in it. */
function place(h: number, count: number): void {
  // floor(h * count / 2^32) in two halves of 16 bits: exact, and without a float.
  const bin = ((h >>> 16) * count + (((h & 0xffff) * count) >>> 16)) >>> 16;
  const value = mix32(h ^ 0x5bd1e995);
  if (value < bins[bin]) bins[bin] = value;
}

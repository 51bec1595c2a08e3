import { describe, expect, it } from "vitest";
import { createRandom } from "../math/random.ts";
import { appendBands } from "./minhash.ts";
import { createWords, type Words } from "./words.ts";

/** Words given as numbers, hashed apart. */
function wordsOf(numbers: readonly number[]): Words {
  const w = createWords();
  numbers.forEach((x, i) => {
    w.hash[i] = Math.imul(x + 1, 0x9e3779b1) >>> 0;
  });
  w.n = numbers.length;
  return w;
}
function bands(numbers: readonly number[], count = 5, rows = 3): number[] {
  const into: number[] = [];
  appendBands(wordsOf(numbers), 0, numbers.length, count, rows, 0x51ed270b, into);
  return into;
}
const shared = (a: number[], b: number[]): number => a.filter((x) => b.includes(x)).length;
const text = (random: { int(n: number): number }, length: number): number[] =>
  Array.from({ length }, () => random.int(50_000));

describe("appendBands", () => {
  it("gives one 49-bit hash a band, nothing under four words, and equal bands for equal words", () => {
    const random = createRandom(1);
    const words = text(random, 24);
    expect(bands(words)).toEqual(bands(words));
    expect(bands(words).length).toBe(5);
    for (const h of bands(words)) expect(Number.isSafeInteger(h) && h > 0 && h < 2 ** 49).toBe(true);
    expect(bands(words.slice(0, 3))).toEqual([]);
    expect(bands(words.slice(0, 4)).length).toBe(5);
  });

  it("gives unrelated texts no band in common", () => {
    const random = createRandom(2);
    let common = 0;
    for (let i = 0; i < 2_000; i++) common += shared(bands(text(random, 24)), bands(text(random, 24)));
    expect(common).toBe(0);
  });

  it("keeps a band under light paraphrase at about the rate of its similarity", () => {
    // One of 24 words exchanged: 3 of 47 shingles on each side, Jaccard 44 / 50 = 0.88; 1 - (1 - 0.88^3)^5 = 0.997.
    // Four of 24: at most 4 + 8 shingles, Jaccard 35 / 59 = 0.59; 1 - (1 - 0.59^3)^5 = 0.69.
    const random = createRandom(3);
    const kept = (changes: number): number => {
      let hits = 0;
      for (let i = 0; i < 1_000; i++) {
        const a = text(random, 24);
        const b = [...a];
        for (let c = 0; c < changes; c++) b[6 * c + random.int(6)] = 50_000 + random.int(50_000);
        if (shared(bands(a), bands(b)) > 0) hits++;
      }
      return hits / 1_000;
    };
    expect(kept(1)).toBeGreaterThan(0.97);
    expect(kept(4)).toBeGreaterThan(0.55);
    expect(kept(4)).toBeLessThan(0.85);
  });

  it("separates short texts whose empty bins borrow from each other", () => {
    const random = createRandom(4);
    let common = 0;
    for (let i = 0; i < 2_000; i++) common += shared(bands(text(random, 4), 4, 4), bands(text(random, 4), 4, 4));
    expect(common).toBe(0);
  });
});

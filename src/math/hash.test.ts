import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold49, hash49, kindOf, mix32, objectOf } from "./hash.ts";

/** Any sequence of 16-bit units: halves of surrogate pairs too. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
const uint32 = fc.integer({ min: 0, max: 0xffffffff });

describe("hash49", () => {
  it("gives a safe integer from 1 to 2^49 - 1 for any string, lone surrogates and NUL included", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const h = hash49(text);
        return Number.isSafeInteger(h) && h >= 1 && h < 2 ** 49 && h === hash49(text);
      }),
    );
    for (const text of ["", "\u0000", "\ud800", "\udfff\ud800"]) expect(Number.isSafeInteger(hash49(text))).toBe(true);
  });

  it("keeps 200,000 near-identical strings apart", () => {
    const seen = new Set<number>();
    for (let i = 0; i < 200_000; i++) seen.add(hash49(`item-${i}`));
    expect(seen.size).toBe(200_000);
  });

  it("uses every bit: each of the 49 is set in about half of the hashes", () => {
    const n = 20_000;
    const ones = new Array<number>(49).fill(0);
    for (let i = 0; i < n; i++) {
      const h = hash49(`word ${i}`);
      for (let bit = 0; bit < 49; bit++) ones[bit] += Math.floor(h / 2 ** bit) % 2;
    }
    for (const count of ones) expect(Math.abs(count / n - 0.5)).toBeLessThan(0.02);
  });
});

describe("fold49", () => {
  it("never gives 0, which stands for none", () => {
    fc.assert(fc.property(uint32, uint32, (a, b) => fold49(a, b) > 0 && fold49(a, b) < 2 ** 49));
    expect(fold49(0, 0)).toBe(1);
  });
});

describe("mix32", () => {
  it("is a bijection with avalanche: one input bit turns about half of the output bits", () => {
    fc.assert(
      fc.property(uint32, uint32, (a, b) => (a === b) === (mix32(a) === mix32(b))),
      { numRuns: 500 },
    );
    let turned = 0;
    for (let i = 0; i < 2_000; i++) {
      let x = mix32(i * 7919) ^ mix32((i * 7919) ^ (1 << (i % 32)));
      for (; x !== 0; x &= x - 1) turned++;
    }
    expect(turned / 2_000).toBeGreaterThan(14);
    expect(turned / 2_000).toBeLessThan(18);
  });
});

describe("objectOf", () => {
  it("keeps the kind in the low 4 bits of a safe integer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 49 - 1 }), fc.integer({ min: 0, max: 15 }), (hash, kind) => {
        const object = objectOf(hash, kind);
        return Number.isSafeInteger(object) && kindOf(object) === kind && Math.floor(object / 16) === hash;
      }),
    );
    expect(objectOf(2 ** 49 - 1, 15)).toBe(Number.MAX_SAFE_INTEGER);
  });
});

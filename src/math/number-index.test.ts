import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNumberIndex } from "./number-index.ts";

const safe = fc.oneof(
  fc.integer({ min: 0, max: 64 }),
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  // Equal low words, different high words.
  fc.integer({ min: 0, max: 2_000_000 }).map((high) => high * 4_294_967_296 + 5),
);

describe("createNumberIndex", () => {
  it("numbers values by first appearance, as a Map would, through growth", () => {
    fc.assert(
      fc.property(fc.array(safe, { maxLength: 300 }), fc.integer({ min: 0, max: 40 }), (values, expected) => {
        const index = createNumberIndex(expected);
        const map = new Map<number, number>();
        for (const value of values) {
          if (!map.has(value)) map.set(value, map.size);
          expect(index.add(value)).toBe(map.get(value));
          expect(index.size).toBe(map.size);
        }
        expect([...index.values()]).toEqual([...map.keys()]);
        for (const value of [...values, 0, 7, Number.MAX_SAFE_INTEGER])
          expect(index.get(value)).toBe(map.get(value) ?? -1);
      }),
    );
  });

  it("holds a million consecutive numbers", () => {
    const index = createNumberIndex(16);
    for (let i = 0; i < 1_000_000; i++) index.add(i * 16 + 1);
    expect(index.size).toBe(1_000_000);
    expect(index.get(16 * 999_999 + 1)).toBe(999_999);
    expect(index.get(16 * 999_999 + 2)).toBe(-1);
  });
});

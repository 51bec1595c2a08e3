import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoTime } from "./iso-time.ts";

describe("isoTime", () => {
  it("says what Date says, in any order, with fractions of a millisecond", () => {
    const start = Date.UTC(2026, 8, 7);
    const times = fc.oneof(
      fc.double({ min: 0, max: Date.UTC(9999, 11, 31), noNaN: true }),
      fc.integer({ min: start - 5, max: start + 130_000 }),
      fc.constantFrom(start - 1, start, start + 59_999, start + 60_000, start + 59_999.9),
    );
    fc.assert(
      fc.property(times, (timeMs) => {
        expect(isoTime(timeMs)).toBe(new Date(timeMs).toISOString());
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

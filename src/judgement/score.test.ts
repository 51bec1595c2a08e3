import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEVELS } from "../model/finding.ts";
import { LEVEL_BITS, levelOf } from "./levels.ts";
import { bitsAt, capFamilies, type Reference, score, type Term } from "./score.ts";
import { FAMILIES } from "./signal.ts";
import { SIGNALS } from "./signals/registry.ts";

const curve = { x: [0, 1, 3], bits: [-2, 0, 4] };
const term = fc.record({
  signal: fc.constantFrom("a", "b", "c"),
  family: fc.constantFrom(...FAMILIES),
  value: fc.constant(0),
  bits: fc.double({ min: -6, max: 6, noNaN: true }),
});

describe("bitsAt", () => {
  it("is linear between the points of the curve and constant beyond them", () => {
    expect([-9, 0, 0.5, 1, 2, 3, 99].map((v) => bitsAt(curve, v))).toEqual([-2, -2, -1, 0, 2, 4, 4]);
  });
});

describe("score", () => {
  const key = {
    intercept: -3,
    weights: { "single-turns": 0.5, coverage: 1, "harvest-shape": 0 },
    curves: { "single-turns": curve, coverage: curve, "harvest-shape": curve },
  };
  const reference: Reference = {
    version: "test",
    description: "",
    keys: { coordination: key, purpose: key, relay: key },
    honest: {},
    membership: { intercept: 0, weights: {} },
  };
  const values = (known: Record<string, number>): Float64Array =>
    Float64Array.from(SIGNALS, (s) => known[s.id] ?? Number.NaN);

  it("adds the weighted bits of what is known to the prior, and names them", () => {
    const { bits, terms } = score(reference, "purpose", values({ "single-turns": 3, coverage: 2, "harvest-shape": 3 }));
    expect(bits).toBe(-3 + 0.5 * 4 + 2);
    expect(terms.map((t) => [t.signal, t.bits])).toEqual([
      ["single-turns", 2],
      ["coverage", 2],
    ]);
  });

  it("takes what is not known for no evidence either way", () => {
    expect(score(reference, "purpose", values({}))).toEqual({ bits: -3, terms: [] });
  });
});

describe("capFamilies", () => {
  const positiveOf = (terms: readonly Term[]): number[] =>
    FAMILIES.map((f) => terms.filter((t) => t.family === f).reduce((sum, t) => sum + t.bits, 0)).filter((b) => b > 0);

  it("lets no family give more than 60 % of the positive bits, whatever the terms", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 20 }), (terms) => {
        const sums = positiveOf(capFamilies(terms));
        const total = sums.reduce((a, b) => a + b, 0);
        for (const bits of sums) expect(bits).toBeLessThanOrEqual(0.6 * total + 1e-9);
      }),
    );
  });

  it("never makes evidence stronger, nor turns it round, and leaves families within their share alone", () => {
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 20 }), (terms) => {
        capFamilies(terms).forEach((capped, i) => {
          expect(Math.abs(capped.bits)).toBeLessThanOrEqual(Math.abs(terms[i].bits));
          expect(capped.bits * terms[i].bits).toBeGreaterThanOrEqual(0);
        });
      }),
    );
    const even: Term[] = FAMILIES.slice(0, 2).map((family) => ({ signal: family, family, value: 0, bits: 3 }));
    expect(capFamilies(even)).toEqual(even);
  });

  it("lets one family alone convict nobody", () => {
    const alone: Term[] = [1, 2, 3].map((bits) => ({ signal: `s${bits}`, family: "identity", value: 0, bits }));
    expect(capFamilies(alone).reduce((sum, t) => sum + t.bits, 0)).toBe(0);
  });
});

describe("levelOf", () => {
  it("rises through the words at even odds, 3 : 1 and 20 : 1", () => {
    const odds = [0.9, 1, 2.9, 3.01, 19, 20.01].map((o) => levelOf(Math.log2(o)));
    expect(odds).toEqual(["none", "low", "low", "moderate", "moderate", "high"]);
    expect(Object.keys(LEVEL_BITS)).toEqual(LEVELS.slice(1));
  });
});

import { describe, expect, it } from "vitest";
import { average, benjaminiHochberg, createELond, eBh, fromP, logFromLogP, softRank } from "./e-values.ts";
import { createRandom, normal, type Random } from "./random.ts";

const mean = (x: number[]): number => x.reduce((s, v) => s + v, 0) / x.length;

/** exp(mu z - mu^2/2) is an e-value of a standard normal z. */
const likelihoodRatio = (z: number, mu: number): number => Math.exp(mu * z - (mu * mu) / 2);

/** False share of the rejections of `m` hypotheses, the first `nulls` of them true, noise shared by a half. */
function falseShare(random: Random, nulls: number, m: number, decide: (e: number[]) => boolean[]): number {
  const common = normal(random);
  const e = Array.from({ length: m }, (_, i) => {
    const z = Math.SQRT1_2 * common + Math.SQRT1_2 * normal(random);
    return likelihoodRatio(z + (i < nulls ? 0 : 5), 3);
  });
  const rejected = decide(e);
  const total = rejected.filter(Boolean).length;
  return total === 0 ? 0 : rejected.slice(0, nulls).filter(Boolean).length / total;
}

describe("fromP", () => {
  it("has the limits Infinity at 0 and 1/2 at 1 and falls between, without a step where the series takes over", () => {
    expect(fromP(0)).toBe(Number.POSITIVE_INFINITY);
    expect(fromP(1)).toBe(0.5);
    expect(fromP(0.001)).toBeCloseTo((0.999 + 0.001 * Math.log(0.001)) / (0.001 * Math.log(0.001) ** 2), 9);
    expect(fromP(1 - 1.001e-3)).toBeCloseTo(fromP(1 - 0.999e-3), 6);
    for (let p = 1e-6; p < 0.999; p *= 1.1) expect(fromP(p)).toBeGreaterThan(fromP(Math.min(1, p * 1.1)));
  });

  it("has mean 1 over uniform p-values", () => {
    // Midpoint rule in u = ln p down to 1e-300; the integral from 0 to p is (1 - p) / -ln p - p, about 1/690 there.
    const bottom = Math.log(1e-300);
    const steps = 200_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const p = Math.exp((bottom * (i + 0.5)) / steps);
      sum += (fromP(p) * p * -bottom) / steps;
    }
    expect(sum).toBeGreaterThan(0.998);
    expect(sum).toBeLessThanOrEqual(1);
  });

  it("is the same in logs and goes on where p underflows", () => {
    for (const p of [1, 0.9, 0.01, 1e-12, 1e-14, 1e-200]) {
      expect(logFromLogP(Math.log(p))).toBeCloseTo(Math.log(fromP(p)), 9);
    }
    expect(logFromLogP(-5000)).toBeCloseTo(5000 - 2 * Math.log(5000), 9);
  });
});

describe("eBh", () => {
  it("rejects the k largest for the greatest k that passes", () => {
    // m = 4, alpha = 0.1: thresholds 40, 20, 13.3, 10.
    expect(eBh([39, 21, 1, 0], 0.1)).toEqual([true, true, false, false]);
    expect(eBh([39, 19, 1, 0], 0.1)).toEqual([false, false, false, false]);
    expect(eBh([10, 10, 10, 10], 0.1)).toEqual([true, true, true, true]);
    expect(eBh([Number.POSITIVE_INFINITY, 0], 0.05)).toEqual([true, false]);
    expect(eBh([], 0.05)).toEqual([]);
  });

  it("keeps the false discovery rate under dependence, and finds what is there", () => {
    const random = createRandom(21);
    const shares = Array.from({ length: 2000 }, () => falseShare(random, 40, 50, (e) => eBh(e, 0.2)));
    expect(mean(shares)).toBeLessThanOrEqual(0.2 * 0.8);
    expect(mean(shares)).toBeGreaterThan(0);
  });
});

describe("benjaminiHochberg", () => {
  it("gives the rejections of the paper's example", () => {
    // Benjamini and Hochberg 1995, section 4.1: at 0.05, four of fifteen.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(p, 0.05).filter(Boolean).length).toBe(4);
    expect(benjaminiHochberg([0.5, 0.001], 0.05)).toEqual([false, true]);
    expect(benjaminiHochberg([0.06], 0.05)).toEqual([false]);
  });

  it("keeps the false discovery rate at the share of nulls for independent p-values", () => {
    const random = createRandom(22);
    const shares = Array.from({ length: 3000 }, () => {
      const p = Array.from({ length: 30 }, (_, i) => random.next() * (i < 24 ? 1 : 1e-4));
      const rejected = benjaminiHochberg(p, 0.1);
      return rejected.slice(0, 24).filter(Boolean).length / Math.max(1, rejected.filter(Boolean).length);
    });
    expect(mean(shares)).toBeGreaterThan(0.07);
    expect(mean(shares)).toBeLessThan(0.09);
  });
});

describe("createELond", () => {
  it("raises the bar with every test and lowers it with every rejection", () => {
    const line = createELond(0.05);
    expect(line.threshold()).toBeCloseTo(Math.PI ** 2 / (6 * 0.05), 9);
    expect(line.test(32)).toBe(false);
    expect(line.threshold()).toBeCloseTo((4 * Math.PI ** 2) / (6 * 0.05), 9);
    expect(line.test(132)).toBe(true);
    expect(line.threshold()).toBeCloseTo((9 * Math.PI ** 2) / (6 * 0.05 * 2), 9);
    expect(line.state).toEqual({ tested: 2, rejected: 1 });
  });

  it("goes on from a stored state as if never stopped, leaving that state alone", () => {
    const stored = { tested: 7, rejected: 2 };
    const line = createELond(0.1, stored);
    expect(line.threshold()).toBeCloseTo((64 * Math.PI ** 2) / (6 * 0.1 * 3), 9);
    line.test(1e9);
    expect(stored).toEqual({ tested: 7, rejected: 2 });
  });

  it("keeps the false discovery rate under dependence", () => {
    const random = createRandom(23);
    const order = Array.from({ length: 60 }, (_, i) => (i * 37) % 60);
    const shares = Array.from({ length: 2000 }, () =>
      falseShare(random, 40, 60, (e) => {
        const line = createELond(0.2);
        const rejected: boolean[] = [];
        for (const i of order) rejected[i] = line.test(e[i]);
        return rejected;
      }),
    );
    expect(mean(shares)).toBeLessThanOrEqual((0.2 * 40) / 60);
  });
});

describe("average", () => {
  it("is the mean, and no evidence for none", () => {
    expect(average([1, 3])).toBe(2);
    expect(average([])).toBe(1);
  });
});

describe("softRank", () => {
  it("has mean 1 over exchangeable draws", () => {
    const random = createRandom(24);
    const e = Array.from({ length: 20_000 }, () =>
      softRank(
        normal(random),
        Array.from({ length: 19 }, () => normal(random)),
        1,
      ),
    );
    expect(mean(e)).toBeGreaterThan(0.97);
    expect(mean(e)).toBeLessThan(1.03);
  });

  it("reaches B + 1 for a statistic far above its draws, without overflow", () => {
    expect(softRank(1e6, [1, 2, 3], 1)).toBe(4);
    expect(softRank(0, [1e6], 1)).toBe(0);
    expect(softRank(2, [2, 2], 5)).toBe(1);
    expect(softRank(5, [], 1)).toBe(1);
  });
});

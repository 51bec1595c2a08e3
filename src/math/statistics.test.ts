import { describe, expect, it } from "vitest";
import { createRandom, normal, poisson } from "./random.ts";
import {
  entropy,
  kaplanMeierMedian,
  kolmogorovSmirnov,
  mad,
  mean,
  median,
  quantile,
  variance,
  wilson,
  zeroTruncatedPoissonRate,
} from "./statistics.ts";

describe("sample summaries", () => {
  it("match numpy on a small sample and leave it unchanged", () => {
    const x = [3, 1, 4, 1, 5, 9, 2, 6];
    expect([0, 0.1, 0.25, 1].map((q) => quantile(x, q))).toEqual([1, 1, 1.75, 9]);
    expect(quantile(x, 0.9)).toBeCloseTo(6.9, 12);
    expect(median(x)).toBe(3.5);
    expect(mean(x)).toBe(31 / 8);
    expect(variance(x)).toBeCloseTo(7.553571428571429, 12);
    expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1.4826);
    expect(x).toEqual([3, 1, 4, 1, 5, 9, 2, 6]);
  });

  it("are NaN for an empty sample", () => {
    expect([median([]), mad([]), mean([]), variance([1])]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe("wilson", () => {
  it("matches scipy and never leaves [0, 1]", () => {
    expect(wilson(8, 20).low).toBeCloseTo(0.2188065, 6);
    expect(wilson(8, 20).high).toBeCloseTo(0.6134185, 6);
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(0, 10).high).toBeCloseTo(0.2775328, 6);
    expect(wilson(10, 10).high).toBe(1);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("entropy", () => {
  it("counts bits", () => {
    expect(entropy([1, 1, 1, 1, 0])).toBe(2);
    expect(entropy([3, 1])).toBeCloseTo(0.811278, 6);
    expect(entropy([7])).toBe(0);
    expect(entropy([])).toBe(0);
  });
});

describe("zeroTruncatedPoissonRate", () => {
  it("solves its equation over the whole range", () => {
    expect(zeroTruncatedPoissonRate(1)).toBe(0);
    for (const [m, rate] of [
      [1.05, 0.09838692892654669],
      [2, 1.593624260040054],
      [5, 4.965114231744277],
      [30, 30],
    ]) {
      expect(zeroTruncatedPoissonRate(m)).toBeCloseTo(rate, 9);
    }
    expect(zeroTruncatedPoissonRate(1 + 1e-7)).toBeCloseTo(2e-7, 12);
  });

  it("recovers the rate of a sample whose zeros were lost", () => {
    const random = createRandom(31);
    const seen = Array.from({ length: 50_000 }, () => poisson(random, 0.7)).filter((k) => k > 0);
    expect(zeroTruncatedPoissonRate(mean(seen))).toBeCloseTo(0.7, 1);
  });
});

describe("kolmogorovSmirnov", () => {
  it("comes close to the exact p-value of a worked example", () => {
    // Values and exact p = 0.5286 from scipy 1.17 ks_2samp.
    const x = [
      0.61, 0.29, 0.06, 0.59, -1.73, -0.74, 0.51, -0.56, 0.39, 1.64, 0.05, -0.06, 0.64, -0.82, 0.37, 1.77, 1.09, -1.28,
      2.36, 1.31, 1.05, -0.32, -0.4, 1.06, -2.47,
    ];
    const y = [
      2.2, 1.66, 1.38, 0.2, 0.36, 0, 0.96, 1.56, 0.44, 1.5, -0.3, 0.66, 2.31, 3.29, -0.27, -0.37, 0.38, 0.7, 0.52,
      -0.71,
    ];
    const { distance, p } = kolmogorovSmirnov(x, y);
    expect(distance).toBeCloseTo(0.23, 12);
    expect(Math.abs(p - 0.5286)).toBeLessThan(0.06);
  });

  it("is 0 apart for equal samples, 1 apart for separate ones, and survives ties", () => {
    expect(kolmogorovSmirnov([1, 2, 2, 3], [1, 2, 2, 3])).toEqual({ distance: 0, p: 1 });
    const apart = kolmogorovSmirnov(
      Array.from({ length: 50 }, (_, i) => i),
      Array.from({ length: 50 }, (_, i) => i + 100),
    );
    expect(apart.distance).toBe(1);
    expect(apart.p).toBeLessThan(1e-15);
  });

  it("rejects equal distributions at about its level", () => {
    const random = createRandom(32);
    let rejected = 0;
    for (let run = 0; run < 1000; run++) {
      const draw = (n: number): number[] => Array.from({ length: n }, () => normal(random));
      if (kolmogorovSmirnov(draw(60), draw(80)).p < 0.05) rejected++;
    }
    expect(rejected).toBeGreaterThan(20);
    expect(rejected).toBeLessThan(70);
  });
});

describe("kaplanMeierMedian", () => {
  it("gives the medians of the 6-MP trial", () => {
    // Freireich et al. 1963, weeks of remission: 23 treated (12 of 21 censored), 8 placebo.
    const treated = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    expect(kaplanMeierMedian(treated, ended)).toBe(23);
    expect(kaplanMeierMedian(placebo, new Uint8Array(21).fill(1))).toBe(8);
  });

  it("is Infinity when more than half outlast the observation", () => {
    expect(kaplanMeierMedian([1, 5, 5], [1, 0, 0])).toBe(Number.POSITIVE_INFINITY);
    expect(kaplanMeierMedian([], [])).toBe(Number.POSITIVE_INFINITY);
  });
});

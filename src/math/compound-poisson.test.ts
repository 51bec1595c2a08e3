import { describe, expect, it } from "vitest";
import { logTail } from "./compound-poisson.ts";
import { createRandom, poisson } from "./random.ts";

const f = (...x: number[]): Float64Array => Float64Array.from(x);

/** P(Poisson(rate) >= k), summed from the largest term down. */
function poissonTail(k: number, rate: number): number {
  let term = Math.exp(-rate);
  for (let i = 1; i <= k; i++) term *= rate / i;
  let sum = 0;
  for (let i = k; i < k + 400; i++) {
    sum += term;
    term *= rate / (i + 1);
  }
  return sum;
}

describe("logTail", () => {
  it("equals the closed Chernoff form for one stratum and stays within its factor of the exact tail", () => {
    for (const [k, rate] of [
      [1, 1e-6],
      [3, 0.01],
      [5, 1],
      [30, 10],
      [200, 100],
    ]) {
      const bound = logTail(k, f(rate), f(1));
      expect(bound).toBeCloseTo(k - rate - k * Math.log(k / rate), 9);
      const exact = Math.log(poissonTail(k, rate));
      expect(bound).toBeGreaterThanOrEqual(exact);
      // Stirling: the first term of the tail alone is the bound over sqrt(2 pi k), times e^(-1/12k).
      expect(bound - exact).toBeLessThanOrEqual(0.5 * Math.log(2 * Math.PI * k) + 1 / (12 * k));
    }
  });

  it("holds against simulated sums of mixed strata", () => {
    const random = createRandom(11);
    const lambda = f(0.5, 0.1, 0.02, 0.005);
    const omega = f(0.7, 2, 5, 11);
    const draws = 200_000;
    const sums = Float64Array.from({ length: draws }, () =>
      lambda.reduce((sum, rate, s) => sum + omega[s] * poisson(random, rate), 0),
    );
    for (const w of [1, 2, 4, 8, 12, 16, 20]) {
      const frequency = sums.reduce((n, x) => n + (x >= w ? 1 : 0), 0) / draws;
      const bound = Math.exp(logTail(w, lambda, omega));
      expect(bound).toBeGreaterThan(frequency);
      expect(bound).toBeLessThan(40 * frequency);
    }
  });

  it("finds the minimum over theta, however unequal the strata", () => {
    const random = createRandom(12);
    for (let run = 0; run < 200; run++) {
      const lambda = Float64Array.from({ length: 12 }, () => 10 ** (6 * random.next() - 7));
      const omega = Float64Array.from({ length: 12 }, () => 20 * random.next());
      const mean = lambda.reduce((sum, rate, s) => sum + rate * omega[s], 0);
      const w = mean + 10 ** (3 * random.next() - 1);
      let least = 0;
      for (let theta = 1e-4; theta < 50; theta *= 1.002) {
        least = Math.min(
          least,
          lambda.reduce((sum, rate, s) => sum + rate * Math.expm1(theta * omega[s]), -theta * w),
        );
      }
      const bound = logTail(w, lambda, omega);
      expect(bound).toBeLessThanOrEqual(least + 1e-9);
      expect(bound).toBeGreaterThanOrEqual(least - 1e-3 * (1 + Math.abs(least)));
    }
  });

  it("says nothing at or below the mean and falls as the sum grows", () => {
    expect(logTail(0, f(1), f(1))).toBe(0);
    expect(logTail(1, f(1), f(1))).toBe(0);
    expect(logTail(0, f(), f())).toBe(0);
    expect(logTail(5, f(0, 1), f(3, 0))).toBe(Number.NEGATIVE_INFINITY);
    let last = 0;
    for (let w = 2; w < 1000; w *= 1.5) {
      const now = logTail(w, f(0.3, 0.001), f(1, 14));
      expect(now).toBeLessThan(last);
      last = now;
    }
  });

  it("loses nothing to strata without rate or weight", () => {
    expect(logTail(9, f(0.1, 0, 3), f(2, 100, 0))).toBeCloseTo(logTail(9, f(0.1), f(2)), 9);
  });
});

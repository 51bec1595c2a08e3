// Probabilities against what came true: ten bins and the Brier score, kept as sums so that worlds can be pooled.
import { wilson } from "../math/statistics.ts";

export const BINS = 10;

export interface Reliability {
  n: number[];
  /** Sum of the probabilities said, by bin of the probability. */
  said: number[];
  /** How often it was so. */
  was: number[];
  squaredError: number;
}

export interface ReliabilityBin {
  n: number;
  said: number;
  was: number;
  low: number;
  high: number;
}

export function createReliability(): Reliability {
  const zero = (): number[] => new Array<number>(BINS).fill(0);
  return { n: zero(), said: zero(), was: zero(), squaredError: 0 };
}

/** `probability` in [0, 1]. */
export function addTo(into: Reliability, probability: number, was: boolean): void {
  const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
  into.n[bin]++;
  into.said[bin] += probability;
  into.was[bin] += was ? 1 : 0;
  into.squaredError += (probability - (was ? 1 : 0)) ** 2;
}

export function pool(parts: readonly Reliability[]): Reliability {
  const sum = createReliability();
  for (const part of parts) {
    for (const key of ["n", "said", "was"] as const) for (let i = 0; i < BINS; i++) sum[key][i] += part[key][i];
    sum.squaredError += part.squaredError;
  }
  return sum;
}

/** Brier 1950; expected calibration error: mean distance of said and true over the bins, by size. NaN for nothing said. */
export function summaryOf(r: Reliability): {
  n: number;
  brier: number;
  calibrationError: number;
  bins: ReliabilityBin[];
} {
  const n = r.n.reduce((a, b) => a + b, 0);
  const bins = r.n.map((count, i) => {
    const { low, high } = wilson(r.was[i], count);
    return { n: count, said: r.said[i] / count, was: r.was[i] / count, low, high };
  });
  const calibrationError = bins.reduce((sum, b) => sum + (b.n === 0 ? 0 : (b.n / n) * Math.abs(b.said - b.was)), 0);
  return { n, brier: r.squaredError / n, calibrationError: n === 0 ? Number.NaN : calibrationError, bins };
}

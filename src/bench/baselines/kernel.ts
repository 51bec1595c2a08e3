// Maximum mean discrepancy in linear time: an RBF mixture as random Fourier features, so that a window is the mean of its vectors.
// Gretton et al. 2012 (JMLR 13:723); Rahimi and Recht 2007.
import type { Frame } from "../../frame/frame.ts";
import { createRandom, normal, type Random } from "../../math/random.ts";
import { median } from "../../math/statistics.ts";
import { distance, featuresOf, WIDTH } from "./exchange-features.ts";

/**
 * Bandwidths are multiples of the median distance, as in the window test: the widest, and each next one half of it (4, 2, 1, 0.5). Halving a
 * bandwidth doubles its angles, so one set of frequencies serves them all by the double-angle formulae.
 */
const WIDEST = 4;
const BANDWIDTHS = 4;
const FREQUENCIES = 32;
const PAIRS = 2_000;

export interface Kernel {
  /** Mean feature vector of the rows. */
  meanOf(rows: ArrayLike<number>): Float64Array;
}

/** Bandwidths come from `sample`. */
export function createKernel(frame: Frame, sample: ArrayLike<number>, seed: number): Kernel {
  const random = createRandom(seed);
  const width = medianDistance(frame, sample, random);
  const frequencies = Array.from({ length: FREQUENCIES }, () =>
    Float64Array.from({ length: WIDTH }, () => normal(random) / (WIDEST * width)),
  );
  const vector = new Float64Array(WIDTH);
  // Every |z(x)| is 1: cosine and sine of each angle, divided by the root of their number.
  const scale = 1 / Math.sqrt(FREQUENCIES * BANDWIDTHS);
  return {
    meanOf(rows) {
      const mean = new Float64Array(2 * FREQUENCIES * BANDWIDTHS);
      for (let i = 0; i < rows.length; i++) {
        featuresOf(frame, rows[i], vector);
        for (let f = 0, at = 0; f < FREQUENCIES; f++) {
          const frequency = frequencies[f];
          let angle = 0;
          for (let k = 0; k < WIDTH; k++) angle += frequency[k] * vector[k];
          let cos = Math.cos(angle);
          let sin = Math.sin(angle);
          for (let b = 0; b < BANDWIDTHS; b++) {
            mean[at++] += cos;
            mean[at++] += sin;
            sin = 2 * sin * cos;
            cos = 2 * cos * cos - 1;
          }
        }
      }
      return mean.map((sum) => (sum * scale) / rows.length);
    },
  };
}

/** Unbiased squared MMD of two windows of n and m rows, from their means. */
export function squaredMmd(a: Float64Array, n: number, b: Float64Array, m: number): number {
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let k = 0; k < a.length; k++) {
    aa += a[k] * a[k];
    bb += b[k] * b[k];
    ab += a[k] * b[k];
  }
  return (n * aa - 1) / (n - 1) + (m * bb - 1) / (m - 1) - 2 * ab;
}

function medianDistance(frame: Frame, sample: ArrayLike<number>, random: Random): number {
  const a = new Float64Array(WIDTH);
  const b = new Float64Array(WIDTH);
  const distances = Array.from({ length: PAIRS }, () => {
    featuresOf(frame, sample[random.int(sample.length)], a);
    featuresOf(frame, sample[random.int(sample.length)], b);
    return distance(a, b);
  });
  return Math.max(1e-6, median(distances));
}

// One signal's curve: bits per value from binned rates of the two classes, made monotone.
import type { Curve } from "../../src/judgement/score.ts";
import { isotonic, isotonicAt } from "../../src/math/logistic.ts";

const BINS = 10;
/** Weight added to every bin on both sides: a bin nobody has seen says nothing, and of what one in fifty do hardly more is to be learned. */
export const SMOOTHING = 0.02;
const CLIP_BITS = 4;

/**
 * `direction`: 1 rising, -1 falling, 0 whichever fits. `smoothing`: share of a class below which a bin's rate is not believed. Undefined when
 * the signal is known too seldom, or of one class only.
 */
export function fitCurve(
  values: (number | null)[],
  label: Uint8Array,
  weight: Float64Array,
  direction: 1 | -1 | 0,
  smoothing = SMOOTHING,
): Curve | undefined {
  const known = values
    .map((v, i) => ({ v, i }))
    .filter((p): p is { v: number; i: number } => p.v !== null)
    .sort((a, b) => a.v - b.v);
  if (known.length < 20) return undefined;
  const total = known.reduce((sum, p) => sum + weight[p.i], 0);
  const bins: { x: number; w: number; positive: number; negative: number }[] = [];
  let run: { x: number; w: number; positive: number; negative: number } | undefined;
  known.forEach((p, k) => {
    run ??= { x: 0, w: 0, positive: 0, negative: 0 };
    run.x += p.v * weight[p.i];
    run.w += weight[p.i];
    if (label[p.i] === 1) run.positive += weight[p.i];
    else run.negative += weight[p.i];
    // Equal values stay in one bin.
    if (run.w >= total / BINS && known[k + 1]?.v !== p.v) {
      bins.push(run);
      run = undefined;
    }
  });
  if (run !== undefined) bins.push(run);
  if (bins.length < 2) return undefined;
  const positives = bins.reduce((s, b) => s + b.positive, 0);
  const negatives = bins.reduce((s, b) => s + b.negative, 0);
  if (positives === 0 || negatives === 0) return undefined;
  const x = Float64Array.from(bins, (b) => b.x / b.w);
  const bits = Float64Array.from(bins, (b) =>
    Math.log2((b.positive / positives + smoothing) / (b.negative / negatives + smoothing)),
  );
  const w = Float64Array.from(bins, (b) => b.w);
  const rising = direction === 0 ? correlation(x, bits, w) >= 0 : direction === 1;
  const fit = isotonic(x, rising ? bits : bits.map((b) => -b), w);
  return {
    x: Array.from(x, (v) => round(v)),
    bits: Array.from(x, (v) =>
      round(Math.max(-CLIP_BITS, Math.min(CLIP_BITS, (rising ? 1 : -1) * isotonicAt(fit, v)))),
    ),
  };
}

function correlation(x: Float64Array, y: Float64Array, w: Float64Array): number {
  // Ranks of bins, not their values: one far bin must not decide the direction.
  const total = w.reduce((a, b) => a + b, 0);
  const meanX = x.reduce((s, _, i) => s + w[i] * i, 0) / total;
  const meanY = y.reduce((s, v, i) => s + w[i] * v, 0) / total;
  return x.reduce((s, _, i) => s + w[i] * (i - meanX) * (y[i] - meanY), 0);
}

const round = (v: number): number => Number(v.toPrecision(5));

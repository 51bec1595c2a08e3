// Summaries of samples and counts. An empty sample gives NaN, never a made-up 0; inputs are never changed.

/** A sorted copy. */
function ascending(x: ArrayLike<number>): Float64Array {
  return Float64Array.from(x).sort();
}

/** Quantile q in [0, 1] by linear interpolation (Hyndman and Fan 1996, type 7). NaN for an empty sample. */
export function quantile(x: ArrayLike<number>, q: number): number {
  return quantileOfSorted(ascending(x), q);
}

/** The same for a sample already in ascending order, without a copy. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return below === above ? sorted[below] : sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

export function median(x: ArrayLike<number>): number {
  return quantile(x, 0.5);
}

/** Median absolute deviation from the median, times 1.4826: estimates the standard deviation of a normal sample. */
export function mad(x: ArrayLike<number>): number {
  const centre = median(x);
  return 1.4826 * median(Float64Array.from(x, (v) => Math.abs(v - centre)));
}

export function mean(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i];
  return x.length === 0 ? Number.NaN : sum / x.length;
}

/** Sample variance, divisor n - 1. NaN for fewer than two values. */
export function variance(x: ArrayLike<number>): number {
  const centre = mean(x);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - centre) ** 2;
  return x.length < 2 ? Number.NaN : sum / (x.length - 1);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Score interval of a proportion k / n at z standard deviations, default 95 % (Wilson 1927). [0, 1] for n = 0. */
export function wilson(k: number, n: number, z = 1.959964): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const zz = z * z;
  const centre = (k + zz / 2) / (n + zz);
  const half = (z / (n + zz)) * Math.sqrt((k * (n - k)) / n + zz / 4);
  return { low: k <= 0 ? 0 : centre - half, high: k >= n ? 1 : centre + half };
}

/** Of how many equally common kinds these counts are as mixed (Hill 1973, order 1); 1 for none. */
export function effectiveNumber(counts: Iterable<number>): number {
  return 2 ** entropy([...counts]);
}

/** Shannon entropy of counts or weights, in bits; 0 for none. */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] <= 0) continue;
    total += counts[i];
    sum += counts[i] * Math.log2(counts[i]);
  }
  return total === 0 ? 0 : Math.max(0, Math.log2(total) - sum / total);
}

/**
 * Rate of a Poisson count of which only non-zero values are seen, from their mean: solves rate / (1 - e^-rate) = mean
 * (maximum likelihood; David and Johnson 1952). 0 when mean <= 1.
 */
export function zeroTruncatedPoissonRate(mean: number): number {
  if (!(mean > 1)) return 0;
  if (mean < 1 + 1e-9) return 2 * (mean - 1);
  // The left side is convex and rising, so Newton from above the root only falls towards it.
  let rate = Math.min(mean, 2 * (mean - 1));
  for (let i = 0; i < 100; i++) {
    const seen = -Math.expm1(-rate);
    const slope = (seen - rate * Math.exp(-rate)) / (seen * seen);
    const step = (rate / seen - mean) / slope;
    rate -= step;
    if (Math.abs(step) <= 1e-14 * rate) break;
  }
  return rate;
}

export interface KolmogorovSmirnov {
  /** Greatest distance of the two distribution functions, [0, 1]. */
  readonly distance: number;
  /** Two-sided p-value, asymptotic with Stephens' 1970 correction: fair from about 10 values a side, ties conservative. */
  readonly p: number;
}

/** Two-sample Kolmogorov-Smirnov test. NaN when a sample is empty. */
export function kolmogorovSmirnov(x: ArrayLike<number>, y: ArrayLike<number>): KolmogorovSmirnov {
  const a = ascending(x);
  const b = ascending(y);
  if (a.length === 0 || b.length === 0) return { distance: Number.NaN, p: Number.NaN };
  let distance = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === at) i++;
    while (j < b.length && b[j] === at) j++;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const scaled = (root + 0.12 + 0.11 / root) * distance;
  // Below this the alternating series has not settled, and p is 1 to six digits.
  if (scaled < 0.3) return { distance, p: 1 };
  let p = 0;
  for (let k = 1; k <= 100; k++) {
    const term = 2 * Math.exp(-2 * k * k * scaled * scaled);
    p += k % 2 === 1 ? term : -term;
    if (term < 1e-16) break;
  }
  return { distance, p: Math.min(1, Math.max(0, p)) };
}

/**
 * Median survival time of right-censored durations: the first time at which the survival estimate is at or below 1/2
 * (Kaplan and Meier 1958). `ended[i]` is 1 if the end was seen, 0 if still going on. Infinity when it stays above 1/2.
 */
export function kaplanMeierMedian(duration: ArrayLike<number>, ended: ArrayLike<number>): number {
  const order = Array.from(duration, (_, i) => i).sort((i, j) => duration[i] - duration[j]);
  let survival = 1;
  for (let i = 0; i < order.length; ) {
    const at = duration[order[i]];
    const atRisk = order.length - i;
    let ends = 0;
    for (; i < order.length && duration[order[i]] === at; i++) ends += ended[order[i]];
    survival *= 1 - ends / atRisk;
    if (survival <= 0.5 + 1e-12) return at;
  }
  return Number.POSITIVE_INFINITY;
}

/** How many values of an ascending array lie in [from, to]. O(log n). */
export function countBetween(sorted: Float64Array, from: number, to: number): number {
  return upperBound(sorted, to) - upperBound(sorted, from, true);
}

/** First index whose value is above `x` (or, with `inclusive`, at or above it). */
function upperBound(sorted: Float64Array, x: number, inclusive = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x || (!inclusive && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

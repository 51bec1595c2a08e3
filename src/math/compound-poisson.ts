// Tail of a weighted sum of independent Poisson counts, bounded: conservative for any non-negative weights, O(strata).

/**
 * Natural log of an upper bound on P(W >= w), W = sum_s omega[s] * Poisson(lambda[s]): the Chernoff bound
 * min over theta > 0 of -theta*w + sum_s lambda[s] * (exp(theta*omega[s]) - 1), by Newton from the safe side.
 * At most 0; 0 when w <= mean; -Infinity when nothing can happen (no rate, w > 0). lambda and omega >= 0.
 * Every theta tried gives a valid bound, so stopping early can only be conservative (Chernoff 1952; Cramer 1938).
 */
export function logTail(w: number, lambda: Float64Array, omega: Float64Array): number {
  let mean = 0;
  let variance = 0;
  let heaviest = 0;
  let heaviestRate = 0;
  for (let s = 0; s < lambda.length; s++) {
    const step = lambda[s] * omega[s];
    mean += step;
    variance += step * omega[s];
    if (step > 0 && omega[s] > heaviest) {
      heaviest = omega[s];
      heaviestRate = step;
    }
  }
  if (!(w > mean)) return 0;
  if (heaviest === 0) return Number.NEGATIVE_INFINITY;
  // K'(theta) = w has its root below both: K'(t) >= mean + variance*t, and the heaviest stratum alone reaches w.
  let high = Math.min((w - mean) / variance, Math.log(w / heaviestRate) / heaviest);
  let low = 0;
  let theta = high;
  let best = 0;
  for (let i = 0; i < 60; i++) {
    let exponent = -theta * w;
    let slope = -w;
    let curve = 0;
    for (let s = 0; s < lambda.length; s++) {
      const gain = Math.expm1(theta * omega[s]);
      exponent += lambda[s] * gain;
      const rise = lambda[s] * omega[s] * (gain + 1);
      slope += rise;
      curve += rise * omega[s];
    }
    if (exponent < best) best = exponent;
    if (slope > 0) high = theta;
    else low = theta;
    // Newton on log K'(theta) = log w is nearly linear in theta where the plain slope explodes.
    const next = theta - (Math.log1p(slope / w) * (slope + w)) / curve;
    const guarded = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(guarded - theta) <= 1e-9 * theta || Math.abs(slope) <= 1e-9 * w) break;
    theta = guarded;
  }
  return best;
}

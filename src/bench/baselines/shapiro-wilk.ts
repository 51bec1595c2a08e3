// Shapiro and Wilk's W: how normal a sample looks, 1 for perfectly (1965, Biometrika 52:591), with Royston's weights (AS R94, 1995).

/** Good to 1e-9 (Acklam 2003), which is far more than the weights need. `p` in (0, 1). */
function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const at = (k: readonly number[], x: number): number => k.reduce((sum, v) => sum * x + v, 0);
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return at(c, q) / at([...d, 1], q);
  }
  const q = p - 0.5;
  return (q * at(a, q * q)) / at([...b, 1], q * q);
}

/** NaN for fewer than 6 values or for values that are all equal. */
export function shapiroWilk(sample: ArrayLike<number>): number {
  const n = sample.length;
  if (n < 6) return Number.NaN;
  const x = Float64Array.from(sample).sort();
  const m = Float64Array.from(x, (_, i) => normalQuantile((i + 0.625) / (n + 0.25)));
  const mm = m.reduce((sum, v) => sum + v * v, 0);
  const u = 1 / Math.sqrt(n);
  const tail = (k: readonly number[], first: number): number =>
    first / Math.sqrt(mm) + k.reduce((sum, v, i) => sum + v * u ** (i + 1), 0);
  const last = tail([0.221157, -0.147981, -2.07119, 4.434685, -2.706056], m[n - 1]);
  const next = tail([0.042981, -0.293762, -1.752461, 5.682633, -3.582633], m[n - 2]);
  const phi = (mm - 2 * m[n - 1] ** 2 - 2 * m[n - 2] ** 2) / (1 - 2 * last ** 2 - 2 * next ** 2);
  const weight = (i: number): number =>
    i === n - 1 ? last : i === n - 2 ? next : i === 0 ? -last : i === 1 ? -next : m[i] / Math.sqrt(phi);
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  let spread = 0;
  let fit = 0;
  for (let i = 0; i < n; i++) {
    spread += (x[i] - mean) ** 2;
    fit += weight(i) * x[i];
  }
  return spread <= 1e-18 ? Number.NaN : Math.min(1, (fit * fit) / spread);
}

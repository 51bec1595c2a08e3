// Tail probabilities as natural logs, so that a chance of e^-5000 is still a number, and the special functions under
// them: incomplete gamma and beta by series and continued fraction (Press et al. 2007, Numerical Recipes, chapter 6).

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
/** Below any intermediate of the continued fractions that is not an exact 0. */
const TINY = 1e-300;
const EPSILON = 1e-15;
const MAX_STEPS = 200_000;

/** ln Gamma(x) for x > 0 (Lanczos 1964, g = 7, 9 terms; relative error about 1e-15). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln(1 - e^x) for x <= 0, precise at both ends (Maechler 2012). */
export function log1mExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** Both tails of one distribution at one point, as natural logs. */
export interface LogTails {
  /** ln P(X <= x). */
  readonly lower: number;
  /** ln P(X >= x). */
  readonly upper: number;
}

/** ln of the regularised incomplete gamma functions P(a, x) and Q(a, x); a > 0, x >= 0. */
function logIncompleteGamma(a: number, x: number): LogTails {
  if (x <= 0) return { lower: Number.NEGATIVE_INFINITY, upper: 0 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 0, upper: Number.NEGATIVE_INFINITY };
  const front = a * Math.log(x) - x - logGamma(a);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let i = 1; i < MAX_STEPS && term > sum * EPSILON; i++) {
      term *= x / (a + i);
      sum += term;
    }
    const lower = Math.min(0, front + Math.log(sum));
    return { lower, upper: log1mExp(lower) };
  }
  // Lentz's evaluation of the continued fraction.
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MAX_STEPS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  const upper = Math.min(0, front + Math.log(h));
  return { lower: log1mExp(upper), upper };
}

/** Both tails of a chi-square variable with `df` > 0 degrees of freedom. */
export function chiSquareTail(x: number, df: number): LogTails {
  return logIncompleteGamma(df / 2, x / 2);
}

/** ln P(Z >= z) of a standard normal. */
export function normalTail(z: number): number {
  const { upper } = logIncompleteGamma(0.5, (z * z) / 2);
  return z >= 0 ? upper - Math.LN2 : Math.log1p(-0.5 * Math.exp(upper));
}

/** ln P(Poisson(mean) >= k). */
export function poissonTail(k: number, mean: number): number {
  const count = Math.ceil(k);
  return count <= 0 ? 0 : logIncompleteGamma(count, mean).lower;
}

/** ln P(Binomial(n, p) >= k), exact, as the incomplete beta function I_p(k, n - k + 1). */
export function binomialTail(k: number, n: number, p: number): number {
  const count = Math.ceil(k);
  if (count <= 0) return 0;
  if (count > n || p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return 0;
  const a = count;
  const b = n - count + 1;
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(p) + b * Math.log1p(-p);
  // The fraction converges fast on its own side of the mean; the other side is the complement.
  if (p < (a + 1) / (a + b + 2)) return Math.min(0, front + Math.log(betaFraction(a, b, p) / a));
  return log1mExp(Math.min(0, front + Math.log(betaFraction(b, a, 1 - p) / b)));
}

function betaFraction(a: number, b: number, x: number): number {
  const nonzero = (v: number): number => (Math.abs(v) < TINY ? TINY : v);
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return h;
}

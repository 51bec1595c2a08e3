// E-values: evidence against a null whose mean under it is at most 1. They may be averaged under any dependence and
// multiplied when independent or sequential; 1/e is a p-value.

/**
 * The e-value of a p-value by the mixture calibrator f(p) = (1 - p + p ln p) / (p ln(p)^2), integral 1 over [0, 1]
 * (Vovk and Wang 2021). p in [0, 1]; f(0) = Infinity, f(1) = 1/2 (its limit).
 */
export function fromP(p: number): number {
  if (p <= 0) return Number.POSITIVE_INFINITY;
  const d = 1 - p;
  // Both parts vanish at 1; the series of the ratio avoids the cancellation: 1/2 + d/6 + d^2/8 + ...
  if (d < 1e-3) return 0.5 + d / 6 + (d * d) / 8;
  const log = Math.log(p);
  return (d + p * log) / (p * log * log);
}

/** fromP for a natural-log p-value, returned as natural log: p far below the smallest double still counts. */
export function logFromLogP(logP: number): number {
  if (logP > -30) return Math.log(fromP(Math.exp(Math.min(0, logP))));
  return Math.log1p(Math.exp(logP) * (logP - 1)) - logP - 2 * Math.log(-logP);
}

/**
 * e-BH: rejects the k largest e-values, k the greatest with e_(k) >= m / (alpha k). False discovery rate at most
 * alpha times the share of true nulls, under any dependence (Wang and Ramdas 2022).
 */
export function eBh(e: ArrayLike<number>, alpha: number): boolean[] {
  const m = e.length;
  const sorted = Float64Array.from(e).sort();
  let threshold = Number.POSITIVE_INFINITY;
  let any = false;
  for (let k = m; k >= 1 && !any; k--) {
    if (sorted[m - k] < m / (alpha * k)) continue;
    threshold = sorted[m - k];
    any = true;
  }
  return Array.from(e, (x) => any && x >= threshold);
}

/** Benjamini and Hochberg 1995 step-up: which p-values are rejected at false discovery rate `alpha`. */
export function benjaminiHochberg(p: ArrayLike<number>, alpha: number): boolean[] {
  const m = p.length;
  const sorted = Float64Array.from(p).sort();
  let threshold = -1;
  for (let k = 1; k <= m; k++) if (sorted[k - 1] <= (alpha * k) / m) threshold = sorted[k - 1];
  return Array.from(p, (x) => x <= threshold);
}

/** e-LOND's state: plain numbers, so that a run can be stored and taken up again. */
export interface ELondState {
  /** Hypotheses tested. */
  tested: number;
  /** Of these, rejected. */
  rejected: number;
}

export interface ELond {
  readonly state: Readonly<ELondState>;
  /** The least e-value that the next test would reject. */
  threshold(): number;
  /** Tests the next hypothesis; true if rejected. */
  test(e: number): boolean;
}

/**
 * Online testing, false discovery rate at most alpha at every time under any dependence: the t-th hypothesis is
 * rejected if e >= 1 / (alpha gamma_t (R + 1)), gamma_t = 6 / (pi t)^2, R the rejections so far (Xu and Ramdas 2024).
 */
export function createELond(alpha: number, from: Readonly<ELondState> = { tested: 0, rejected: 0 }): ELond {
  const state = { ...from };
  const threshold = (): number => (Math.PI * (state.tested + 1)) ** 2 / (6 * alpha * (state.rejected + 1));
  return {
    state,
    threshold,
    test(e) {
      const reject = e >= threshold();
      state.tested++;
      if (reject) state.rejected++;
      return reject;
    },
  };
}

/** Mean e-value: again an e-value under any dependence (Vovk and Wang 2021). 1, no evidence, for none. */
export function average(e: ArrayLike<number>): number {
  if (e.length === 0) return 1;
  let sum = 0;
  for (let i = 0; i < e.length; i++) sum += e[i];
  return sum / e.length;
}

/**
 * Soft-rank e-value of a statistic against its exchangeable draws: (B + 1) e^(kappa t0) / sum over all B + 1 of
 * e^(kappa t), at most B + 1. Mean exactly 1 when all B + 1 are exchangeable: each is as likely as the next to be t0.
 * kappa > 0, fixed before the data, in units of 1 / statistic; the larger, the closer to (B + 1) * [t0 is the top].
 * 1 for no draws.
 */
export function softRank(t0: number, draws: ArrayLike<number>, kappa: number): number {
  let top = t0;
  for (let i = 0; i < draws.length; i++) if (draws[i] > top) top = draws[i];
  const own = Math.exp(kappa * (t0 - top));
  let sum = own;
  for (let i = 0; i < draws.length; i++) sum += Math.exp(kappa * (draws[i] - top));
  return ((draws.length + 1) * own) / sum;
}

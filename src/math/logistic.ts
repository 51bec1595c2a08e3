// Logistic regression with sign constraints, isotonic calibration, and the two usual measures of a probability score.

export interface LogisticOptions {
  /** Ridge penalty l2 / 2 * sum of squared coefficients (not the intercept), against the sum of log losses; >= 0. */
  l2: number;
  /** Weight of each row, default 1. */
  weights?: Float64Array;
  /** Per coefficient: +1 keeps it >= 0, -1 keeps it <= 0, 0 leaves it free. */
  sign?: Int8Array;
  /** Newton steps at most, default 100. */
  iterations?: number;
}

export interface LogisticModel {
  intercept: number;
  coefficients: Float64Array;
}

/** P(label = 1) of one row. */
export function predictLogistic(model: LogisticModel, row: Float64Array): number {
  return 1 / (1 + Math.exp(-score(model.intercept, model.coefficients, row)));
}

/**
 * Maximum penalised likelihood by projected Newton steps (Bertsekas 1982): coefficients held at 0 by their sign stay
 * out of the step, the rest move by the curvature, and the step is halved until the loss falls. Deterministic.
 * With l2 = 0 and separable rows there is no optimum: coefficients then grow until the steps run out.
 */
export function fitLogistic(x: readonly Float64Array[], y: Uint8Array, options: LogisticOptions): LogisticModel {
  const width = (x.length === 0 ? (options.sign?.length ?? 0) : x[0].length) + 1;
  // Last place: the intercept, free and unpenalised.
  let beta = new Float64Array(width);
  const penalty = new Float64Array(width).fill(options.l2);
  penalty[width - 1] = 0;
  const sign = new Int8Array(width);
  if (options.sign !== undefined) sign.set(options.sign.subarray(0, width - 1));
  let loss = lossAt(x, y, beta, options);
  for (let step = options.iterations ?? 100; step > 0; step--) {
    const { gradient, hessian } = derivatives(x, y, beta, penalty, options.weights);
    const free = [...gradient.keys()].filter((j) => sign[j] === 0 || beta[j] !== 0 || gradient[j] * sign[j] < 0);
    const scale = 1 + x.length;
    if (free.every((j) => Math.abs(gradient[j]) <= 1e-10 * scale)) break;
    const direction = solve(hessian, gradient, free, width);
    const from = loss;
    let moved = beta;
    for (let size = 1; size > 1e-10; size /= 2) {
      const trial = beta.slice();
      free.forEach((j, i) => {
        const next = beta[j] - size * direction[i];
        trial[j] = next * sign[j] < 0 ? 0 : next;
      });
      const trialLoss = lossAt(x, y, trial, options);
      if (trialLoss >= loss) continue;
      moved = trial;
      loss = trialLoss;
      break;
    }
    if (moved === beta) break;
    beta = moved;
    if (from - loss <= 1e-14 * Math.abs(from)) break;
  }
  return { intercept: beta[width - 1], coefficients: beta.slice(0, width - 1) };
}

function score(intercept: number, coefficients: Float64Array, row: Float64Array): number {
  let sum = intercept;
  for (let j = 0; j < row.length; j++) sum += coefficients[j] * row[j];
  return sum;
}

function lossAt(x: readonly Float64Array[], y: Uint8Array, beta: Float64Array, options: LogisticOptions): number {
  const last = beta.length - 1;
  let loss = 0;
  for (let j = 0; j < last; j++) loss += (options.l2 / 2) * beta[j] * beta[j];
  for (let i = 0; i < x.length; i++) {
    const s = score(beta[last], beta, x[i]);
    // ln(1 + e^-s) or ln(1 + e^s), without overflow.
    const margin = y[i] === 1 ? -s : s;
    loss += (options.weights?.[i] ?? 1) * (Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin))));
  }
  return loss;
}

function derivatives(
  x: readonly Float64Array[],
  y: Uint8Array,
  beta: Float64Array,
  penalty: Float64Array,
  weights: Float64Array | undefined,
): { gradient: Float64Array; hessian: Float64Array } {
  const width = beta.length;
  const gradient = penalty.map((l, j) => l * beta[j]);
  const hessian = new Float64Array(width * width);
  const row = new Float64Array(width).fill(1);
  for (let i = 0; i < x.length; i++) {
    row.set(x[i]);
    const p = 1 / (1 + Math.exp(-score(beta[width - 1], beta, x[i])));
    const weight = weights?.[i] ?? 1;
    const residual = weight * (p - y[i]);
    const curvature = weight * p * (1 - p);
    for (let j = 0; j < width; j++) {
      gradient[j] += residual * row[j];
      for (let k = 0; k <= j; k++) hessian[j * width + k] += curvature * row[j] * row[k];
    }
  }
  for (let j = 0; j < width; j++) hessian[j * width + j] += penalty[j];
  return { gradient, hessian };
}

/** Solves H d = g over the places in `free` by Cholesky; H is the lower triangle of a width x width matrix. */
function solve(hessian: Float64Array, gradient: Float64Array, free: number[], width: number): Float64Array {
  const n = free.length;
  const lower = new Float64Array(n * n);
  const d = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = hessian[free[i] * width + free[j]];
      // A flat direction (a constant column, saturated rows) must not break the factor; the step search corrects it.
      if (i === j) sum += 1e-9 * sum + 1e-12;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-14)) : sum / lower[j * n + j];
    }
    d[i] = gradient[free[i]];
    for (let k = 0; k < i; k++) d[i] -= lower[i * n + k] * d[k];
    d[i] /= lower[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) d[i] -= lower[k * n + i] * d[k];
    d[i] /= lower[i * n + i];
  }
  return d;
}

/** A rising step function: `y[i]` from `x[i]` up to `x[i + 1]`; below the first step its value, too. */
export interface Isotonic {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Weighted least-squares rising fit by pool-adjacent-violators (Ayer et al. 1955). Rows in any order; ties pooled. */
export function isotonic(x: ArrayLike<number>, y: ArrayLike<number>, w?: ArrayLike<number>): Isotonic {
  const order = Array.from(x, (_, i) => i).sort((i, j) => x[i] - x[j]);
  const start: number[] = [];
  const level: number[] = [];
  const mass: number[] = [];
  for (const i of order) {
    const weight = w === undefined ? 1 : w[i];
    if (weight <= 0) continue;
    start.push(x[i]);
    level.push(y[i]);
    mass.push(weight);
    for (let top = level.length - 1; top > 0; top--) {
      if (level[top - 1] < level[top] && start[top - 1] !== start[top]) break;
      const joint = mass[top - 1] + mass[top];
      level[top - 1] += ((level[top] - level[top - 1]) * mass[top]) / joint;
      mass[top - 1] = joint;
      start.pop();
      level.pop();
      mass.pop();
    }
  }
  return { x: Float64Array.from(start), y: Float64Array.from(level) };
}

/** Value of the fit at x; NaN for an empty fit. */
export function isotonicAt(fit: Isotonic, x: number): number {
  let low = 0;
  let high = fit.x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fit.x[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return fit.x.length === 0 ? Number.NaN : fit.y[Math.max(0, low - 1)];
}

/** Area under the ROC curve: chance that a random 1 scores above a random 0, ties half. NaN unless both labels occur. */
export function auc(score: ArrayLike<number>, label: ArrayLike<number>): number {
  const order = Array.from(score, (_, i) => i).sort((i, j) => score[i] - score[j]);
  let below = 0;
  let positives = 0;
  let wins = 0;
  for (let i = 0; i < order.length; ) {
    let zeros = 0;
    let ones = 0;
    const at = score[order[i]];
    for (; i < order.length && score[order[i]] === at; i++) {
      if (label[order[i]] === 1) ones++;
      else zeros++;
    }
    wins += ones * (below + zeros / 2);
    below += zeros;
    positives += ones;
  }
  return wins / (positives * below);
}

/** Mean squared error of probabilities against 0/1 labels (Brier 1950). 0 is best; 0.25 is a constant 1/2. */
export function brier(probability: ArrayLike<number>, label: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probability.length; i++) sum += (probability[i] - label[i]) ** 2;
  return sum / probability.length;
}

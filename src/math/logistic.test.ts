import { describe, expect, it } from "vitest";
import { auc, brier, fitLogistic, isotonic, isotonicAt, predictLogistic } from "./logistic.ts";
import { createRandom, normal } from "./random.ts";

/** Rows of standard normals, labels drawn from the logistic of the given coefficients. */
function sample(seed: number, n: number, intercept: number, coefficients: number[]) {
  const random = createRandom(seed);
  const x = Array.from({ length: n }, () => Float64Array.from(coefficients, () => normal(random)));
  const y = Uint8Array.from(x, (row) => {
    const s = coefficients.reduce((sum, b, j) => sum + b * row[j], intercept);
    return random.next() < 1 / (1 + Math.exp(-s)) ? 1 : 0;
  });
  return { x, y };
}

describe("fitLogistic", () => {
  it("recovers the coefficients that made the labels", () => {
    const truth = [1.5, -0.8, 0, 0.3];
    const { x, y } = sample(51, 20_000, -1, truth);
    const model = fitLogistic(x, y, { l2: 0 });
    expect(Math.abs(model.intercept + 1)).toBeLessThan(0.08);
    truth.forEach((b, j) => {
      expect(Math.abs(model.coefficients[j] - b)).toBeLessThan(0.08);
    });
  });

  it("gives the log odds of a two-by-two table exactly", () => {
    // 30 of 100 labelled 1 without the feature, 80 of 100 with it.
    const x = Array.from({ length: 200 }, (_, i) => Float64Array.of(i < 100 ? 0 : 1));
    const y = Uint8Array.from(x, (row, i) => (row[0] === 0 ? (i < 30 ? 1 : 0) : i < 180 ? 1 : 0));
    const model = fitLogistic(x, y, { l2: 0 });
    expect(model.intercept).toBeCloseTo(Math.log(30 / 70), 8);
    expect(model.coefficients[0]).toBeCloseTo(Math.log(4) - Math.log(30 / 70), 8);
    expect(predictLogistic(model, Float64Array.of(1))).toBeCloseTo(0.8, 8);
  });

  it("counts a row of weight three as three rows", () => {
    const { x, y } = sample(52, 300, 0.2, [1, -1]);
    const weights = Float64Array.from(x, (_, i) => (i % 2 === 0 ? 3 : 1));
    const repeat = (i: number): number[] => Array.from({ length: weights[i] }, () => i);
    const rows = [...x.keys()].flatMap(repeat);
    const once = fitLogistic(x, y, { l2: 0.5, weights });
    const thrice = fitLogistic(
      rows.map((i) => x[i]),
      Uint8Array.from(rows, (i) => y[i]),
      { l2: 0.5 },
    );
    once.coefficients.forEach((b, j) => {
      expect(b).toBeCloseTo(thrice.coefficients[j], 8);
    });
  });

  it("holds coefficients to their sign and fits the rest as if the held ones were absent", () => {
    const { x, y } = sample(53, 4000, 0.5, [1, -1, 0.7]);
    const model = fitLogistic(x, y, { l2: 0.1, sign: Int8Array.of(1, 1, 0) });
    expect(model.coefficients[1]).toBe(0);
    const without = fitLogistic(
      x.map((row) => Float64Array.of(row[0], row[2])),
      y,
      { l2: 0.1 },
    );
    expect(model.coefficients[0]).toBeCloseTo(without.coefficients[0], 6);
    expect(model.coefficients[2]).toBeCloseTo(without.coefficients[1], 6);
    const agreeing = fitLogistic(x, y, { l2: 0.1, sign: Int8Array.of(1, -1, 1) });
    const free = fitLogistic(x, y, { l2: 0.1 });
    agreeing.coefficients.forEach((b, j) => {
      expect(b).toBeCloseTo(free.coefficients[j], 6);
    });
  });

  it("lets a coefficient leave its bound when the others have moved", () => {
    // Alone, the second column looks harmful only because it goes with the first.
    const random = createRandom(54);
    const x = Array.from({ length: 6000 }, () => {
      const a = normal(random);
      return Float64Array.of(a, -0.9 * a + 0.5 * normal(random));
    });
    const y = Uint8Array.from(x, (r) => (random.next() < 1 / (1 + Math.exp(-(2 * r[0] + 0.6 * r[1]))) ? 1 : 0));
    const model = fitLogistic(x, y, { l2: 0.01, sign: Int8Array.of(1, 1) });
    expect(model.coefficients[1]).toBeGreaterThan(0.3);
  });

  it("stays finite on separable rows, constant columns and no rows", () => {
    const x = Array.from({ length: 40 }, (_, i) => Float64Array.of(i - 19.5, 1, 0));
    const y = Uint8Array.from(x, (row) => (row[0] > 0 ? 1 : 0));
    for (const l2 of [0, 1]) {
      const model = fitLogistic(x, y, { l2 });
      expect([model.intercept, ...model.coefficients].every(Number.isFinite)).toBe(true);
      expect(model.coefficients[0]).toBeGreaterThan(0);
    }
    expect(fitLogistic([], new Uint8Array(), { l2: 1 })).toEqual({ intercept: 0, coefficients: new Float64Array() });
  });
});

describe("isotonic", () => {
  it("pools violators and ties by weight", () => {
    const fit = isotonic([1, 2, 3, 4, 5], [1, 3, 2, 4, 4]);
    expect([...fit.x]).toEqual([1, 2, 4]);
    expect([...fit.y]).toEqual([1, 2.5, 4]);
    expect([...isotonic([2, 1, 2], [1, 0, 0], [3, 1, 1]).y]).toEqual([0, 0.75]);
    expect([...isotonic([1, 2, 3], [3, 2, 1]).y]).toEqual([2]);
  });

  it("reads its steps anywhere", () => {
    const fit = isotonic([1, 2, 3], [0, 0.5, 1]);
    expect([0, 1, 1.9, 2, 9].map((x) => isotonicAt(fit, x))).toEqual([0, 0, 0, 0.5, 1]);
    expect(isotonicAt(isotonic([], []), 1)).toBe(Number.NaN);
  });

  it("calibrates a distorted score", () => {
    const { x, y } = sample(55, 20_000, 0, [2]);
    const score = x.map((row) => 1 / (1 + Math.exp(-6 * row[0])));
    const fit = isotonic(score, y);
    expect(isotonicAt(fit, 1 / (1 + Math.exp(-6 * 0.5)))).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
    expect(
      brier(
        score.map((s) => isotonicAt(fit, s)),
        y,
      ),
    ).toBeLessThan(brier(score, y));
  });
});

describe("auc", () => {
  it("gives 1, 0, a half for ties, and the counted share between", () => {
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(auc([1, 2, 3, 4], [1, 1, 0, 0])).toBe(0);
    expect(auc([5, 5, 5], [0, 1, 1])).toBe(0.5);
    expect(auc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(auc([1, 2], [1, 1])).toBe(Number.NaN);
  });
});

describe("brier", () => {
  it("is the mean squared error", () => {
    expect(brier([0.5, 0.5], [0, 1])).toBe(0.25);
    expect(brier([0.9, 0.2], [1, 0])).toBeCloseTo(0.025, 12);
  });
});

// Reference values: mpmath 1.3, 40 digits.
import { describe, expect, it } from "vitest";
import { binomialTail, chiSquareTail, log1mExp, logGamma, normalTail, poissonTail } from "./tails.ts";

/** Agreement to 9 digits relative, or 1e-9 absolute near 0. */
const close = (got: number, want: number): void => {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(want)));
};

describe("logGamma", () => {
  it("matches reference values from 0.1 to a million", () => {
    close(logGamma(0.1), 2.252712651734206);
    close(logGamma(0.5), 0.5723649429247001);
    close(logGamma(1), 0);
    close(logGamma(5.5), 3.9578139676187165);
    close(logGamma(100), 359.1342053695754);
    close(logGamma(1e6), 12815504.569147611);
  });
});

describe("log1mExp", () => {
  it("is precise next to both ends", () => {
    expect(log1mExp(-1e-20)).toBeCloseTo(Math.log(1e-20), 9);
    expect(log1mExp(-50)).toBeCloseTo(-Math.exp(-50), 30);
    expect(log1mExp(0)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("chiSquareTail", () => {
  it("matches reference values in both tails", () => {
    for (const [x, df, lower, upper] of [
      [3.841458820694124, 1, -0.05129329438755059, -2.99573227355399],
      [0.001, 3, -11.686336551214486, -8.407954404795732e-6],
      [18.307, 10, -0.05129391448395134, -2.9957204917954336],
      [5000, 10, 0, -2471.8802691470937],
      [1e-8, 4, -38.9208030329179, -1.2499999958333334e-17],
      [1000, 1000, -0.6813230693583757, -0.7051127759602377],
      [1e6, 1e6, -0.6927711248845342, -0.6935233777064301],
    ]) {
      const tails = chiSquareTail(x, df);
      close(tails.lower, lower);
      close(tails.upper, upper);
    }
    expect(chiSquareTail(0, 2)).toEqual({ lower: Number.NEGATIVE_INFINITY, upper: 0 });
  });
});

describe("normalTail", () => {
  it("matches reference values out to 100 standard deviations", () => {
    for (const [z, want] of [
      [-1, -0.17275377902344988],
      [0, -Math.LN2],
      [0.5, -1.1759117615936185],
      [1.96, -3.6889636517296385],
      [10, -53.23128515051247],
      [40, -804.6084420137538],
      [100, -5005.524208694205],
    ]) {
      close(normalTail(z), want);
    }
    expect(normalTail(-8)).toBeCloseTo(-6.220960574271786e-16, 20);
  });
});

describe("poissonTail", () => {
  it("matches reference values and rounds a broken count up", () => {
    for (const [k, rate, want] of [
      [1, 1e-9, -20.723265837446412],
      [3, 0.01, -15.614768151150606],
      [10, 10, -0.6123596078537547],
      [200, 100, -41.51447330459257],
      [5, 1000, 0],
      [3000, 1, -21025.024519767794],
    ]) {
      close(poissonTail(k, rate), want);
    }
    expect(poissonTail(2.5, 1)).toBe(poissonTail(3, 1));
    expect(poissonTail(0, 1)).toBe(0);
    expect(poissonTail(1, 0)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("binomialTail", () => {
  it("matches reference values on both sides of the mean", () => {
    for (const [k, n, p, want] of [
      [1, 1, 0.3, -1.2039728043259361],
      [7, 10, 0.5, -1.7609878105613013],
      [10, 10, 0.01, -46.051701859880914],
      [300, 2000, 0.1, -27.18300338612301],
      [150, 2000, 0.1, -4.571686439623418e-5],
      [3, 100, 1e-5, -22.54600583461244],
      [900, 1000, 0.01, -3823.743791837655],
    ]) {
      close(binomialTail(k, n, p), want);
    }
  });

  it("is certain or impossible at the edges", () => {
    expect(binomialTail(0, 5, 0.1)).toBe(0);
    expect(binomialTail(6, 5, 0.9)).toBe(Number.NEGATIVE_INFINITY);
    expect(binomialTail(1, 5, 0)).toBe(Number.NEGATIVE_INFINITY);
    expect(binomialTail(5, 5, 1)).toBe(0);
  });
});

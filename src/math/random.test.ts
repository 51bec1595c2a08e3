import { describe, expect, it } from "vitest";
import { createRandom, exponential, gamma, normal, pick, poisson, type Random, shuffle, weibull } from "./random.ts";
import { kolmogorovSmirnov, mean, variance } from "./statistics.ts";
import { normalTail } from "./tails.ts";

const N = 40_000;
const draw = (from: (random: Random) => number, seed = 5): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: N }, () => from(random));
};
/** Mean within five standard errors, variance within 6 %. */
function moments(x: Float64Array, m: number, v: number): void {
  expect(Math.abs(mean(x) - m)).toBeLessThan(5 * Math.sqrt(v / N));
  expect(Math.abs(variance(x) / v - 1)).toBeLessThan(0.06);
}

describe("createRandom", () => {
  it("gives one stream for one seed and another for the next", () => {
    const a = createRandom(1);
    const b = createRandom(1);
    const c = createRandom(2);
    const first = Array.from({ length: 20 }, () => a.next());
    expect(Array.from({ length: 20 }, () => b.next())).toEqual(first);
    expect(Array.from({ length: 20 }, () => c.next())).not.toEqual(first);
  });

  it("is uniform, without memory from one value to the next", () => {
    const x = draw((random) => random.next());
    moments(x, 1 / 2, 1 / 12);
    let product = 0;
    for (let i = 1; i < N; i++) product += (x[i] - 0.5) * (x[i - 1] - 0.5);
    expect(Math.abs((product / N) * 12)).toBeLessThan(5 / Math.sqrt(N));
  });

  it("draws integers below n, each as often as the next", () => {
    const counts = new Array<number>(7).fill(0);
    for (const i of draw((random) => random.int(7))) counts[i]++;
    expect(counts.length).toBe(7);
    const chi = counts.reduce((sum, c) => sum + (c - N / 7) ** 2 / (N / 7), 0);
    expect(chi).toBeLessThan(27.9); // 99.99 % of 6 degrees of freedom
  });

  it("forks by label, whatever was drawn before", () => {
    const used = createRandom(9);
    for (let i = 0; i < 100; i++) used.next();
    const forked = used.fork("a").next();
    expect(createRandom(9).fork("a").next()).toBe(forked);
    expect(createRandom(9).fork("b").next()).not.toBe(forked);
    expect(createRandom(10).fork("a").next()).not.toBe(forked);
  });

  it("gives neighbouring seeds unrelated streams", () => {
    const x = Float64Array.from({ length: 5_000 }, (_, seed) => createRandom(seed).next());
    const y = draw((random) => random.next()).subarray(0, 5_000);
    expect(kolmogorovSmirnov(x, y).p).toBeGreaterThan(1e-3);
  });
});

describe("distributions", () => {
  it("have the mean and variance of their names", () => {
    moments(draw(normal), 0, 1);
    moments(draw(exponential), 1, 1);
    moments(
      draw((random) => gamma(random, 4)),
      4,
      4,
    );
    moments(
      draw((random) => gamma(random, 0.4)),
      0.4,
      0.4,
    );
    moments(
      draw((random) => weibull(random, 2)),
      Math.sqrt(Math.PI) / 2,
      1 - Math.PI / 4,
    );
    moments(
      draw((random) => poisson(random, 3)),
      3,
      3,
    );
    moments(
      draw((random) => poisson(random, 200)),
      200,
      200,
    );
  });

  it("give normal tails of the right weight", () => {
    const x = draw(normal);
    const beyond = x.filter((v) => v > 2).length / N;
    expect(Math.abs(beyond - Math.exp(normalTail(2)))).toBeLessThan(0.005);
  });

  it("give no events at a rate of nothing", () => {
    const random = createRandom(1);
    expect([poisson(random, 0), poisson(random, -1)]).toEqual([0, 0]);
  });
});

describe("shuffle", () => {
  it("reaches every order of three about equally often and loses nothing", () => {
    const random = createRandom(3);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6_000; i++) {
      const order = shuffle(random, ["a", "b", "c"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const c of counts.values()) expect(Math.abs(c - 1_000)).toBeLessThan(150);
  });
});

describe("pick", () => {
  it("reaches every item", () => {
    const random = createRandom(3);
    expect(new Set(Array.from({ length: 200 }, () => pick(random, [1, 2, 3, 4])))).toEqual(new Set([1, 2, 3, 4]));
  });
});

import { describe, expect, it } from "vitest";
import { coincidenceChance, coincidences, expectedCoincidences, jitterTest } from "./jitter.ts";
import { createRandom, exponential, type Random } from "./random.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Poisson events over `hours`, at `perHour` times a rate that swings from 0 to 2 over each day. */
function diurnal(random: Random, hours: number, perHour: number): Float64Array {
  const times: number[] = [];
  for (let t = 0; ; ) {
    t += (exponential(random) * HOUR) / (2 * perHour);
    if (t > hours * HOUR) return Float64Array.from(times);
    if (random.next() < (1 + Math.sin((2 * Math.PI * t) / (24 * HOUR))) / 2) times.push(t);
  }
}

const options = (random: Random, draws: number) => ({ deltaMs: 2000, intervalMs: 10 * MINUTE, draws, random });

describe("coincidences", () => {
  it("counts pairs within delta, ends included, as a double loop does", () => {
    expect(coincidences(Float64Array.of(0, 10, 20), Float64Array.of(2, 10, 23), 2)).toBe(2);
    const random = createRandom(41);
    const a = Float64Array.from({ length: 200 }, () => random.int(1000)).sort();
    const b = Float64Array.from({ length: 300 }, () => random.int(1000)).sort();
    let pairs = 0;
    for (const x of a) for (const y of b) if (Math.abs(x - y) <= 7) pairs++;
    expect(coincidences(a, b, 7)).toBe(pairs);
    expect(coincidences(b, a, 7)).toBe(pairs);
  });
});

describe("expectedCoincidences", () => {
  it("agrees with the mean over jittered draws but for pairs across an edge", () => {
    const random = createRandom(42);
    const a = diurnal(random, 24, 60);
    const b = diurnal(random, 24, 60);
    const counts = (times: Float64Array): Float64Array => {
      const bins = new Float64Array(145);
      for (const t of times) bins[Math.floor(t / (10 * MINUTE))]++;
      return bins;
    };
    const q = coincidenceChance(2000, 10 * MINUTE);
    expect(q).toBeCloseTo(4 / 600 - (2 / 600) ** 2, 12);
    const analytic = expectedCoincidences(counts(a), counts(b), q);
    const { expected } = jitterTest([a, b], options(random, 400));
    expect(Math.abs(expected / analytic - 1)).toBeLessThan(0.03);
  });
});

describe("jitterTest", () => {
  it("counts only pairs of different series", () => {
    const series = [Float64Array.of(0, 1, 2), Float64Array.of(1, 50_000), Float64Array.of()];
    expect(jitterTest(series, options(createRandom(1), 9)).observed).toBe(3);
    expect(jitterTest(series.slice(0, 1), options(createRandom(1), 9))).toMatchObject({
      observed: 0,
      expected: 0,
      p: 1,
    });
  });

  it("gives small p-values no oftener than their level for independent series that share a daily rhythm", () => {
    const p: number[] = [];
    for (let seed = 0; seed < 50; seed++) {
      const random = createRandom(100 + seed);
      const series = Array.from({ length: 8 }, () => diurnal(random, 48, 12));
      p.push(jitterTest(series, options(random, 99)).p);
    }
    expect(p.filter((x) => x <= 0.05).length).toBeLessThanOrEqual(5);
    const mean = p.reduce((s, x) => s + x, 0) / p.length;
    expect(mean).toBeGreaterThan(0.38);
    expect(mean).toBeLessThan(0.62);
  });

  it("does not fire on a daily rhythm that a test of equal rates would take for synchrony", () => {
    const random = createRandom(43);
    const series = Array.from({ length: 20 }, () => diurnal(random, 48, 30));
    const flat = jitterTest(series, { ...options(random, 99), intervalMs: 48 * HOUR });
    expect(flat.p).toBe(0.01);
    expect(flat.z).toBeGreaterThan(10);
    expect(jitterTest(series, options(random, 99)).z).toBeLessThan(4);
  });

  it("finds a pool whose members answer common triggers", () => {
    const random = createRandom(44);
    const triggers = diurnal(random, 24, 20);
    const series = Array.from({ length: 10 }, () => {
      const own = diurnal(random, 24, 10);
      const common = triggers.filter(() => random.next() < 0.3).map((t) => t + 1500 * random.next());
      return Float64Array.from([...own, ...common]).sort();
    });
    const found = jitterTest(series, options(random, 199));
    expect(found.p).toBe(1 / 200);
    expect(found.z).toBeGreaterThan(10);
    expect(found.drawn.length).toBe(199);
  });

  it("gives the same result for the same seed and leaves its input alone", () => {
    const series = [diurnal(createRandom(45), 10, 30), diurnal(createRandom(46), 10, 30)];
    const copy = series.map((times) => times.slice());
    const run = () => jitterTest(series, options(createRandom(47), 50));
    expect(run()).toEqual(run());
    expect(series).toEqual(copy);
  });
});

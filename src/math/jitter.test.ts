import { describe, expect, it } from "vitest";
import { jitterTest } from "./jitter.ts";
import { createRandom, exponential, type Random } from "./random.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const OPTIONS = { deltaMs: 2000, intervalMs: 10 * MINUTE };

/** Poisson events over `hours`, at `perHour` times a rate that swings from 0 to 2 over each day. */
function diurnal(random: Random, hours: number, perHour: number): Float64Array {
  const times: number[] = [];
  for (let t = 0; ; ) {
    t += (exponential(random) * HOUR) / (2 * perHour);
    if (t > hours * HOUR) return Float64Array.from(times);
    if (random.next() < (1 + Math.sin((2 * Math.PI * t) / (24 * HOUR))) / 2) times.push(t);
  }
}

/** Each event anywhere in its own interval: one draw of the null. */
function redrawn(series: readonly Float64Array[], random: Random): Float64Array[] {
  const { intervalMs } = OPTIONS;
  return series.map((times) =>
    times.map((t) => (Math.floor(t / intervalMs) + random.next()) * intervalMs).sort((a, b) => a - b),
  );
}

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1)) };
}

describe("jitterTest", () => {
  it("counts pairs of different series within delta, ends included, as a double loop does", () => {
    const random = createRandom(41);
    const series = [200, 300, 50].map((length) => Float64Array.from({ length }, () => random.int(1_000_000)).sort());
    let pairs = 0;
    for (let i = 0; i < series.length; i++)
      for (let j = i + 1; j < series.length; j++)
        for (const x of series[i]) for (const y of series[j]) if (Math.abs(x - y) <= OPTIONS.deltaMs) pairs++;
    expect(jitterTest(series, OPTIONS).observed).toBe(pairs);
    const few = [Float64Array.of(0, 1, 2), Float64Array.of(1, 50_000), Float64Array.of()];
    expect(jitterTest(few, OPTIONS).observed).toBe(3);
  });

  it("has no null to vary in one series, or none", () => {
    expect(jitterTest([Float64Array.of(0, 1, 2)], OPTIONS)).toEqual({ observed: 0, expected: 0, deviation: 0, z: 0 });
    expect(jitterTest([], OPTIONS).z).toBe(0);
  });

  it.each([
    { intervalMs: 10 * MINUTE, deltaMs: 2000 },
    { intervalMs: 10 * MINUTE, deltaMs: 10_000 },
  ])("gives the mean and deviation that draws of the null have ($deltaMs ms)", (wide) => {
    const random = createRandom(42);
    const series = Array.from({ length: 6 }, () => diurnal(random, 24, 40));
    const drawn = moments(
      Array.from(
        { length: 600 },
        () => jitterTest(redrawn(series, random), { ...OPTIONS, deltaMs: wide.deltaMs }).observed,
      ),
    );
    const { expected, deviation } = jitterTest(series, wide);
    expect(Math.abs(drawn.mean - expected)).toBeLessThan((4 * drawn.deviation) / Math.sqrt(600));
    expect(drawn.deviation / deviation).toBeGreaterThan(0.9);
    expect(drawn.deviation / deviation).toBeLessThan(1.1);
  });

  it("is standard for independent series that share a daily rhythm", () => {
    const z: number[] = [];
    for (let seed = 0; seed < 200; seed++) {
      const random = createRandom(100 + seed);
      z.push(
        jitterTest(
          Array.from({ length: 8 }, () => diurnal(random, 48, 12)),
          OPTIONS,
        ).z,
      );
    }
    const { mean, deviation } = moments(z);
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(deviation).toBeGreaterThan(0.8);
    expect(deviation).toBeLessThan(1.25);
    expect(z.filter((x) => x > 3).length).toBeLessThanOrEqual(4);
  });

  it("does not fire on a daily rhythm that a test of equal rates would take for synchrony", () => {
    const random = createRandom(43);
    const series = Array.from({ length: 20 }, () => diurnal(random, 48, 30));
    expect(jitterTest(series, { ...OPTIONS, intervalMs: 48 * HOUR }).z).toBeGreaterThan(10);
    expect(jitterTest(series, OPTIONS).z).toBeLessThan(4);
  });

  it("finds a pool whose members answer common triggers", () => {
    const random = createRandom(44);
    const triggers = diurnal(random, 24, 20);
    const series = Array.from({ length: 10 }, () => {
      const own = diurnal(random, 24, 10);
      const common = triggers.filter(() => random.next() < 0.3).map((t) => t + 1500 * random.next());
      return Float64Array.from([...own, ...common]).sort();
    });
    expect(jitterTest(series, OPTIONS).z).toBeGreaterThan(10);
  });

  it("leaves its input alone", () => {
    const series = [diurnal(createRandom(45), 10, 30), diurnal(createRandom(46), 10, 30)];
    const copy = series.map((times) => times.slice());
    jitterTest(series, OPTIONS);
    expect(series).toEqual(copy);
  });
});

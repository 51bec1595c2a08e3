import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { shippedReference } from "../../pipeline.ts";
import { exchangeRow, harvest, heavyUsers, streamOfCase, T0 } from "../cases.fixture.ts";
import { KEYS } from "../score.ts";
import { FAMILIES } from "../signal.ts";
import { SIGNALS } from "./registry.ts";

const reference = shippedReference();
const streams = [
  harvest(),
  heavyUsers(),
  [0, 1, 2].map((i) => exchangeRow({ id: `${i}`, account: `a${i}`, timeMs: T0 })),
].map((rows) => streamOfCase({ rows }));
const ids = SIGNALS.map((s) => s.id);

describe("SIGNALS", () => {
  it("has one file and one line for each signal, named alike", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const files = readdirSync(import.meta.dirname).filter((name) => !/test|registry/.test(name));
    expect(files.map((name) => name.replace(".ts", "")).sort()).toEqual([...ids].sort());
  });

  it("has a test of attack against honest use for each family in use", () => {
    for (const family of FAMILIES.filter((f) => SIGNALS.some((s) => s.family === f)))
      expect(existsSync(join(import.meta.dirname, `${family}.test.ts`)), family).toBe(true);
  });

  it("says of each signal what it measures, why, how it is avoided and who says so", () => {
    for (const { id, unit, rationale, evasion, source } of SIGNALS)
      expect(
        [unit, rationale, evasion, source].map((text) => text.length > 3),
        id,
      ).toEqual([true, true, true, true]);
  });

  it.each(SIGNALS)("$id gives a number or says that it does not know, and puts a number in words", (signal) => {
    for (const stream of streams) {
      const value = signal.measure(stream);
      expect(Math.abs(value), "never infinite").not.toBe(Number.POSITIVE_INFINITY);
      if (!Number.isNaN(value)) expect(signal.explain(value)).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe("the shipped reference", () => {
  it("weighs signals that exist, with weights from 0 to 1 and a curve for each", () => {
    for (const key of KEYS)
      for (const [id, weight] of Object.entries(reference.keys[key].weights)) {
        expect(ids, key).toContain(id);
        expect(weight, id).toBeGreaterThanOrEqual(0);
        expect(weight, id).toBeLessThanOrEqual(1);
        if (weight > 0) expect(reference.keys[key].curves[id], id).toBeDefined();
      }
  });

  it("has curves over ascending values, finite bits, and honest ranges the right way round", () => {
    for (const key of KEYS)
      for (const [id, { x, bits }] of Object.entries(reference.keys[key].curves)) {
        expect(x, id).toEqual([...new Set(x)].sort((a, b) => a - b));
        expect([bits.length, bits.every(Number.isFinite)], id).toEqual([x.length, true]);
      }
    for (const [id, [low, high]] of Object.entries(reference.honest)) {
      expect(ids).toContain(id);
      expect(low, id).toBeLessThanOrEqual(high);
    }
  });

  it("starts from disbelief: without evidence nothing is a campaign", () => {
    for (const key of ["coordination", "purpose"] as const) expect(reference.keys[key].intercept).toBeLessThan(0);
  });
});

// What was taken, counted by hand: usable exchanges, diminishing repeats, trajectories, the scale, prices, and the intervals.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { type Exposure, ExposureSchema } from "../model/exposure.ts";
import { type ExchangeRow, FLAGS } from "../model/sketch.ts";
import { capability, exchangeRow, object, sketchOf, T0 } from "./cases.fixture.ts";
import { type Belonging, exposureIndex, exposureOf } from "./exposure.ts";

const taken = (rows: readonly ExchangeRow[], belonging?: Belonging): Exposure => {
  const frame = frameOf(rows);
  return exposureOf(
    frame,
    Uint32Array.from(rows, (_, i) => i),
    belonging,
  );
};
const setOf = (exposure: Exposure, set: Exposure["sets"][number]["set"]): Exposure["sets"][number] | undefined =>
  exposure.sets.find((s) => s.set === set);
const answers = (count: number, over: (i: number) => Partial<ExchangeRow> = () => ({})): ExchangeRow[] =>
  Array.from({ length: count }, (_, i) =>
    exchangeRow({ id: `e${i}`, timeMs: T0 + i, sketch: reasoning(`item ${i}`), ...over(i) }),
  );
const reasoning = (text: string, flags = 0): ExchangeRow["sketch"] =>
  sketchOf({ objects: [object("text", text)], capabilities: capability("reasoning-elicitation"), flags });
const coding = (text: string, flags = 0): ExchangeRow["sketch"] =>
  sketchOf({ objects: [object("text", text)], capabilities: capability("software-engineering"), flags });

describe("exposureIndex", () => {
  it("is 0 for nothing, 1 for the published set, and stops at one and a half", () => {
    expect(exposureIndex(0, 5_000, 800_000)).toBe(0);
    expect(exposureIndex(800_000, 5_000, 800_000)).toBe(1);
    expect(exposureIndex(1e9, 5_000, 800_000)).toBe(1.5);
    // log(1 + 200/200) / log(1 + 1000/200) = log 2 / log 6
    expect(exposureIndex(200, 200, 1_000)).toBeCloseTo(0.3869, 4);
  });
});

describe("exposureOf", () => {
  it("counts different answers one by one, and puts each set on its own scale", () => {
    const exposure = taken(answers(200));
    expect(exposure.usable).toEqual({ lower_bound: 200, estimate: 200 });
    expect(exposure.sets.map((s) => s.set)).toEqual(["elicitation", "reasoning"]);
    const [elicitation, broad] = exposure.sets;
    expect(elicitation.taken).toEqual({ low: 200, estimate: 200, high: 200 });
    // log(1.5) / log 6, log 2 / log 6, log 3 / log 6: the set twice as large, as published, half as large
    expect(elicitation.index).toEqual({ low: 0.226, estimate: 0.387, high: 0.613 });
    // log(1 + 200/5000) / log(1 + 160) = 0.03922 / 5.0814
    expect(broad.index.estimate).toBe(0.008);
    expect(elicitation.text).toBe("about 0.2 of a published 1,000-sample set that elicits reasoning");
    expect(broad.text).toBe("less than 0.001 of a published 800,000-sample reasoning set");
  });

  it("leaves out what was refused, cut at its limit, or failed", () => {
    const rows = answers(100, (i) =>
      i < 10
        ? { sketch: reasoning(`r${i}`, FLAGS.refused) }
        : i < 25
          ? { sketch: reasoning(`h${i}`, FLAGS.hitLimit) }
          : i < 30
            ? { status: 429 }
            : {},
    );
    const exposure = taken(rows);
    expect(exposure.usable.estimate).toBe(70);
    expect(setOf(exposure, "elicitation")?.taken.estimate).toBe(70);
    expect(exposure.tokens).toEqual({ input: 7_000, output: 14_000 });
  });

  it("counts repeats of an item by the square root of their number, and from 16 no further", () => {
    const repeated = (repeats: number): number | undefined =>
      setOf(taken(answers(3 * repeats, (i) => ({ sketch: reasoning(`item ${i % 3}`) }))), "elicitation")?.taken
        .estimate;
    expect([1, 4, 9, 16, 100].map(repeated)).toEqual([3, 6, 9, 12, 12]);
  });

  it("does not take exchanges without text for repeats of one another", () => {
    const rows = answers(50, () => ({ sketch: sketchOf({ capabilities: capability("reasoning-elicitation") }) }));
    expect(setOf(taken(rows), "elicitation")?.taken.estimate).toBe(50);
  });

  it("shares an exchange out by its capability scores", () => {
    const mixed = capability("rubric-grading").map((score, i) => (score > 0 ? 102 : i === 4 ? 153 : 0));
    const exposure = taken(answers(100, (i) => ({ sketch: { ...reasoning(`item ${i}`), capabilities: mixed } })));
    // 153/255 is reasoning, 102/255 grading.
    expect(setOf(exposure, "reasoning")?.taken.estimate).toBe(60);
    expect(setOf(exposure, "rubric-grading")?.taken.estimate).toBe(40);
  });

  it("says nothing of a set that gets no more than the capability model's mistakes", () => {
    const rows = answers(1_000, (i) => (i < 15 ? {} : { sketch: coding(`task ${i}`) }));
    expect(taken(rows).sets.map((s) => s.set)).toEqual(["agent-trajectories"]);
  });

  it("counts answers with reasoning switched on, but not in the lower bound", () => {
    const rows = answers(400, (i) => ({ sketch: coding(`task ${i}`), reasoning_budget: i < 100 ? 8_000 : 0 }));
    expect(setOf(taken(rows), "elicitation")?.taken).toEqual({ low: 0, estimate: 100, high: 100 });
  });

  it("counts sessions with tools as trajectories, and 40 other exchanges as one", () => {
    const loose = answers(400, (i) => ({ sketch: coding(`task ${i}`) }));
    expect(setOf(taken(loose), "agent-trajectories")?.taken).toEqual({ low: 8, estimate: 10, high: 14 });
    const session = (i: number): string => `s${Math.floor(i / 20)}`;
    const joined = answers(400, (i) => ({
      session: session(i),
      sketch: coding(`task ${session(i)}`, FLAGS.toolResults),
    }));
    // Twenty sessions of twenty: pieces of eight, or twenty of their own.
    expect(setOf(taken(joined), "agent-trajectories")?.taken).toEqual({ low: 8, estimate: 20, high: 20 });
    const talk = answers(400, (i) => ({ session: session(i), sketch: coding(`task ${i}`) }));
    expect(setOf(taken(talk), "agent-trajectories")?.taken.estimate).toBe(10);
  });

  it("lets trajectories of one task diminish like any repeat, by the task they began with", () => {
    const rows = answers(900, (i) => ({
      session: `s${Math.floor(i / 10)}`,
      sketch: coding(i % 10 === 0 ? "the task" : `step ${i}`, FLAGS.hasTools),
    }));
    // Ninety sessions of one task count as sixteen would: four.
    expect(setOf(taken(rows), "agent-trajectories")?.taken.estimate).toBe(4);
  });

  it("weighs accounts by their probability, and the bounds by what is least and most of them", () => {
    const rows = answers(200, (i) => ({ account: i % 2 === 0 ? "a" : "b" }));
    const frame = frameOf(rows);
    const probability = (account: number): number => (frame.accounts[account] === "a" ? 1 : 0.5);
    const exposure = taken(rows, { probability, leastShare: 0.8 });
    expect(exposure.usable).toEqual({ lower_bound: 120, estimate: 150 });
    expect(setOf(exposure, "elicitation")?.taken).toEqual({ low: 120, estimate: 150, high: 200 });
  });

  it("prices tokens between every discount on the least and none on all", () => {
    const million = answers(10, () => ({ input_tokens: 100_000, output_tokens: 100_000 }));
    expect(taken(million).list_price_usd).toEqual({ low: 0.5 * (0.3 + 15), high: 30 });
    const half = taken(million, { probability: () => 0.5, leastShare: 0.8 });
    expect(half.tokens).toEqual({ input: 500_000, output: 500_000 });
    expect(half.list_price_usd).toEqual({ low: 3.06, high: 30 });
    const silent = taken(answers(10, () => ({ input_tokens: 0, output_tokens: 0 })));
    expect([silent.tokens, silent.list_price_usd]).toEqual([undefined, undefined]);
  });

  it("is empty for nothing, and for nothing usable", () => {
    const nothing = { usable: { lower_bound: 0, estimate: 0 }, sets: [] };
    expect(taken([])).toEqual(nothing);
    expect(taken(answers(5, () => ({ status: 500 })))).toEqual(nothing);
  });

  it("holds each estimate in its interval, and keeps its schema", () => {
    const row = fc.record({
      text: fc.nat(30),
      session: fc.nat(6),
      flags: fc.constantFrom(0, FLAGS.refused, FLAGS.hitLimit, FLAGS.hasTools, FLAGS.toolResults),
      account: fc.nat(4),
      budget: fc.constantFrom(0, -1),
      scores: fc.array(fc.nat(255), { minLength: 11, maxLength: 11 }),
    });
    const chances = fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    const least = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120 }), chances, least, (cases, chance, leastShare) => {
        const rows = cases.map((c, i) => {
          const sum = c.scores.reduce((a, b) => a + b, 0) || 1;
          return exchangeRow({
            id: `e${String(i).padStart(3, "0")}`,
            timeMs: T0 + i,
            account: `a${c.account}`,
            session: c.session === 0 ? "" : `s${c.session}`,
            reasoning_budget: c.budget,
            sketch: sketchOf({
              objects: c.text === 0 ? [] : [object("text", `t${c.text}`)],
              flags: c.flags,
              capabilities: c.scores.map((score) => Math.floor((255 * score) / sum)),
            }),
          });
        });
        const exposure = taken(rows, { probability: (account) => chance[account], leastShare });
        expect(ExposureSchema.parse(exposure)).toEqual(exposure);
        for (const { taken: units, index } of exposure.sets)
          for (const { low, estimate, high } of [units, index]) {
            expect(low).toBeLessThanOrEqual(estimate);
            expect(estimate).toBeLessThanOrEqual(high);
          }
      }),
      { numRuns: 100 },
    );
  });

  it("is read by nothing that finds, measures, scores or rules", () => {
    const readers = ["judgement", "linkage", "frame", "pipeline"].flatMap((unit) =>
      readdirSync(join(import.meta.dirname, "..", unit), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .filter((name) => /exposure/i.test(readFileSync(join(import.meta.dirname, "..", unit, name), "utf8")))
        .map((name) => `${unit}/${name}`),
    );
    // judge.ts orders findings of one verdict, once they are ruled; companion.ts leaves it out of one of the two that a campaign may be.
    const after = ["judgement/judge.ts", "judgement/companion.ts"];
    expect(readers.filter((name) => !after.includes(name)).sort()).toEqual([
      "judgement/exposure.ts",
      "judgement/finding.ts",
    ]);
  });
});

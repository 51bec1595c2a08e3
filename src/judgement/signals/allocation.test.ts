// How work is dealt out: a queue's shards against people, and against laboratories that run one benchmark.
import { describe, expect, it } from "vitest";
import { createRandom, poisson } from "../../math/random.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  exchangesOf,
  harvest,
  heavyUsers,
  MINUTE_MS,
  measureCase,
  object,
  type SignalCase,
  sketchOf,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { dealtWork } from "./dealt-work.ts";
import { duplicateLocality } from "./duplicate-locality.ts";
import { equalLoads } from "./equal-loads.ts";
import { itemMixing } from "./item-mixing.ts";
import { itemOverlap } from "./item-overlap.ts";
import { loadDispersion } from "./load-dispersion.ts";
import { multiplicityDispersion } from "./multiplicity-dispersion.ts";
import { SIGNALS } from "./registry.ts";
import { shardExchangeability } from "./shard-exchangeability.ts";

const use = { rows: heavyUsers() };
const taking = { rows: harvest() };
const text = (name: string): Pick<ExchangeRow, "sketch"> => ({ sketch: sketchOf({ objects: [object("text", name)] }) });
/** Four answers of every item, handed to whichever account is free. */
const fourEach = { rows: harvest((i) => text(`item ${i % 120}`)) };

/** Popular questions: independent people ask each of them a random number of times. */
function demand(): ExchangeRow[] {
  const random = createRandom(4);
  return Array.from({ length: 200 }, (_, item) =>
    exchangesOf(`h${random.int(8)}`, poisson(random, 3), (i) => ({
      id: `${item}-${i}`,
      timeMs: T0 + item * MINUTE_MS,
      ...text(`question ${item}`),
    })),
  ).flat();
}

/** Six laboratories run the same 60 items. */
const benchmark = {
  rows: Array.from({ length: 6 }, (_, lab) =>
    exchangesOf(`h${lab}`, 60, (i) => ({ timeMs: T0 + (lab * 300 + i) * MINUTE_MS, ...text(`benchmark ${i}`) })),
  ).flat(),
};

/** A stock of 200 items, five times each, by eight accounts. In turns: every three seconds to the next; else each whenever it pleases. */
function stock(inTurns: boolean, itemOf: (i: number, account: number) => string): ExchangeRow[] {
  const random = createRandom(7);
  return Array.from({ length: 1_000 }, (_, i) => {
    const account = inTurns ? i % 8 : random.int(8);
    const timeMs = T0 + (inTurns ? i * 3_000 : random.int(1_000 * 3_000));
    return exchangesOf(`q${account}`, 1, () => ({ id: `${i}`, timeMs, ...text(itemOf(random.int(200), account)) }));
  }).flat();
}
const dealt = { rows: stock(true, (item) => `stock ${item}`) };
const popular = { rows: stock(false, (item) => `stock ${item}`) };

const CASES: SignalCase[] = [
  // Science notes 2.5: a queue 0.16, people 1.2 to 1.6.
  { signal: loadDispersion, attack: taking, honest: use, attackIs: "lower", line: 0.5 },
  { signal: equalLoads, attack: taking, honest: use, attackIs: "higher", line: 0 },
  // Shards 0.00, people about 0.12.
  { signal: shardExchangeability, attack: taking, honest: use, attackIs: "lower", line: 0.06 },
  // Sharding about 0, people much above.
  { signal: duplicateLocality, attack: fourEach, honest: use, attackIs: "lower", line: 0.5 },
  { signal: multiplicityDispersion, attack: fourEach, honest: { rows: demand() }, attackIs: "lower", line: 0.5 },
  // Everybody with everybody, three at a time; one list run by all goes to all at once.
  { signal: itemMixing, attack: fourEach, honest: benchmark, attackIs: "higher", line: 0.5 },
  { signal: dealtWork, attack: dealt, honest: popular, attackIs: "higher", line: 0.5 },
  { signal: itemOverlap, attack: taking, honest: benchmark, attackIs: "lower", line: 0.3 },
];

describe("allocation", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "allocation").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells a queue from people", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("puts chance where it should be: 0 for random shards, 1 for random demand, 1 for a whole benchmark", () => {
    expect(shardExchangeability.measure(streamOfCase(taking))).toBeCloseTo(0, 1);
    expect(duplicateLocality.measure(streamOfCase(fourEach))).toBeCloseTo(0, 0);
    expect(multiplicityDispersion.measure(streamOfCase({ rows: demand() }))).toBeCloseTo(1, 0);
    expect(multiplicityDispersion.measure(streamOfCase(fourEach))).toBe(0);
    expect(itemOverlap.measure(streamOfCase(benchmark))).toBe(1);
  });

  it("lets equal loads of many accounts speak louder than those of a few", () => {
    const queue = (accounts: number): { rows: ExchangeRow[] } => ({
      rows: Array.from({ length: accounts }, (_, m) =>
        exchangesOf(`q${m}`, 20, (i) => ({ timeMs: T0 + (i * accounts + m) * MINUTE_MS })),
      ).flat(),
    });
    const [few, many] = [5, 40].map((accounts) => Math.expm1(equalLoads.measure(streamOfCase(queue(accounts)))));
    expect(many / few).toBeCloseTo(8, 1);
  });

  it("takes few exchanges for no proof of shards, whatever they look like", () => {
    const bound = (count: number): number =>
      shardExchangeability.measure(streamOfCase({ rows: harvest().slice(0, count) }));
    expect(bound(480)).toBeLessThan(bound(120));
    expect(bound(120)).toBeLessThan(bound(40));
    expect(bound(40)).toBeGreaterThan(0.12);
  });

  it("is not deceived about shards by one passer-by", () => {
    const shards = harvest((i) => ({ account: `p${i % 20}` }));
    const passerBy = exchangesOf("h0", 60, (i) => ({ timeMs: T0 + i * MINUTE_MS, output_tokens: 60_000 }));
    const alone = shardExchangeability.measure(streamOfCase({ rows: shards }));
    const visited = shardExchangeability.measure(streamOfCase({ rows: [...shards, ...passerBy] }));
    expect(Math.abs(visited - alone)).toBeLessThan(0.02);
  });

  it("finds no mixing where friends share with friends, or where prompts are too short to be an item", () => {
    const friends = Array.from({ length: 6 }, (_, pair) =>
      ["a", "b"].map((name) => exchangesOf(`${name}${pair}`, 20, (i) => ({ timeMs: T0 + i, ...text(`${pair} ${i}`) }))),
    ).flat(2);
    expect(itemMixing.measure(streamOfCase({ rows: friends }))).toBe(0);
    const short = fourEach.rows.map((row) => ({ ...row, sketch: { ...row.sketch, user_chars: 20 } }));
    expect(itemMixing.measure(streamOfCase({ rows: short }))).toBeNaN();
  });

  it("takes neither turns over own lists nor popular prompts asked without turns for one stock dealt out", () => {
    const ownLists = { rows: stock(true, (item, account) => `list ${account} ${item}`) };
    expect(dealtWork.measure(streamOfCase(ownLists))).toBeNaN();
    const together = { rows: dealt.rows.map((row, i) => ({ ...row, timeMs: T0 + Math.floor(i / 8) * 24_000 })) };
    expect(dealtWork.measure(streamOfCase(together))).toBe(0);
    expect(dealtWork.measure(streamOfCase(dealt))).toBeLessThanOrEqual(itemMixing.measure(streamOfCase(dealt)));
  });

  it("says nothing where there is too little: no repeats, or loads too small to compare", () => {
    expect(duplicateLocality.measure(streamOfCase(taking))).toBeNaN();
    expect(itemMixing.measure(streamOfCase(taking))).toBeNaN();
    expect(multiplicityDispersion.measure(streamOfCase(taking))).toBeNaN();
    const few = Array.from({ length: 8 }, (_, m) =>
      exchangesOf(`p${m}`, 2, (i) => ({ timeMs: T0 + i + 10 * m })),
    ).flat();
    expect(loadDispersion.measure(streamOfCase({ rows: few }))).toBeNaN();
    expect(shardExchangeability.measure(streamOfCase({ rows: few }))).toBeNaN();
  });
});

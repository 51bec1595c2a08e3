// What changed after a release or a ban: one customer that turns and comes back as one, against many that do so each in their time.
import { describe, expect, it } from "vitest";
import type { Frame } from "../../frame/frame.ts";
import { createRandom } from "../../math/random.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  DAY_MS,
  exchangesOf,
  HOUR_MS,
  measureCase,
  type SignalCase,
  type StreamCase,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { jointSwitch } from "./joint-switch.ts";
import { SIGNALS } from "./registry.ts";
import { releasePivot } from "./release-pivot.ts";
import { scoutThenScale } from "./scout-then-scale.ts";
import { succession } from "./succession.ts";

const RELEASE_MS = T0 + 2 * DAY_MS;
const MEMBERS = 8;

/** Four days of use, one exchange in two hours each; from its own day on an account asks the new model. */
function users(name: string, count: number, switchMs: (i: number) => number): ExchangeRow[] {
  return Array.from({ length: count }, (_, a) =>
    exchangesOf(`${name}${a}`, 48, (i) => {
      const timeMs = T0 + 2 * i * HOUR_MS + a * 1000;
      return { id: `${name}${a}-${i}`, timeMs, model: timeMs >= switchMs(a) ? "model-b" : "model-a" };
    }),
  ).flat();
}

const released = (frame: Frame) => ({
  events: {
    releases: [{ model: frame.models.indexOf("model-b"), timeMs: RELEASE_MS }],
    endedMs: new Map(),
    gone: new Set<number>(),
  },
});
const slowly = (name: string, count: number): ExchangeRow[] =>
  users(name, count, (i) => RELEASE_MS + (i % 10) * 9 * HOUR_MS);
const crowd = slowly("c", 40);

/** Accounts that begin at these hours, one exchange an hour for a day; those of `ended` are ended then. */
function pool(startHours: readonly number[], ended: ReadonlyMap<number, number>): StreamCase {
  const rows = startHours.flatMap((hour, a) =>
    exchangesOf(`p${a}`, 24, (i) => ({ id: `p${a}-${i}`, timeMs: T0 + (hour + i) * HOUR_MS + a })),
  );
  return {
    rows,
    linkage: (frame) => ({
      events: {
        releases: [],
        gone: new Set<number>(),
        endedMs: new Map([...ended].map(([a, hour]) => [frame.accounts.indexOf(`p${a}`), [T0 + hour * HOUR_MS]])),
      },
    }),
  };
}

const random = createRandom(5);
const anyTime = Array.from({ length: 24 }, () => random.int(240));

/** Two of twelve tried the work four days before; the others began within the hours of one day, or day after day. */
const tried = (rush: boolean): StreamCase => ({
  rows: Array.from({ length: 12 }, (_, a) => {
    const start = a < 2 ? 0 : rush ? 96 + (a % 5) : 12 * a;
    const count = a < 2 ? 8 : 24;
    return exchangesOf(`p${a}`, count, (i) => ({ timeMs: T0 + (start + i) * HOUR_MS + a }));
  }).flat(),
});

/** Others use both models all the time. */
const mixedCrowd = users("c", 40, (i) => (i % 2 === 0 ? 0 : Number.POSITIVE_INFINITY));

const CASES: SignalCase[] = [
  {
    signal: releasePivot,
    attack: { rows: users("m", MEMBERS, () => RELEASE_MS + HOUR_MS), crowd, linkage: released },
    honest: { rows: slowly("h", MEMBERS), crowd, linkage: released },
    attackIs: "higher",
    line: 0.7,
  },
  {
    signal: succession,
    // Half a pool is ended on the sixth day; the other half begins within the hours after.
    attack: pool([0, 0, 1, 1, 2, 2, 123, 123, 124, 124, 125, 126], new Map([0, 1, 2, 3, 4, 5].map((a) => [a, 121]))),
    honest: pool(anyTime, new Map([0, 1, 2, 3].map((a) => [a, 40 + 50 * a]))),
    attackIs: "higher",
    line: Math.log1p(4),
  },
  {
    signal: jointSwitch,
    // No release: they leave for a model that has long been there.
    attack: { rows: users("m", MEMBERS, () => RELEASE_MS + 60 * 1000), crowd: mixedCrowd },
    honest: { rows: slowly("h", MEMBERS), crowd: mixedCrowd },
    attackIs: "higher",
    line: 0.5,
  },
  { signal: scoutThenScale, attack: tried(true), honest: tried(false), attackIs: "higher", line: Math.log(5) },
];

describe("history", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "history").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells one hand from many", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("says nothing where nothing was released or ended, or too few are left to compare with", () => {
    const rows = users("m", MEMBERS, () => RELEASE_MS);
    for (const signal of [releasePivot, succession, scoutThenScale])
      expect(signal.measure(streamOfCase({ rows, crowd })), signal.id).toBeNaN();
    expect(releasePivot.measure(streamOfCase({ rows, crowd: crowd.slice(0, 48), linkage: released }))).toBeNaN();
    expect(succession.measure(streamOfCase(pool([0, 1], new Map([[0, 5]]))))).toBeNaN();
  });

  it("does not count a death after the last exchange, or a birth before the first death", () => {
    expect(succession.measure(streamOfCase(pool([0, 1, 2, 3, 4], new Map([[0, 500]]))))).toBeNaN();
    expect(succession.measure(streamOfCase(pool([0, 1, 2, 3, 4], new Map([[0, 20]]))))).toBe(0);
  });
});

// When work is done: one dispatcher and a pool of workers against people who share nothing but the day.
import { describe, expect, it } from "vitest";
import { createRandom, exponential, type Random } from "../../math/random.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  DAY_MS,
  exchangeRow,
  exchangesOf,
  HOUR_MS,
  harvest,
  heavyUsers,
  MINUTE_MS,
  measureCase,
  type SignalCase,
  type StreamCase,
  sketchOf,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { commonRhythm } from "./common-rhythm.ts";
import { inFlightDispersion } from "./in-flight-dispersion.ts";
import { jointStart } from "./joint-start.ts";
import { readingTime } from "./reading-time.ts";
import { SIGNALS } from "./registry.ts";
import { roundTheClock } from "./round-the-clock.ts";
import { synchrony } from "./synchrony.ts";

const use: StreamCase = { rows: heavyUsers() };
const taking: StreamCase = { rows: harvest() };
const MEMBERS = 8;

/** Events of each account by a clock of its own: `perHour` on average in the hours for which `open` holds. */
function independent(
  random: Random,
  { accounts = MEMBERS, perHour = 4, hours = 96, open = (): boolean => true, name = "h" }: Independent = {},
): ExchangeRow[] {
  return Array.from({ length: accounts }, (_, m) => {
    const rows: ExchangeRow[] = [];
    for (let t = exponential(random) / perHour; t < hours; t += exponential(random) / perHour) {
      const timeMs = T0 + Math.round(t * HOUR_MS);
      if (open(Math.floor(t)))
        rows.push(exchangeRow({ id: `${name}${m}-${rows.length}`, account: `${name}${m}`, timeMs }));
    }
    return rows;
  }).flat();
}

interface Independent {
  accounts?: number;
  perHour?: number;
  hours?: number;
  open?: (hour: number) => boolean;
  name?: string;
}

/** Every few minutes a dispatcher releases one request on each account within a second. */
function released(random: Random): ExchangeRow[] {
  let time = T0;
  return Array.from({ length: 40 }, (_, wave) => {
    time += 4 * MINUTE_MS + random.int(20 * MINUTE_MS);
    return Array.from({ length: MEMBERS }, (_, m) =>
      exchangeRow({ id: `p${m}-${wave}`, account: `p${m}`, timeMs: time + random.int(1_000) }),
    );
  }).flat();
}

/** A dispatcher that works some hours and stalls in others, for all accounts alike. */
function stalling(random: Random): ExchangeRow[] {
  const open = Array.from({ length: 96 }, () => random.next() < 0.5);
  return independent(random, { open: (hour) => open[hour], name: "p" });
}

/** Six workers, each with a request in flight all the time, on whichever account comes next. */
function pool(random: Random): ExchangeRow[] {
  return Array.from({ length: 6 }, (_, worker) => {
    let time = T0;
    return exchangesOf("", 240, (i) => {
      const durationMs = 20_000 + random.int(20_000);
      const row = { id: `${worker}-${i}`, account: `p${random.int(MEMBERS)}`, timeMs: time, duration_ms: durationMs };
      time += durationMs;
      return row;
    });
  }).flat();
}

/** Eight accounts, each of which goes on with its one run as soon as the last step is done. */
function stepping(): ExchangeRow[] {
  return Array.from({ length: MEMBERS }, (_, m) =>
    exchangesOf(`p${m}`, 30, (i) => ({
      timeMs: T0 + i * 3_000,
      output_tokens: 2_000,
      session: `run ${m}`,
      sketch: sketchOf({ turns: 1 + 2 * i }),
    })),
  ).flat();
}

/** As much work as the pool's, begun whenever somebody pleases. */
function unpaced(random: Random): ExchangeRow[] {
  return exchangesOf("", 1_440, (i) => ({
    id: `${i}`,
    account: `h${i % MEMBERS}`,
    timeMs: T0 + random.int(2 * HOUR_MS),
    duration_ms: 20_000 + random.int(20_000),
  }));
}

/** Steady traffic of many others, several times the cluster's. */
const crowd = independent(createRandom(9), { accounts: 30, perHour: 6, name: "c" });
const byTheirOwnClocks: StreamCase = { rows: independent(createRandom(1)), crowd };
const CASES: SignalCase[] = [
  // In units of log(1 + standard deviations): four of them.
  {
    signal: synchrony,
    attack: { rows: released(createRandom(2)) },
    honest: byTheirOwnClocks,
    attackIs: "higher",
    line: Math.log1p(4),
  },
  {
    signal: commonRhythm,
    attack: { rows: stalling(createRandom(3)), crowd },
    honest: byTheirOwnClocks,
    attackIs: "higher",
    line: 0.4,
  },
  // Science notes 2.5 C4: a pool 0.02, independent 1.2.
  {
    signal: inFlightDispersion,
    attack: { rows: pool(createRandom(4)) },
    honest: { rows: unpaced(createRandom(5)) },
    attackIs: "lower",
    line: Math.log(0.4),
  },
  { signal: jointStart, attack: taking, honest: use, attackIs: "lower", line: Math.log(24) },
  { signal: roundTheClock, attack: taking, honest: use, attackIs: "higher", line: 4 },
  {
    signal: readingTime,
    attack: { rows: stepping() },
    honest: use,
    attackIs: "higher",
    line: 0.3,
  },
];

describe("timing", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "timing").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells a dispatcher from people", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("does not take the day's own shape for a common rhythm: office hours of all customers alike", () => {
    const office = (hour: number): boolean => hour % 24 >= 9 && hour % 24 < 17;
    const rows = independent(createRandom(6), { perHour: 6, open: office });
    const others = independent(createRandom(7), { accounts: 30, perHour: 6, open: office, name: "c" });
    expect(Math.abs(commonRhythm.measure(streamOfCase({ rows, crowd: others })))).toBeLessThan(0.4);
  });

  it("does not take one account's own bursts for coincidence between accounts", () => {
    const random = createRandom(8);
    const rows = Array.from({ length: MEMBERS }, (_, m) =>
      Array.from({ length: 12 }, (_, burst) => {
        const start = T0 + random.int(2 * DAY_MS);
        return exchangesOf(`h${m}`, 5, (i) => ({ id: `h${m}-${burst}-${i}`, timeMs: start + i * 300 }));
      }).flat(),
    ).flat();
    expect(synchrony.measure(streamOfCase({ rows }))).toBeLessThan(Math.log1p(4));
  });

  it("says nothing where there is too little to time", () => {
    const few = streamOfCase({ rows: harvest().slice(0, 40) });
    for (const { signal } of CASES.filter((c) => ![jointStart, readingTime].includes(c.signal)))
      expect(signal.measure(few), signal.id).toBeNaN();
    expect(jointStart.measure(streamOfCase({ rows: exchangesOf("a", 5, (i) => ({ timeMs: T0 + i })) }))).toBeNaN();
    expect(readingTime.measure(streamOfCase({ rows: exchangesOf("a", 5, (i) => ({ timeMs: T0 + i })) }))).toBeNaN();
  });

  it("reads a pause within one conversation, whatever else the account does meanwhile", () => {
    const meanwhile = [
      ...stepping(),
      ...stepping().map((row) => ({ ...row, id: `${row.id} b`, session: `${row.session} b` })),
    ];
    expect(readingTime.measure(streamOfCase({ rows: meanwhile }))).toBe(1);
    const apart = stepping().map((row, i) => ({
      ...row,
      timeMs: T0 + i * 20 * MINUTE_MS,
      session: `${i}`,
      sketch: sketchOf(),
    }));
    expect(readingTime.measure(streamOfCase({ rows: apart }))).toBeNaN();
  });
});

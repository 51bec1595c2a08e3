// E-values against their null: clusters drawn at random from worlds of independent customers must not be called one hand.
import { describe, expect, it } from "vitest";
import type { Route } from "../frame/candidate.ts";
import { createRandom, exponential, type Random, shuffle } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
  DAY_MS,
  exchangeRow,
  HOUR_MS,
  harvest,
  streamOfCase,
  T0,
} from "./cases.fixture.ts";
import { type CoordinationEvidence, coordinationEvidence } from "./coordination.ts";
import { type Stream, streamOf } from "./stream.ts";

const WORLDS = [1, 2, 3, 4];
const DRAWS = 120;

/** 240 customers, each by a clock of its own for two days, signed up over 400, one in ten with a card that somebody else also uses. */
function independentWorld(random: Random): Stream {
  const names = Array.from({ length: 240 }, (_, i) => `c${i}`);
  const rows: ExchangeRow[] = names.flatMap((account) => {
    const own: ExchangeRow[] = [];
    for (let t = 2 * exponential(random); t < 48; t += 2 * exponential(random))
      own.push(exchangeRow({ id: `${account}-${own.length}`, account, timeMs: T0 + Math.round(t * HOUR_MS) }));
    return own;
  });
  const records: Account[] = names.map((name) =>
    accountRecord(name, {
      created: new Date(T0 - random.int(400 * 24) * HOUR_MS).toISOString(),
      payment_hash: random.next() < 0.1 ? `common card ${random.int(10)}` : `card of ${name}`,
    }),
  );
  return streamOfCase({ rows, records });
}

/** Evidence of random clusters of `size` customers, over all worlds. */
function nullEvidence(size: number, route: Route = "work"): CoordinationEvidence[] {
  return WORLDS.flatMap((seed) => {
    const random = createRandom(seed);
    const world = independentWorld(random);
    return Array.from({ length: DRAWS }, () => {
      const chosen = new Set(shuffle(random, [...world.members]).slice(0, size));
      const rows = world.rows.filter((row) => chosen.has(world.frame.account[row]));
      return coordinationEvidence(streamOf(world.frame, world.principals, world.population, rows, 1), route);
    });
  });
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const partOf = (evidence: CoordinationEvidence, modality: string): number[] =>
  evidence.parts.filter((p) => p.modality === modality).map((p) => Math.exp(p.logE));

describe("coordinationEvidence under the null", () => {
  const small = nullEvidence(6);
  const large = nullEvidence(30);

  it("has a mean of at most one for large clusters", () => {
    expect(mean(large.map((e) => e.e))).toBeLessThanOrEqual(1);
  });

  it("has a mean of at most one for small clusters", () => {
    expect(mean(small.map((e) => e.e))).toBeLessThanOrEqual(1);
  });

  it("reaches twenty, which confirms a campaign, in at most one of twenty", () => {
    for (const drawn of [small, large])
      expect(drawn.filter((e) => e.e >= 20).length / drawn.length).toBeLessThanOrEqual(0.05);
  });

  it.each(["shared payment or contact", "common rhythm"])("has a mean of at most one for %s alone", (modality) => {
    for (const drawn of [small, large]) {
      const values = drawn.flatMap((e) => partOf(e, modality));
      expect(values.length).toBeGreaterThan(100);
      expect(mean(values)).toBeLessThanOrEqual(1);
    }
  });

  it("has a mean of at most one for a sign-up burst alone", () => {
    expect(mean(small.flatMap((e) => partOf(e, "sign-up burst")))).toBeLessThanOrEqual(1);
  });
});

describe("coordinationEvidence of one hand", () => {
  const { crowd, records } = bystanders();
  const rows = harvest();
  const made = accountsOf(rows).map((name, i) =>
    accountRecord(name, {
      created: new Date(T0 - 40 * DAY_MS + i * HOUR_MS).toISOString(),
      payment_hash: `pool card ${i % 2}`,
    }),
  );

  it("grows far beyond twenty for shared cards and one day of sign-up", () => {
    expect(
      coordinationEvidence(streamOfCase({ rows, crowd, records: [...made, ...records] }), "work").e,
    ).toBeGreaterThan(20);
  });

  it("counts sign-up within hours among what ties accounts, and not as proof: a product's launch brings its customers along", () => {
    const launched = made.map((r, i) => ({ ...r, payment_hash: `card ${i}` }));
    const { e, ties } = coordinationEvidence(streamOfCase({ rows, crowd, records: [...launched, ...records] }), "work");
    expect(e).toBeLessThan(20);
    expect(ties).toBeGreaterThan(20);
  });

  it("leaves out, for a cluster found by its identities, what found it", () => {
    const stream = streamOfCase({ rows, crowd, records: [...made, ...records] });
    expect(coordinationEvidence(stream, "identity").parts.map((p) => p.modality)).toEqual(["common rhythm"]);
  });

  it("has nothing to say of shared cards when the accounts are one declared customer", () => {
    const declared = made.map((r) => ({ ...r, organization: "one company" }));
    const { parts } = coordinationEvidence(streamOfCase({ rows, crowd, records: [...declared, ...records] }), "work");
    expect(parts.map((p) => p.modality)).not.toContain("shared payment or contact");
  });

  it("is no evidence, one, when nothing can be compared", () => {
    expect(coordinationEvidence(streamOfCase({ rows: rows.slice(0, 20) }), "work")).toEqual({
      e: 1,
      ties: 1,
      parts: [],
    });
  });
});

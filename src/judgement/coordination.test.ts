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
  exchangesOf,
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

  it.each(["payment or contact shared by any", "payment or contact shared by most", "common rhythm"])(
    "has a mean of at most one for %s alone",
    (modality) => {
      for (const drawn of [small, large]) {
        const values = drawn.flatMap((e) => partOf(e, modality));
        expect(values.length).toBeGreaterThan(100);
        expect(mean(values)).toBeLessThanOrEqual(1);
      }
    },
  );

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

  /** Sixty accounts, the first `tied` of them on two cards. */
  const sixty = (tied: number): CoordinationEvidence => {
    const names = Array.from({ length: 60 }, (_, i) => `m${i}`);
    return coordinationEvidence(
      streamOfCase({
        rows: names.flatMap((account) => exchangesOf(account, 2, (i) => ({ timeMs: T0 + i }))),
        crowd,
        records: [
          ...names.map((name, i) => accountRecord(name, { payment_hash: i < tied ? `card ${i % 2}` : `of ${name}` })),
          ...records,
        ],
      }),
      "work",
    );
  };

  it("does not take what a part of the accounts share for a tie of the others", () => {
    expect(sixty(20).ofMost).toBeLessThan(1);
    expect(sixty(20).e).toBeGreaterThan(20);
    expect(sixty(50).ofMost).toBeGreaterThan(20);
  });

  it("leaves out, for a cluster found by its identities, what found it", () => {
    const stream = streamOfCase({ rows, crowd, records: [...made, ...records] });
    expect(coordinationEvidence(stream, "identity").parts.map((p) => p.modality)).toEqual(["common rhythm"]);
  });

  it("has nothing to say of shared cards when the accounts are one declared customer", () => {
    const declared = made.map((r) => ({ ...r, organization: "one company" }));
    const { parts } = coordinationEvidence(streamOfCase({ rows, crowd, records: [...declared, ...records] }), "work");
    expect(parts.map((p) => p.modality)).not.toContain("payment or contact shared by any");
  });

  it("is no evidence, one, when nothing can be compared", () => {
    expect(coordinationEvidence(streamOfCase({ rows: rows.slice(0, 20) }), "work")).toEqual({
      e: 1,
      ofMost: 1,
      ties: 1,
      operated: 1,
      parts: [],
    });
  });
});

describe("coordinationEvidence of a foreign operator", () => {
  /** 240 customers of ten days; to one in eight a new client comes on the sixth, from another network. */
  const random = createRandom(5);
  const names = Array.from({ length: 240 }, (_, i) => `c${i}`);
  const movers = new Set(shuffle(random, [...names]).slice(0, 30));
  const moved = (name: string, day: number): boolean => day >= 5 && movers.has(name);
  const rows = names.flatMap((account, c) =>
    Array.from({ length: 20 }, (_, i) =>
      exchangeRow({
        id: `${account}-${i}`,
        account,
        timeMs: T0 + (i / 2) * DAY_MS + c * 1000,
        user_agent: moved(account, i / 2) ? "client/new" : `client/${c % 5}`,
        ip: moved(account, i / 2) ? `203.0.113.${c}` : `198.51.${c}.1`,
      }),
    ),
  );
  const world = streamOfCase({ rows });
  /** The last five days of these customers, as if they were one piece of work. */
  const operatedBy = (chosen: readonly string[]): number => {
    const of = new Set(chosen);
    const late = world.rows.filter(
      (row) => of.has(world.frame.accounts[world.frame.account[row]]) && world.frame.time[row] >= T0 + 5 * DAY_MS,
    );
    return coordinationEvidence(streamOf(world.frame, world.principals, world.population, late, 1), "work").operated;
  };

  it("has a mean of at most one where customers meet new clients on their own", () => {
    for (const size of [6, 30]) {
      const drawn = Array.from({ length: 300 }, () => operatedBy(shuffle(random, [...names]).slice(0, size)));
      expect(mean(drawn)).toBeLessThanOrEqual(1);
    }
  });

  it("grows far beyond twenty where the work came so to nearly all, and is no part of what confirms a campaign", () => {
    const chosen = [...movers].slice(0, 9);
    expect(operatedBy([...chosen, names.find((name) => !movers.has(name)) as string])).toBeGreaterThan(1000);
  });

  it("is one, nothing, for all that accounts do: whatever they use then is theirs", () => {
    const all = new Set([...movers].slice(0, 9));
    const own = world.rows.filter((row) => all.has(world.frame.accounts[world.frame.account[row]]));
    const stream = streamOf(world.frame, world.principals, world.population, own, 1, false);
    expect(coordinationEvidence(stream, "work").operated).toBeLessThanOrEqual(1);
  });
});

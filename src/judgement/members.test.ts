// Who belongs: members of a pool, one that has fallen silent, and passers-by who look like them in one respect.
import { describe, expect, it } from "vitest";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
  DAY_MS,
  exchangesOf,
  HOUR_MS,
  harvest,
  MINUTE_MS,
  object,
  sketchOf,
  streamOfCase,
  T0,
} from "./cases.fixture.ts";
import { weighMembers } from "./members.ts";

const { crowd, records } = bystanders();
const pool = harvest();
const made = accountsOf(pool).map((name, i) => madeRecord(name, i));

function madeRecord(name: string, i: number): Account {
  return accountRecord(name, { created: new Date(T0 - 40 * DAY_MS + i * HOUR_MS).toISOString() });
}

/** `count` exchanges in the shared work, `gapMs` apart, with the pool's client and settings unless `over` says otherwise. */
function working(count: number, gapMs: number, over: Partial<ExchangeRow> = {}): ExchangeRow[] {
  return exchangesOf("x", count, (i) => ({
    timeMs: T0 + HOUR_MS + i * gapMs,
    user_agent: "pool/1",
    temperature: 1,
    max_tokens: 8_192,
    reasoning_budget: -1,
    sketch: sketchOf({ objects: [object("clause", "template")] }),
    ...over,
  }));
}

/** Traffic of the same account outside the work. */
const otherwise = (count: number): ExchangeRow[] =>
  exchangesOf("x", count, (i) => ({ id: `x other ${i}`, timeMs: T0 + i * 5 * MINUTE_MS, user_agent: "pool/1" }));

/** Probability of `x`, and the least of the pool's, when x does `rows` of the work and has `record`. */
function weighed(
  rows: ExchangeRow[],
  record: Account,
  besides: ExchangeRow[] = [],
  others = pool,
): { x: number; pool: number } {
  const stream = streamOfCase({
    rows: [...others, ...rows],
    crowd: [...crowd, ...besides],
    records: [...made, record, ...records],
  });
  const { probability } = weighMembers(stream);
  const at = Array.from(stream.members, (a) => stream.frame.accounts[a]).indexOf("x");
  return { x: probability[at], pool: Math.min(...probability.filter((_, m) => m !== at)) };
}
const longAgo = accountRecord("x", { created: new Date(T0 - 300 * DAY_MS).toISOString() });

describe("weighMembers", () => {
  it("keeps an account like the others in client, settings, sign-up and rate", () => {
    const { x, pool: others } = weighed(working(60, 48 * MINUTE_MS), madeRecord("x", 4));
    expect(x).toBeGreaterThan(0.9);
    expect(others).toBeGreaterThan(0.9);
  });

  it("lets a passer-by with the same client fall below even odds: other settings, an old account, other work mostly", () => {
    const brush = working(3, HOUR_MS, { temperature: -1, max_tokens: 0, reasoning_budget: 0 });
    const { x, pool: others } = weighed(brush, longAgo, otherwise(120));
    expect(x).toBeLessThan(0.5);
    expect(others).toBeGreaterThan(0.9);
  });

  it("lets a passer-by with the same client and the same settings fall below even odds too", () => {
    const { x } = weighed(working(3, HOUR_MS), longAgo, otherwise(120));
    expect(x).toBeLessThan(0.5);
  });

  it("keeps a sleeping member: made with the others, a day of work at their rate, then silence", () => {
    const { x } = weighed(working(25, 50 * MINUTE_MS), madeRecord("x", 4));
    expect(x).toBeGreaterThan(0.5);
  });

  it("does not ask for records: without any, client and settings decide", () => {
    const same = streamOfCase({ rows: [...pool, ...working(60, 48 * MINUTE_MS)], crowd });
    const other = streamOfCase({
      rows: [...pool, ...working(3, HOUR_MS, { user_agent: "client/1", temperature: 0.2, max_tokens: 0 })],
      crowd: [...crowd, ...otherwise(120)],
    });
    const of = (stream: typeof same): number =>
      weighMembers(stream).probability[Array.from(stream.members, (a) => stream.frame.accounts[a]).indexOf("x")];
    expect([of(same) > 0.9, of(other) < 0.5]).toEqual([true, true]);
  });

  it("hears a company that has one phrase in common with the cluster as little as it does of the work, however alike its accounts are", () => {
    const company = Array.from({ length: 10 }, (_, c) =>
      exchangesOf(`company ${c}`, 20, (i) => ({
        id: `company ${c} ${i}`,
        timeMs: T0 + (c + 90 * i) * MINUTE_MS,
        user_agent: "company/1",
        temperature: 0.3,
        ip: `203.0.113.${c}`,
      })),
    ).flat();
    const stream = streamOfCase({ rows: [...pool, ...company], crowd, records: [...made, ...records] });
    const names = Array.from(stream.members, (a) => stream.frame.accounts[a]);
    const breadth = Float64Array.from(names, (name) => (name.startsWith("company") ? 1 : 12));
    const typicality = new Float64Array(names.length).fill(0.5);
    const probabilities = (given: { typicality: Float64Array; breadth: Float64Array }): [number, number] => {
      const { probability } = weighMembers(stream, given);
      const company = probability.filter((_, m) => names[m].startsWith("company"));
      return [Math.max(...company), Math.min(...probability.filter((_, m) => !names[m].startsWith("company")))];
    };
    const [theirs, ours] = probabilities({ typicality, breadth });
    expect(theirs).toBeLessThan(0.5);
    expect(ours).toBeGreaterThan(0.9);
    // Were they of the work as much as the others, they would be another half of the same hand.
    expect(probabilities({ typicality, breadth: breadth.map(() => 12) })[0]).toBeGreaterThan(0.9);
  });

  it("hears the accounts of one customer as one voice, be it declared or shown by one card and a domain of its own", () => {
    const rows = Array.from({ length: 12 }, (_, c) =>
      exchangesOf(`o${c}`, 20, (i) => ({
        id: `o${c} ${i}`,
        timeMs: T0 + (c + 90 * i) * MINUTE_MS,
        user_agent: "org/1",
      })),
    ).flat();
    const org = accountsOf(rows).map((name) => accountRecord(name, { organization: "one" }));
    const mailing = records.map((r) => ({ ...r, email_domain: "mail.example" }));
    const agreeing = (recorded: readonly Account[]): number => {
      const stream = streamOfCase({ rows: [...pool, ...rows], crowd, records: [...made, ...recorded, ...mailing] });
      const names = Array.from(stream.members, (a) => stream.frame.accounts[a]);
      return Math.max(...weighMembers(stream).probability.filter((_, m) => names[m].startsWith("o")));
    };
    expect(agreeing([])).toBeGreaterThan(0.9);
    expect(agreeing(org)).toBeLessThan(0.5);
    const paying = (email_domain: string, card: (i: number) => string): Account[] =>
      accountsOf(rows).map((name, i) => accountRecord(name, { payment_hash: card(i), email_domain }));
    expect(agreeing(paying("one.example", () => "one card"))).toBeLessThan(0.5);
    expect(agreeing(paying("one.example", (i) => `card ${i}`))).toBeGreaterThan(0.9);
    expect(agreeing(paying("mail.example", () => "one card"))).toBeGreaterThan(0.9);
  });

  it("counts work that nobody else in the cluster mostly does against an account", () => {
    const stream = streamOfCase({ rows: pool, crowd, records: [...made, ...records] });
    const typicality = Float64Array.from(stream.members, (_, m) => (m === 0 ? 0.01 : 0.6));
    const weights = weighMembers(stream, { typicality, breadth: new Float64Array(stream.members.length) }).bits;
    expect(weights[0]).toBeLessThan(weighMembers(stream).bits[0] - 3);
    expect(weights[1]).toBeCloseTo(weighMembers(stream).bits[1], 9);
  });

  it("speaks against an account that hands no reasoning on where nearly all the others do, unless it has had no time to", () => {
    const hands = (signature: number, presented: readonly number[]): Partial<ExchangeRow> => ({
      sketch: sketchOf({
        objects: [object("clause", "template")],
        signature,
        signatures_presented: [...presented],
      }),
    });
    const thought = (i: number): number => object("text", `thought ${i}`);
    const handing = harvest((i) => hands(thought(i), i < 40 ? [] : [thought(i - 40)]));
    const like = madeRecord("x", 4);
    const odds = (p: number): number => p / (1 - p);
    const x = (rows: ExchangeRow[]): number => odds(weighed(rows, like, [], handing).x);
    const giving = working(60, 48 * MINUTE_MS).map((row, i) => ({ ...row, ...hands(0, [thought(i)]) }));
    expect(x(working(60, 48 * MINUTE_MS))).toBeLessThan(x(giving) / 4);
    expect(x(working(4, 12 * HOUR_MS))).toBeGreaterThan(4 * x(working(5, 10 * HOUR_MS)));
  });

  it("speaks against an account under a product of its own where the others have none, and not where each has one", () => {
    const under = (name: string): Partial<ExchangeRow> => ({
      sketch: sketchOf({ objects: [object("clause", "template"), object("system", name)] }),
    });
    const odds = (p: number): number => p / (1 - p);
    const customers = Array.from({ length: 40 }, (_, c) => exchangesOf(`app ${c}`, 5, () => under(`app ${c}`))).flat();
    const x = (rows: ExchangeRow[], others = pool): number =>
      odds(weighed(rows, madeRecord("x", 4), customers, others).x);
    const plain = working(60, 48 * MINUTE_MS);
    const app = working(60, 48 * MINUTE_MS, under("x's product"));
    expect(x(app)).toBeLessThan(x(plain) / 2);
    const apps = pool.map((row) => ({ ...row, ...under(row.account) }));
    expect(x(app, apps)).toBe(x(plain, apps));
  });
});

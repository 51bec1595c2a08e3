// Who is named: learned weights tell members from those who have a piece of the work in common with them.
import { describe, expect, it } from "vitest";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
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
import { ASKED, belonging, comparisonsOf, LEAST_NAMED } from "./naming.ts";

const pool = harvest();
const { membership } = shippedReference();

/** A look-alike with the pool's template: `count` exchanges `gapMs` apart, and `other` of its own beside them. */
function lookAlike(count: number, gapMs: number, other = 0, over: Partial<ExchangeRow> = {}): ExchangeRow[] {
  const work = { objects: [object("clause", "template")] };
  return [
    ...exchangesOf("x", count, (i) => ({ timeMs: T0 + HOUR_MS + i * gapMs, sketch: sketchOf(work), ...over })),
    ...exchangesOf("x", other, (i) => ({ id: `x other ${i}`, timeMs: T0 + i * 9 * MINUTE_MS })),
  ];
}
const POOLS = { user_agent: "pool/1", temperature: 1, max_tokens: 8_192, reasoning_budget: -1 };

function asked(rows: ExchangeRow[]) {
  const stream = streamOfCase({
    rows: [...pool, ...rows],
    crowd: bystanders().crowd,
    inStream: (row) => !row.id.startsWith("x other"),
  });
  const lead = { stream, candidate: undefined as never, ...weighMembers(stream) };
  const at = Array.from(stream.members, (account) => stream.frame.accounts[account]).indexOf("x");
  const of = comparisonsOf(lead);
  return {
    probability: belonging(membership, lead),
    at,
    x: (name: (typeof ASKED)[number]): number => of[ASKED.indexOf(name)][at],
  };
}

describe("belonging", () => {
  it("names all of a pool, and an account that is like them in everything", () => {
    const { probability } = asked(lookAlike(60, 48 * MINUTE_MS, 0, POOLS));
    expect(probability).toHaveLength(accountsOf(pool).length + 1);
    expect(Math.min(...probability)).toBeGreaterThanOrEqual(LEAST_NAMED);
  });

  it("names nobody who has only the template in common, with a client, settings and a pace of its own", () => {
    const { probability, at } = asked(lookAlike(200, 3 * MINUTE_MS));
    expect(probability[at]).toBeLessThan(LEAST_NAMED);
    expect(Math.min(...probability.filter((_, m) => m !== at))).toBeGreaterThanOrEqual(LEAST_NAMED);
  });

  it("gives the accounts of one customer one answer, so that one that looks like the pool by chance accuses nobody", () => {
    const keys = ["k0", "k1", "k2", "k3"];
    const rows = keys.flatMap((key, k) =>
      exchangesOf(key, 60, (i) => ({
        timeMs: T0 + HOUR_MS + i * (k === 0 ? 48 : 3) * MINUTE_MS,
        sketch: sketchOf({ objects: [object("clause", "template")] }),
        ...(k === 0 && POOLS),
      })),
    );
    const of = (records: Account[]): number[] => {
      const stream = streamOfCase({ rows: [...pool, ...rows], crowd: bystanders().crowd, records });
      const all = belonging(membership, { stream, candidate: undefined as never, ...weighMembers(stream) });
      const names = Array.from(stream.members, (account) => stream.frame.accounts[account]);
      return keys.map((key) => all[names.indexOf(key)]);
    };
    const strangers = of([]);
    expect(strangers[0]).toBeGreaterThanOrEqual(LEAST_NAMED);
    const company = of(keys.map((key) => accountRecord(key, { organization: "company" })));
    expect(new Set(company).size).toBe(1);
    expect(company[0]).toBeLessThan(LEAST_NAMED);
  });

  it("has a list for each thing asked, and learned weights for no other", () => {
    const { probability } = asked([]);
    expect(probability).toHaveLength(accountsOf(pool).length);
    expect(Object.keys(membership.weights).sort()).toEqual([...ASKED].sort());
    expect(Math.min(...Object.values(membership.weights))).toBeGreaterThanOrEqual(0);
  });
});

describe("comparisonsOf", () => {
  it("counts a pace against who is faster and against who is slower, in the pool's own spreads", () => {
    const like = asked(lookAlike(60, 48 * MINUTE_MS)).x("pace");
    expect(asked(lookAlike(60, 4 * MINUTE_MS)).x("pace")).toBeLessThan(like - 2);
    expect(asked(lookAlike(8, 6 * HOUR_MS)).x("pace")).toBeLessThan(like - 2);
  });

  it("leaves the pace of who stopped early as it was", () => {
    expect(asked(lookAlike(20, 48 * MINUTE_MS)).x("pace")).toBeCloseTo(
      asked(lookAlike(60, 48 * MINUTE_MS)).x("pace"),
      0,
    );
  });

  it("halves a share of the traffic, one bit a halving, against who lives on other work", () => {
    expect(asked(lookAlike(60, 48 * MINUTE_MS)).x("share")).toBeCloseTo(0, 9);
    expect(asked(lookAlike(60, 48 * MINUTE_MS, 180)).x("share")).toBeCloseTo(-2, 9);
  });
});

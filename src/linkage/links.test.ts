// The null of the links: independent choice of work, clients and sign-up day, among works of very different popularity.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Linkage } from "../frame/linkage.ts";
import { accountRecord, DAY_MS, exchangeRow, HOUR_MS, object, sketchOf, T0 } from "../judgement/cases.fixture.ts";
import { createRandom, type Random } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { link } from "./link.ts";

interface Drawn {
  rows: ExchangeRow[];
  records: Account[];
}

/** Accounts that choose everything for themselves; work `w` is chosen in proportion to 1 / (w + 8). */
function independent(random: Random, accounts: number, works: number): Drawn {
  const heights = Array.from({ length: works }, (_, w) => 1 / (w + 8));
  const total = heights.reduce((a, b) => a + b, 0);
  const draw = (): number => {
    let u = random.next() * total;
    let w = 0;
    while (w < works - 1 && u >= heights[w]) u -= heights[w++];
    return w;
  };
  const rows: ExchangeRow[] = [];
  const records: Account[] = [];
  for (let a = 0; a < accounts; a++) {
    records.push(
      accountRecord(`u${a}`, {
        created: new Date(T0 - random.int(400 * 24) * HOUR_MS).toISOString(),
        payment_hash: `card ${a}`,
      }),
    );
    const settings = { user_agent: `client/${random.int(12)}`, temperature: random.int(6) / 5 };
    const repertoire = 1 + random.int(9);
    for (let k = 0; k < repertoire; k++) rows.push(...workOf(`u${a}`, `w${draw()}`, k, settings, random));
  }
  return { rows, records };
}

/** Four exchanges of one account in one work. */
function workOf(
  account: string,
  work: string,
  k: number,
  settings: Partial<ExchangeRow>,
  random: Random,
): ExchangeRow[] {
  return Array.from({ length: 4 }, (_, i) =>
    exchangeRow({
      id: `${account}-${k}-${i}`,
      account,
      timeMs: T0 + random.int(5 * DAY_MS),
      ...settings,
      sketch: sketchOf({ objects: [object("clause", work)] }),
    }),
  );
}

function linked({ rows, records }: Drawn): { frame: Frame; linkage: Linkage } {
  const frame = frameOf(rows);
  return { frame, linkage: link(frame, records, [], frame.n, T0 + 10 * DAY_MS) };
}

/** Validated pairs by name, each once. */
function pairsOf({ frame, linkage }: { frame: Frame; linkage: Linkage }): string[] {
  const pairs: string[] = [];
  for (const [a, partners] of linkage.links.of)
    for (const b of partners) if (a < b) pairs.push([frame.accounts[a], frame.accounts[b]].sort().join(" "));
  return pairs.sort();
}

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

describe("validateLinks", () => {
  it("links hardly any world of independent accounts: at a rate of 1 %, at most one in twelve", () => {
    const found = SEEDS.map((seed) => {
      const world = linked(independent(createRandom(seed), 260, 300));
      return { tested: world.linkage.links.tested, links: world.linkage.links.count };
    });
    for (const { tested } of found) expect(tested).toBeGreaterThan(100);
    expect(found.filter((f) => f.links > 0).length).toBeLessThanOrEqual(1);
  });

  it("links pairs that share several rare works, each rarer than the last, and few others beside them", () => {
    let planted = 0;
    let others = 0;
    for (const seed of SEEDS) {
      const random = createRandom(100 + seed);
      const world = independent(random, 260, 300);
      addTeam(world, random);
      const pairs = pairsOf(linked(world));
      const own = pairs.filter((pair) => partners(pair));
      planted += own.length;
      others += pairs.length - own.length;
    }
    expect(planted).toBeGreaterThan(0.9 * 12 * SEEDS.length);
    expect(others / (planted + others)).toBeLessThanOrEqual(0.01);
  });

  it("does not join accounts by what a third of all have: a popular prompt with its client, settings and day of release", () => {
    const random = createRandom(7);
    const names = Array.from({ length: 60 }, (_, a) => `u${a}`);
    const world = (share: number): Drawn => ({
      rows: names.flatMap((name, a) => [
        ...workOf(name, a < share ? "popular prompt" : `own ${a}`, 0, { temperature: a < share ? 0.7 : a }, random),
        ...workOf(name, `other ${a}`, 1, { temperature: a < share ? 0.7 : a }, random),
      ]),
      records: names.map((name, a) =>
        accountRecord(name, { created: new Date(T0 - (a < share ? 50 : 100 + 3 * a) * DAY_MS).toISOString() }),
      ),
    });
    expect(linked(world(20)).linkage.links.tested).toBe(0);
    expect(linked(world(10)).linkage.links.tested).toBeGreaterThan(0);
  });

  it("does not count as a coincidence what accounts of one declared customer share", () => {
    const random = createRandom(8);
    const world = independent(random, 260, 300);
    addTeam(world, random);
    for (let i = 0; i < 24; i++) world.records.push(accountRecord(`team ${i}`, { organization: "one company" }));
    expect(pairsOf(linked(world)).filter((pair) => pair.includes("team"))).toEqual([]);
  });
});

/** 24 accounts of one hand with a work common to all, one to each half, one to each quarter and one to each pair. */
function addTeam(world: Drawn, random: Random): void {
  for (let i = 0; i < 24; i++)
    [24, 12, 6, 2].forEach((size, k) => {
      world.rows.push(
        ...workOf(`team ${i}`, `team work ${k} ${Math.floor(i / size)}`, k, { user_agent: "client/0" }, random),
      );
    });
}

const partners = (pair: string): boolean => {
  const [a, b] = pair.match(/team (\d+)/g)?.map((name) => Math.floor(Number(name.slice(5)) / 2)) ?? [];
  return a !== undefined && a === b;
};

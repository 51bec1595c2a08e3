// Which sets of accounts are looked at, by route: found by their work, their shape, their identities, their signatures.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Candidate, Route } from "../frame/candidate.ts";
import {
  accountRecord,
  DAY_MS,
  exchangeRow,
  exchangesOf,
  HOUR_MS,
  MINUTE_MS,
  object,
  sketchOf,
  T0,
} from "../judgement/cases.fixture.ts";
import { createRandom, shuffle } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { link } from "./link.ts";

type Named = Omit<Candidate, "accounts"> & { accounts: string[] };

function candidates(rows: readonly ExchangeRow[], records: readonly Account[] = []): Named[] {
  const frame = frameOf(rows);
  return link(frame, records, [], frame.n, T0 + 10 * DAY_MS).candidates.map((c) => ({
    ...c,
    accounts: Array.from(c.accounts, (a) => frame.accounts[a]),
  }));
}
const by = (found: readonly Named[], route: Route): string[][] =>
  found.filter((c) => c.route === route).map((c) => [...c.accounts].sort());
/** Found by work, be it one work order or a community around several. */
const byWork = (found: readonly Named[]): string[][] =>
  found.filter((c) => c.orders.length > 0).map((c) => [...c.accounts].sort());
const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(3, "0")}`);

/** `count` exchanges of one work, an hour apart; every account starts on a minute of its own. */
function working(account: string, work: string, count: number, over: Partial<ExchangeRow> = {}): ExchangeRow[] {
  return exchangesOf(account, count, (i) => ({
    id: `${account} ${work} ${i}`,
    timeMs: T0 + i * HOUR_MS + (account.length + account.charCodeAt(account.length - 1)) * MINUTE_MS,
    sketch: sketchOf({ objects: [object("clause", work)] }),
    ...over,
  }));
}

/** Strangers, each at work of its own with one of eight clients and settings of its own, signed up over a year. */
function strangers(count: number): { rows: ExchangeRow[]; records: Account[] } {
  const random = createRandom(1);
  return {
    rows: names("u", count).flatMap((name, i) =>
      working(name, `own ${name}`, 4, { user_agent: `client/${random.int(8)}`, temperature: 0.01 * i }),
    ),
    records: names("u", count).map((name) =>
      accountRecord(name, { created: new Date(T0 - random.int(400 * 24) * HOUR_MS).toISOString() }),
    ),
  };
}

describe("findCandidates by work", () => {
  it("proposes the accounts committed to one work order, from three independent ones", () => {
    const two = [...working("a", "w", 4), ...working("b", "w", 4)];
    expect(byWork(candidates([...two, ...strangers(20).rows]))).toEqual([]);
    expect(byWork(candidates([...two, ...working("c", "w", 4), ...strangers(20).rows]))).toEqual([["a", "b", "c"]]);
  });

  it("leaves out an account that only brushes the work: two exchanges in two hundred", () => {
    const rows = ["a", "b", "c"].flatMap((name) => working(name, "w", 4));
    const passerBy = [...working("d", "w", 2), ...working("d", "own d", 198)];
    expect(byWork(candidates([...rows, ...passerBy, ...strangers(20).rows]))).toEqual([["a", "b", "c"]]);
  });

  it("does not count the accounts of one customer as independent", () => {
    const rows = [...["a", "b", "c", "d"].flatMap((name) => working(name, "w", 4)), ...strangers(20).rows];
    const records = ["a", "b", "c"].map((name) => accountRecord(name, { organization: "one company" }));
    expect(byWork(candidates(rows))).toEqual([["a", "b", "c", "d"]]);
    expect(byWork(candidates(rows, records))).toEqual([]);
  });

  it("proposes a team that shares several works as one candidate, however the works are dealt out", () => {
    const rows = names("t", 10).flatMap((name, i) =>
      [0, 1, 2, 3].flatMap((k) => working(name, `team work ${(i + k) % 6}`, 4, { temperature: 0.7 })),
    );
    const found = candidates([...rows, ...strangers(60).rows]).filter((c) => c.route === "work");
    expect(found.map((c) => [...c.accounts].sort())).toEqual([names("t", 10)]);
    expect(found[0].orders.length).toBeGreaterThan(1);
  });

  it("keeps every work of a team whose accounts are all committed to all of it", () => {
    const rows = names("t", 10).flatMap((name) =>
      [0, 1, 2, 3, 4].flatMap((k) => working(name, `team work ${k}`, 4, { temperature: 0.7 })),
    );
    const orders = new Set(
      candidates([...rows, ...strangers(60).rows])
        .filter((c) => c.accounts.length === 10)
        .flatMap((c) => [...c.orders]),
    );
    expect(orders.size).toBe(5);
  });

  it("proposes accounts whose requests are alike in every setting and in nothing else, as a shape", () => {
    const rows = names("s", 5).flatMap((name) =>
      working(name, `own ${name}`, 6, { temperature: 0.93, max_tokens: 8_001, user_agent: "rare/2" }),
    );
    expect(by(candidates([...rows, ...strangers(60).rows]), "shape")).toContainEqual(names("s", 5));
  });

  it("never proposes two sets of one kind that are nearly the same", () => {
    const team = names("t", 12);
    const rows = team.flatMap((name, i) =>
      [0, 1, 2].flatMap((k) => (i === k ? [] : working(name, `team work ${k}`, 4))),
    );
    const found = candidates([...rows, ...strangers(40).rows]);
    for (const [i, x] of found.entries())
      for (const y of found.slice(i + 1)) {
        if (x.orders.length > 0 !== y.orders.length > 0) continue;
        const common = x.accounts.filter((a) => y.accounts.includes(a)).length;
        expect(common / (x.accounts.length + y.accounts.length - common)).toBeLessThan(0.8);
      }
    expect(found.some((c) => c.accounts.length === 12)).toBe(true);
  });
});

describe("findCandidates by identity", () => {
  const pool = names("p", 12);
  /** The pool among strangers: its sign-ups within `hours`, its client as `client` says. */
  function world(hours: number, client: (i: number) => string): string[][] {
    const crowd = strangers(220);
    const rows = pool.flatMap((name, i) =>
      working(name, `own ${name}`, 4, { user_agent: client(i), temperature: 2 + i }),
    );
    const records = pool.map((name, i) =>
      accountRecord(name, { created: new Date(T0 - 90 * DAY_MS + (i * hours * HOUR_MS) / 12).toISOString() }),
    );
    return by(candidates([...rows, ...crowd.rows], [...records, ...crowd.records]), "identity");
  }

  it("proposes accounts made together: one client that few have, one day of sign-up", () => {
    expect(world(20, () => "rare/2")).toEqual([pool]);
  });

  it("proposes nobody for a client alone, or a day alone", () => {
    expect(world(300 * 24, () => "rare/2")).toEqual([]);
    expect(world(20, (i) => `client/${i % 8}`)).toEqual([]);
  });

  it("proposes three that pay with one instrument, and not two, and not three of one customer", () => {
    const crowd = strangers(40);
    const paying = (count: number, over: Partial<Account> = {}): string[][] => {
      const payers = names("c", count);
      const rows = payers.flatMap((name, i) => working(name, `own ${name}`, 4, { temperature: 5 + i }));
      const records = payers.map((name) => accountRecord(name, { payment_hash: "card", ...over }));
      return by(candidates([...rows, ...crowd.rows], [...records, ...crowd.records]), "identity");
    };
    expect([paying(3), paying(2), paying(3, { organization: "one company" })]).toEqual([[names("c", 3)], [], []]);
  });
});

describe("findCandidates by provenance", () => {
  /** `from` is issued signatures, `to` presents them a day later. */
  const passing = (from: string, to: string, count: number): ExchangeRow[] => [
    ...exchangesOf(from, count, (i) => ({
      user_agent: `client of ${from}`,
      id: `${from}>${to} out ${i}`,
      timeMs: T0 + i * HOUR_MS,
      sketch: sketchOf({ signature: signatureOf(from, to, i) }),
    })),
    ...exchangesOf(to, count, (i) => ({
      user_agent: `client of ${to}`,
      id: `${from}>${to} in ${i}`,
      timeMs: T0 + DAY_MS + i * HOUR_MS,
      sketch: sketchOf({ signatures_presented: [signatureOf(from, to, i)] }),
    })),
  ];
  const signatureOf = (from: string, to: string, i: number): number => object("text", `${from}${to}${i}`);

  it("proposes accounts that present reasoning issued to each other", () => {
    const rows = [...passing("a", "b", 2), ...passing("b", "c", 2), ...strangers(20).rows];
    expect(by(candidates(rows), "provenance")).toEqual([["a", "b", "c"]]);
  });

  it("proposes accounts that go on with each other's conversations, unless everybody was given that answer", () => {
    const answering = (answer: (i: number) => string): ExchangeRow[] =>
      exchangesOf("", 24, (i) => ({
        id: `turn ${i}`,
        account: ["a", "b", "c"][i % 3],
        user_agent: `client of ${["a", "b", "c"][i % 3]}`,
        timeMs: T0 + i * HOUR_MS,
        sketch: sketchOf({
          output: object("text", answer(i)),
          presented: i === 0 ? [] : [object("text", answer(i - 1))],
        }),
      }));
    const proposed = (rows: ExchangeRow[]): string[][] =>
      by(candidates([...rows, ...strangers(20).rows]), "provenance");
    expect(proposed(answering((i) => `answer ${i}`))).toEqual([["a", "b", "c"]]);
    expect(proposed(answering(() => "How can I help?"))).toEqual([]);
  });

  it("proposes nobody for one signature that somebody pasted on, nor inside one customer", () => {
    const once = [...passing("a", "b", 1), ...passing("b", "c", 1)];
    expect(by(candidates([...once, ...strangers(20).rows]), "provenance")).toEqual([]);
    const rows = [...passing("a", "b", 2), ...passing("b", "c", 2), ...strangers(20).rows];
    const records = ["a", "b", "c"].map((name) => accountRecord(name, { organization: "one company" }));
    expect(by(candidates(rows, records), "provenance")).toEqual([]);
  });
});

describe("findCandidates by exits", () => {
  const calling = (name: string, nets: readonly number[]): ExchangeRow[] =>
    working(name, `own ${name}`, 2 * nets.length).map((row, i) => ({ ...row, ip: `10.0.${nets[i % nets.length]}.7` }));
  /** Strangers with a network of their own each. */
  const crowd = names("u", 60).flatMap((name, i) => calling(name, [100 + i]));
  /** Eight accounts, each behind three of six exits. */
  const pool = names("p", 8).flatMap((name, i) => calling(name, [i % 6, (i + 1) % 6, (i + 2) % 6]));

  it("proposes accounts that call from the same few rare networks, whatever they ask", () => {
    expect(by(candidates([...pool, ...crowd]), "exits")).toEqual([names("p", 8)]);
  });

  it("proposes most of a pool of which two accounts have hardly an exit in common", () => {
    const random = createRandom(1);
    const thin = names("t", 24).flatMap((name) =>
      calling(
        name,
        Array.from({ length: 3 }, () => random.int(48)),
      ),
    );
    const sizes = by(candidates([...thin, ...crowd]), "exits").map((group) => group.length);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(20);
  });

  it("proposes nobody for a network that many share, or that two do", () => {
    const provider = names("v", 30).flatMap((name, i) => calling(name, [1, 200 + (i % 20)]));
    expect(by(candidates([...provider, ...crowd]), "exits")).toEqual([]);
    expect(by(candidates([...calling("a", [1]), ...calling("b", [1]), ...crowd]), "exits")).toEqual([]);
  });

  it("does not join the accounts of one customer", () => {
    const records = names("p", 8).map((name) => accountRecord(name, { organization: "one company" }));
    expect(by(candidates([...pool, ...crowd], records), "exits")).toEqual([]);
  });
});

describe("findCandidates by items", () => {
  /** What `ask` says that each of the accounts asks, whole prompts and nothing else in common. */
  const asking = (
    accounts: readonly string[],
    ask: (account: number) => readonly string[],
    chars = 400,
  ): ExchangeRow[] =>
    accounts.flatMap((name, a) =>
      ask(a).map((item, i) =>
        exchangeRow({
          id: `${name} ${i}`,
          account: name,
          timeMs: T0 + i * HOUR_MS + a * MINUTE_MS,
          user_agent: `client/${a}`,
          sketch: sketchOf({ objects: [object("text", item)], user_chars: chars }),
        }),
      ),
    );
  const crowd = strangers(60).rows;
  const sorted = (rows: ExchangeRow[]): ExchangeRow[] => rows.sort((a, b) => a.timeMs - b.timeMs);
  const byItems = (rows: ExchangeRow[]): string[][] => by(candidates(sorted([...rows, ...crowd])), "items");

  const pool = names("p", 10);
  /** Ninety items, each to three of the ten accounts by lot. */
  const lot = createRandom(7);
  const takers = Array.from({ length: 90 }, () => new Set(shuffle(lot, [...pool.keys()]).slice(0, 3)));
  const dealt = (a: number): string[] => takers.flatMap((to, i) => (to.has(a) ? [`item ${i}`] : []));

  it("proposes a pool to which samples of many items are dealt, once by the repeats and once by all that it does", () => {
    const rows = asking(pool, dealt);
    expect(byItems(rows)).toEqual([pool, pool]);
    const found = candidates(sorted([...rows, ...crowd])).filter((c) => c.route === "items");
    expect(found.map((c) => c.orders.length > 0).sort()).toEqual([false, true]);
  });

  it("proposes nobody for one prompt in common, for what many ask, or for a greeting", () => {
    expect(byItems(asking(pool, (a) => [`own ${a}`, "the same"]))).toEqual([]);
    const everybody = asking([...pool, ...names("q", 40)], () => ["one", "two", "three", "four"]);
    expect(byItems(everybody)).toEqual([]);
    expect(byItems(asking(pool, dealt, 20))).toEqual([]);
  });

  it("does not join the accounts of one customer by what they repeat", () => {
    const records = pool.map((name) => accountRecord(name, { organization: "one company" }));
    const found = candidates(sorted([...asking(pool, dealt), ...crowd]), records);
    expect(by(found, "items")).toEqual([]);
  });
});

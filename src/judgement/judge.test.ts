// From candidates to findings on hand-made clusters: what is said of a pool that resells access, of stolen keys, of one customer.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { link } from "../linkage/link.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import { type ExchangeRow, FLAGS } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
  DAY_MS,
  exchangesOf,
  HOUR_MS,
  harvest,
  heavyUsers,
  MINUTE_MS,
  object,
  sketchOf,
  T0,
} from "./cases.fixture.ts";
import { findingOfAccounts } from "./findings.fixture.ts";
import { type Judgement, judgeLinkage, withoutRepeats } from "./judge.ts";
import type { Key, KeyModel, Reference } from "./score.ts";

const { crowd, records } = bystanders();

/** A reference that believes everything, to see the rules that hold whatever the evidence says. */
function believing(bits: Record<Key, number>): Reference {
  const key = (intercept: number): KeyModel => ({ intercept, weights: {}, curves: {} });
  return {
    version: "test",
    description: "",
    honest: {},
    membership: { intercept: 10, weights: {} },
    keys: { coordination: key(bits.coordination), purpose: key(bits.purpose), relay: key(bits.relay) },
  };
}
const aCampaign = believing({ coordination: 10, purpose: 10, relay: -10 });
const aRelay = believing({ coordination: 10, purpose: -10, relay: 10 });

function judged(
  rows: readonly ExchangeRow[],
  own: readonly Account[],
  contexts: readonly Context[] = [],
  reference = shippedReference(),
): Judgement {
  const frame = frameOf([...rows, ...crowd]);
  const linkage = link(frame, [...own, ...records], contexts, frame.n, T0 + 10 * DAY_MS);
  return judgeLinkage(frame, linkage, reference, frame.n);
}
/** What is said of any of these accounts. */
const about = (accounts: readonly string[], { findings }: Judgement): Finding[] =>
  findings.filter((f) => f.accounts.some((a) => accounts.includes(a.account)));
/** Made within a day, two cards for all. */
const made = (rows: readonly ExchangeRow[]): Account[] =>
  accountsOf(rows).map((name, i) =>
    accountRecord(name, {
      created: new Date(T0 - 40 * DAY_MS + i * HOUR_MS).toISOString(),
      payment_hash: `pool card ${i % 2}`,
      verification: "phone",
    }),
  );
/** Many people's conversations, dealt out over twelve accounts of one client behind one exit. */
const relay = heavyUsers((user, i, random) => ({
  account: `r${random.int(12)}`,
  id: `r ${user} ${i}`,
  user_agent: "relay/1",
  temperature: -1,
  ip: `203.0.113.${random.int(9)}`,
}));

/** The harvest on keys of eight customers who do as much of their own, elsewhere and with clients of their own. */
const stolen = harvest((i) => ({ ip: `203.0.113.${i % 50}`, timeMs: T0 + 2 * DAY_MS + i * 5 * MINUTE_MS }));
const owners = accountsOf(stolen).flatMap((account, n) =>
  exchangesOf(account, 60, (i) => ({
    id: `own ${account} ${i}`,
    timeMs: T0 + n * HOUR_MS + i * 90 * MINUTE_MS,
    user_agent: `owner/${n}`,
    temperature: n / 10,
    ip: `198.18.${n}.1`,
    sketch: sketchOf({ objects: [object("system", `product ${n}`)], flags: FLAGS.personal, turns: 3, user_turns: 2 }),
  })),
);
const customers = accountsOf(stolen).map((name, i) =>
  accountRecord(name, { created: new Date(T0 - (100 + 30 * i) * DAY_MS).toISOString(), payment_hash: `own card ${i}` }),
);

describe("judgeLinkage", () => {
  it("looks at a pool with one client, one exit, two cards and one day of sign-up, and calls it no campaign", () => {
    const { findings, lookedAt } = judged(relay, made(relay));
    expect(lookedAt).toBeGreaterThan(0);
    expect(findings.filter((f) => f.verdict === "distillation-campaign")).toEqual([]);
  });

  it("calls the same accounts a campaign when what they carry is a harvest", () => {
    const carried = harvest((_, random) => ({ account: `r${random.int(12)}`, ip: `203.0.113.${random.int(9)}` }));
    const { findings } = judged(carried, made(carried));
    expect(findings.map((f) => [f.verdict, f.accounts.length])).toEqual([["distillation-campaign", 12]]);
  });

  it("protects the owners of stolen keys, acts against none of them, and counts the foreign part only", () => {
    const found = about(accountsOf(stolen), judged([...stolen, ...owners], customers, [], aCampaign));
    expect(found.map((f) => [f.verdict, f.recommended])).toEqual([["compromised-customer", "protect-and-notify"]]);
    for (const { account, exchanges, share } of found[0].accounts) {
      expect(exchanges).toBe(stolen.filter((row) => row.account === account).length);
      expect(share).toBeCloseTo(exchanges / (exchanges + 60), 4);
    }
  });

  it("makes two findings of a campaign that rides on stolen keys beside accounts of its own", () => {
    const bought = ["p0", "p1", "p2", "p3"];
    const found = about(
      accountsOf(stolen),
      judged([...stolen, ...owners.filter((row) => !bought.includes(row.account))], customers, [], aCampaign),
    );
    expect(found.map((f) => [f.verdict, f.accounts.map((a) => a.account).sort()])).toEqual([
      ["distillation-campaign", bought],
      ["compromised-customer", ["p4", "p5", "p6", "p7"]],
    ]);
  });

  it("names a relay unless all of it is licensed to resell", () => {
    const licensed = (names: readonly string[]): Context[] =>
      names.map((account) => ({ v: 1, kind: "authorization", account, purpose: "resale" }));
    const all = accountsOf(relay);
    const verdicts = (contexts: Context[]): string[] => [
      ...new Set(about(all, judged(relay, made(relay), contexts, aRelay)).map((f) => f.verdict)),
    ];
    expect(verdicts([])).toEqual(["relay-pool"]);
    expect(verdicts(licensed(all.slice(1)))).toEqual(["relay-pool"]);
    expect(verdicts(licensed(all))).toEqual([]);
  });

  it("says nothing of a harvest by one customer, declared or by its organisation's name", () => {
    const rows = harvest();
    const declared: Context = {
      v: 1,
      kind: "principal",
      principal: "p",
      accounts: accountsOf(rows),
      organizations: [],
    };
    const named = made(rows).map((r) => ({ ...r, organization: "one company" }));
    expect(judged(rows, made(rows), [declared]).findings).toEqual([]);
    expect(judged(rows, named).findings).toEqual([]);
  });

  it("judges all that a cluster does where little of it is common work, if cards say that it belongs together", () => {
    const rows = harvest((i) => ({
      account: `p${i % 8}`,
      user_agent: `client/${i % 8}`,
      temperature: (i % 8) / 8,
      sketch: sketchOf({ objects: [object("text", i % 9 === 0 ? `repeated ${i % 3}` : `in words of its own ${i}`)] }),
    }));
    /** Pairs of accounts with a card in common: too few for a group by itself. */
    const paired = (cards: number): Account[] =>
      accountsOf(rows).map((name, i) =>
        accountRecord(name, {
          created: new Date(T0 - (40 + 30 * i) * DAY_MS).toISOString(),
          payment_hash: `shared card ${i % cards}`,
        }),
      );
    const committed = { x: [0.2, 0.8], bits: [-20, 0] };
    const { purpose, coordination, relay } = aCampaign.keys;
    const reference: Reference = {
      ...aCampaign,
      keys: {
        purpose,
        relay,
        coordination: { ...coordination, weights: { "work-commitment": 1 }, curves: { "work-commitment": committed } },
      },
    };
    const exchanges = (records: readonly Account[]): number =>
      Math.max(0, ...about(accountsOf(rows), judged(rows, records, [], reference)).map((f) => f.exchanges.estimate));
    expect(exchanges(paired(4))).toBeGreaterThan(0.8 * rows.length);
    expect(exchanges(paired(100))).toBe(0);
    // One hand likelier than not in the common work, and nothing that it could be: what is resold shows in all of it alone.
    reference.keys.coordination.curves["work-commitment"] = { x: [0.2, 0.8], bits: [-9, 0] };
    const inAllAlone = {
      intercept: 10,
      weights: { coverage: 1 },
      curves: { coverage: { x: [0.2, 0.8], bits: [-20, 0] } },
    };
    reference.keys.purpose = inAllAlone;
    expect(exchanges(paired(4))).toBe(0);
    reference.keys.purpose = aRelay.keys.purpose;
    reference.keys.relay = inAllAlone;
    expect(exchanges(paired(4))).toBeGreaterThan(0.8 * rows.length);
    const [{ verdict }] = about(accountsOf(rows), judged(rows, paired(4), [], reference));
    expect(verdict).toBe("relay-pool");
  });

  it("says nothing of heavy users of one tool", () => {
    expect(judged(heavyUsers(), []).findings).toEqual([]);
  });

  it("leaves out the members who are authorised, and judges the rest", () => {
    const rows = harvest((_, random) => ({ account: `r${random.int(12)}` }));
    const allowed = ["r0", "r1"];
    const contexts = allowed.map(
      (account): Context => ({ v: 1, kind: "authorization", account, purpose: "distillation" }),
    );
    const [finding] = judged(rows, made(rows), contexts).findings;
    expect(finding.accounts.map((a) => a.account).sort()).toEqual(accountsOf(rows).filter((a) => !allowed.includes(a)));
  });
});

describe("withoutRepeats", () => {
  it("makes no second case of one hand where campaigns or relay pools name all of it, and keeps whatever says more", () => {
    const all = (
      [
        ["distillation-campaign", "abc"],
        ["distillation-campaign", "cd"],
        ["coordinated-other", "abd"],
        ["coordinated-other", "abx"],
        ["relay-pool", "xyz"],
        ["compromised-customer", "ab"],
        ["coordinated-other", "yz"],
        ["coordinated-other", "yzv"],
      ] as const
    ).map(([verdict, accounts]) => ({ finding: findingOfAccounts(accounts, { verdict }) }));
    expect(withoutRepeats(all)).toEqual(all.filter((_, i) => i !== 2 && i !== 3 && i !== 6));
  });
});

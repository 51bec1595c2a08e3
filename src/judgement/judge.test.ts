// From candidates to findings on hand-made clusters: what is said of a pool that resells access, of stolen keys, of one customer.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { link } from "../linkage/link.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import { accountRecord, accountsOf, bystanders, DAY_MS, HOUR_MS, harvest, heavyUsers, T0 } from "./cases.fixture.ts";
import { type Judgement, judgeLinkage } from "./judge.ts";

const { crowd, records } = bystanders();

function judged(rows: readonly ExchangeRow[], own: readonly Account[], contexts: readonly Context[] = []): Judgement {
  const frame = frameOf([...rows, ...crowd]);
  const linkage = link(frame, [...own, ...records], contexts, frame.n, T0 + 10 * DAY_MS);
  return judgeLinkage(frame, linkage, shippedReference(), frame.n);
}
/** Made within a day, two cards for all. */
const made = (rows: readonly ExchangeRow[]): Account[] =>
  accountsOf(rows).map((name, i) =>
    accountRecord(name, {
      created: new Date(T0 - 40 * DAY_MS + i * HOUR_MS).toISOString(),
      payment_hash: `pool card ${i % 2}`,
      verification: "phone",
    }),
  );
/** Accounts of which anything is said that leads to an act against them. */
const actedAgainst = (findings: readonly Finding[]): string[] =>
  findings
    .filter((f) => ["suspend-cluster", "step-up", "throttle"].includes(f.recommended))
    .flatMap((f) => f.accounts.map((a) => a.account));

/** Many people's conversations, dealt out over twelve accounts of one client behind one exit. */
const relay = heavyUsers((user, i, random) => ({
  account: `r${random.int(12)}`,
  id: `r ${user} ${i}`,
  user_agent: "relay/1",
  temperature: -1,
  ip: `203.0.113.${random.int(9)}`,
}));

/** The harvest on keys of eight customers who are at work themselves, elsewhere and with clients of their own. */
const stolen = harvest((i) => ({ ip: `203.0.113.${i % 50}`, timeMs: T0 + 2 * DAY_MS + i * 5 * 60_000 }));
const owners = accountsOf(stolen).flatMap((account, n) =>
  heavyUsers((user, i) => ({
    id: `own ${account} ${user} ${i}`,
    account,
    user_agent: `owner/${n}`,
    ip: `198.18.${n}.1`,
  })).filter((row) => row.id.startsWith(`own ${account} 7 `)),
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

  it("protects the owners of stolen keys and acts against none of them", () => {
    const { findings } = judged([...stolen, ...owners], customers);
    expect(findings.map((f) => [f.verdict, f.recommended])).toEqual([["compromised-customer", "protect-and-notify"]]);
    expect(actedAgainst(findings)).toEqual([]);
  });

  it("counts of a stolen account the foreign part only", () => {
    const [finding] = judged([...stolen, ...owners], customers).findings;
    for (const { account, exchanges, share } of finding.accounts) {
      expect(exchanges).toBe(stolen.filter((row) => row.account === account).length);
      expect(share).toBeLessThan(0.5);
    }
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

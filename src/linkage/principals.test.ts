import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Principals } from "../frame/principals.ts";
import { accountRecord, DAY_MS, exchangeRow, T0 } from "../judgement/cases.fixture.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import { findPrincipals } from "./principals.ts";

const NAMES = ["a", "b", "c", "d", "e"];
const frame = frameOf(
  NAMES.map((account, i) =>
    exchangeRow({ id: account, account, timeMs: T0 + i, organization: account === "e" ? "org-log" : "" }),
  ),
);
const find = (records: Account[], contexts: Context[]): Principals =>
  findPrincipals(frame, records, contexts, T0 + DAY_MS);
const declared = (principal: string, over: { accounts?: string[]; organizations?: string[] }): Context => ({
  v: 1,
  kind: "principal",
  principal,
  accounts: [],
  organizations: [],
  ...over,
});
/** Accounts by principal, in order. */
const groups = (p: Principals): string =>
  Array.from({ length: p.count }, (_, i) => NAMES.filter((_, a) => p.of[a] === i).join("")).join(" ");

describe("findPrincipals", () => {
  it("takes every account for a stranger when nothing says otherwise, whatever they share", () => {
    const shared = NAMES.slice(0, 3).map((name) =>
      accountRecord(name, { payment_hash: "card", email_domain: "x.test" }),
    );
    expect(groups(find(shared, []))).toBe("a b c d e");
  });

  it("joins accounts of one organisation, named by the record or by the log", () => {
    const records = [
      accountRecord("a", { organization: "org-1" }),
      accountRecord("c", { organization: "org-1" }),
      accountRecord("d", { organization: "org-log" }),
    ];
    const found = find(records, []);
    expect(groups(found)).toBe("ac b de");
    expect([...found.declared]).toEqual([1, 0, 1]);
  });

  it("joins what a declaration names, organisations and single accounts alike, and ignores unknown names", () => {
    const records = [accountRecord("a", { organization: "org-1" }), accountRecord("b", { organization: "org-1" })];
    const found = find(records, [
      declared("customer", { organizations: ["org-1", "org-unknown"], accounts: ["d", "nobody"] }),
    ]);
    expect(groups(found)).toBe("abd c e");
  });

  it("joins declarations that overlap, whichever comes first", () => {
    const lines = [
      declared("p", { accounts: ["a", "b"] }),
      declared("q", { accounts: ["b", "c"] }),
      declared("r", { accounts: ["d"], organizations: ["org-log"] }),
    ];
    for (const contexts of [lines, [...lines].reverse()]) expect(groups(find([], contexts))).toBe("abc de");
  });

  it("gives an authorisation to the whole principal, whichever of its names the line has", () => {
    const records = [accountRecord("a", { organization: "org-1" }), accountRecord("b", { organization: "org-1" })];
    for (const target of [{ account: "b" }, { organization: "org-1" }, { principal: "customer" }]) {
      const found = find(records, [
        declared("customer", { organizations: ["org-1"] }),
        { v: 1, kind: "authorization", purpose: "research", ...target },
      ]);
      expect([...found.authorized]).toEqual([[found.of[0], new Set(["research"])]]);
    }
  });

  it("ends an authorisation at its expiry", () => {
    const until = (ms: number): Context => ({
      v: 1,
      kind: "authorization",
      account: "a",
      purpose: "evaluation",
      expires: new Date(ms).toISOString(),
    });
    expect(find([], [until(T0 + DAY_MS)]).authorized.size).toBe(0);
    expect(find([], [until(T0 + DAY_MS + 1)]).authorized.size).toBe(1);
  });

  it("gives nothing to anybody for an authorisation of nobody known", () => {
    const found = find([], [{ v: 1, kind: "authorization", account: "nobody", purpose: "distillation" }]);
    expect(found.authorized.size).toBe(0);
  });
});

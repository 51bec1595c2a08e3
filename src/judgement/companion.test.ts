import { describe, expect, it } from "vitest";
import { link } from "../linkage/link.ts";
import type { Finding } from "../model/finding.ts";
import { besideOf } from "../model/finding.ts";
import { shippedReference } from "../pipeline.ts";
import { judgedHarvest } from "./cases.fixture.ts";
import { type Member, reported } from "./companion.ts";
import { exhibitOf } from "./exhibit.ts";
import { findingOf } from "./finding.ts";
import { findingOfAccounts, UNMEASURED } from "./findings.fixture.ts";
import type { JudgedLead } from "./lead.ts";

const lead = UNMEASURED;
const member = (account: string, probability: number): Member => ({ account, probability, exchanges: 10, share: 1 });

/** Ten exchanges an account, of which half are sure. */
function finding(members: Member[], recommended: Finding["recommended"] = "suspend-cluster"): Finding {
  const estimate = members.reduce((sum, m) => sum + 10 * m.probability, 0);
  return findingOfAccounts("", { accounts: members, recommended, exchanges: { lower_bound: estimate / 2, estimate } });
}

const said = (found: ReturnType<typeof reported>): string[] =>
  found.map(({ finding: f }) => `${f.id} ${f.recommended} ${f.accounts.map((m) => m.account).join("")}`);

describe("reported", () => {
  const sure = ["a", "b", "c"].map((a) => member(a, 0.99));
  const unsure = ["d", "e"].map((a) => member(a, 0.6));

  it("leaves a finding as it is where everybody is sure, or nobody is to be suspended", () => {
    const all = finding(sure);
    expect(reported({ finding: all, lead, more: [] })).toEqual([{ finding: all, lead }]);
    const review = finding([...sure, ...unsure], "step-up");
    expect(reported({ finding: review, lead, more: [] })).toEqual([{ finding: review, lead }]);
  });

  it("names beside it who is less sure than 99 : 1, and suspends nobody of them", () => {
    const found = reported({ finding: finding([...sure, ...unsure]), lead, more: [] });
    expect(said(found)).toEqual(["F-1 suspend-cluster abc", "F-1-beside step-up de"]);
    expect(found.map((f) => besideOf(f.finding))).toEqual([undefined, "F-1"]);
  });

  it("suspends nobody who may be robbed, however sure the membership", () => {
    const doubted = {
      inDoubt: new Set([1]),
      stream: { frame: { accounts: ["a", "b", "c"] }, members: new Uint32Array() },
    } as unknown as JudgedLead;
    expect(said(reported({ finding: finding(sure), lead: doubted, more: [] }))).toEqual([
      "F-1 suspend-cluster ac",
      "F-1-beside step-up b",
    ]);
  });

  it("shares out the exchanges, so that the two say no more than the one", () => {
    const whole = finding([...sure, ...unsure]);
    const [main, beside] = reported({ finding: whole, lead, more: [] }).map((f) => f.finding);
    expect(main.exchanges.estimate + beside.exchanges.estimate).toBeCloseTo(whole.exchanges.estimate, -1);
    expect(main.exchanges.lower_bound + beside.exchanges.lower_bound).toBeLessThanOrEqual(whole.exchanges.lower_bound);
  });

  it("puts accounts that today's judgement does not repeat with those less sure, once each", () => {
    const more = [member("x", 0.99), member("a", 0.99)];
    expect(said(reported({ finding: finding([...sure, ...unsure]), lead, more }))).toEqual([
      "F-1 suspend-cluster abc",
      "F-1-beside step-up dex",
    ]);
    expect(said(reported({ finding: finding(sure, "step-up"), lead, more }))).toEqual(["F-1 step-up abcx"]);
  });

  it("keeps those that are suspended already with the rest, and suspends no finding in which nobody is sure", () => {
    const more = [member("x", 0.99)];
    expect(said(reported({ finding: finding(sure), lead, more }, (a) => a === "x"))).toEqual([
      "F-1 suspend-cluster abcx",
    ]);
    expect(said(reported({ finding: finding(unsure), lead, more }, (a) => a === "x"))).toEqual(["F-1 step-up dex"]);
  });

  it("counts and draws for each of the two what its own accounts did", () => {
    const reference = shippedReference();
    const { lead: measured, setting } = judgedHarvest(link, reference);
    const inDoubt = new Set(measured.stream.members.slice(0, 2));
    const whole = findingOf(measured, { verdict: "distillation-campaign", recommended: "suspend-cluster" }, reference);
    const two = reported({ finding: whole, lead: { ...measured, inDoubt }, more: [] });
    expect(two.map(({ finding: f }) => f.accounts.length)).toEqual([whole.accounts.length - 2, 2]);
    for (const { finding: f, lead: own } of two) {
      const exchanges = f.accounts.reduce((sum, a) => sum + a.exchanges, 0);
      const exhibit = exhibitOf(f, own, setting, reference, []);
      expect(Object.values(f.models).reduce((a, b) => a + b, 0)).toBe(exchanges);
      expect(exhibit.timeline.counts.reduce((a, b) => a + b, 0)).toBe(exchanges);
      expect(exhibit.loads.length).toBe(f.accounts.length);
      expect(exhibit.limits.join(" ")).toContain("of the one beside it together");
      expect(exhibit.limits.join(" ")).not.toContain("not sure enough to belong");
    }
    const [{ finding: main }, { finding: beside }] = two;
    expect(main.exposure?.usable.estimate).toBe(main.exchanges.estimate);
    expect(beside.exposure).toBeUndefined();
  });
});

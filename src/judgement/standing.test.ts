// A campaign or relay pool that was shown again on fresh evidence stays shown; a first impression does not.
import { describe, expect, it } from "vitest";
import type { Finding, Recommendation, Verdict } from "../model/finding.ts";
import { reported } from "./companion.ts";
import { findingOfAccounts, UNMEASURED } from "./findings.fixture.ts";
import { type Case, withStanding } from "./standing.ts";

interface Said {
  id?: string;
  verdict?: Verdict;
  recommended?: Recommendation;
  exchanges?: number;
}

function finding(accounts: string, { recommended = "step-up", exchanges = 100, ...said }: Said = {}): Finding {
  return findingOfAccounts(accounts, { recommended, exchanges: { lower_bound: 0, estimate: exchanges }, ...said });
}

/** What is shown at the last of the steps: id, verdict, recommendation and members. */
const shown = (...steps: Finding[][]): string[] => shownWithout("", ...steps);

/** The same, with these accounts suspended already. */
const shownWithout = (gone: string, ...steps: Finding[][]): string[] => shownOf({ gone }, ...steps);

/** The same, with these at work at every step; nobody otherwise. */
const shownAtWork = (atWork: string, ...steps: Finding[][]): string[] => shownOf({ atWork }, ...steps);

function shownOf({ gone = "", atWork = "", company = "", known = "" }, ...steps: Finding[][]): string[] {
  const cases = new Map<string, Case>();
  let last: string[] = [];
  for (const step of steps)
    last = withStanding(
      step.map((f) => ({ finding: f, lead: UNMEASURED })),
      cases,
      {
        isAtWork: (account) => atWork.includes(account),
        isKnown: (account) => known.includes(account),
        ownerOf: (account) => (company.includes(account) ? "company" : account),
      },
    )
      .flatMap((s) => reported(s, (account) => gone.includes(account)))
      .map(({ finding: f }) => `${f.id} ${f.verdict} ${f.recommended} ${f.accounts.map((a) => a.account).join("")}`);
  return last;
}

const first = finding("abcd", { exchanges: 100 });
const again = finding("abcd", { exchanges: 200 });

describe("withStanding", () => {
  it("keeps a campaign that was named again on half as many exchanges more, when its accounts fall silent", () => {
    expect(shown([first], [again], [], [])).toEqual(["F-1 distillation-campaign step-up abcd"]);
  });

  it("lets go of one that was not: named once, or twice on much the same exchanges", () => {
    expect(shown([first], [])).toEqual([]);
    expect(shown([first], [finding("abcd", { exchanges: 149 })], [])).toEqual([]);
  });

  it("lets go of all accounts of one customer once a judgement names none of the three and more that were at work", () => {
    const drawnIn = finding("abcdxyz", { exchanges: 100 });
    const stands = [[drawnIn], [finding("abcdxyz", { exchanges: 200 })], [finding("abcd", { exchanges: 300 })]];
    const atWork = "abcdxyz";
    expect(shownOf({ atWork }, ...stands)).toEqual(["F-1 distillation-campaign step-up abcdxyz"]);
    expect(shownOf({ atWork, company: "xyz" }, ...stands)).toEqual(["F-1 distillation-campaign step-up abcd"]);
    // One of them named is all of them named; two at work are too few; silence says nothing.
    expect(shownOf({ atWork, company: "dxyz" }, ...stands)).toEqual(["F-1 distillation-campaign step-up abcdxyz"]);
    expect(shownOf({ atWork: "abcdxy", company: "xyz" }, ...stands)).toEqual([
      "F-1 distillation-campaign step-up abcdxyz",
    ]);
  });

  it("keeps the accounts that were named at both times, and no passer-by of one of them", () => {
    expect(shown([first], [finding("abcx", { exchanges: 250 })], [])).toEqual([
      "F-1 distillation-campaign step-up abc",
    ]);
  });

  it("adds to today's members those that stand from before", () => {
    expect(shown([first], [again], [finding("aef", { exchanges: 210 })])).toEqual([
      "F-1 distillation-campaign step-up aefbcd",
    ]);
  });

  it("does not take coordination whose purpose no longer shows for a contradiction", () => {
    const faded = finding("abcde", { verdict: "coordinated-other", recommended: "review" });
    expect(shown([first], [again], [faded])).toEqual(["F-1 distillation-campaign step-up abcd"]);
    expect(shown([first], [faded])).toEqual(["F-1 coordinated-other review abcde"]);
    // Under an id of its own neither.
    const wider = finding("abxyz", { id: "F-2", verdict: "coordinated-other", recommended: "review" });
    expect(shown([first], [again], [wider])).toEqual([
      "F-2 coordinated-other review abxyz",
      "F-1 distillation-campaign step-up abcd",
    ]);
  });

  it("takes back what a later judgement of most of the accounts speaks against, 3 to 1 net of what spoke for it", () => {
    const faded = (accounts: string, log_odds: number): Finding => {
      const said = finding(accounts, { verdict: "coordinated-other", recommended: "review" });
      return { ...said, confidence: { ...said.confidence, purpose: { level: "none", log_odds } } };
    };
    // It was shown at 1 nat, and the natural logarithm of 3 is 1.0986.
    expect(shown([first], [again], [faded("abcde", -2.05)])).toEqual(["F-1 distillation-campaign step-up abcd"]);
    expect(shown([first], [again], [faded("abcde", -2.15)])).toEqual(["F-1 coordinated-other review abcde"]);
    expect(shown([first], [again], [faded("ab", -2.15)])).toEqual(["F-1 coordinated-other review ab"]);
    expect(shown([first], [again], [faded("a", -9)])).toEqual(["F-1 distillation-campaign step-up abcd"]);
    expect(shown([first], [again], [faded("abcde", -2.15)], [])).toEqual([]);
  });

  it("gives way to resold access and to stolen keys", () => {
    const relay = finding("abcd", { verdict: "relay-pool", recommended: "review" });
    expect(shown([first], [again], [relay])).toEqual(["F-1 relay-pool review abcd"]);
    const stolen = finding("ab", { id: "F-2", verdict: "compromised-customer", recommended: "protect-and-notify" });
    const left = finding("cde", { exchanges: 210 });
    expect(shown([first], [again], [left, stolen])).toEqual([
      "F-1 distillation-campaign step-up cde",
      "F-2 compromised-customer protect-and-notify ab",
    ]);
  });

  it("keeps a relay pool as it keeps a campaign, and neither for the other", () => {
    const relay = (exchanges: number): Finding => finding("abcd", { verdict: "relay-pool", exchanges });
    expect(shown([relay(100)], [relay(200)], [])).toEqual(["F-1 relay-pool step-up abcd"]);
    expect(shown([relay(100)], [again], [])).toEqual([]);
    expect(shown([first], [again], [relay(300)], [])).toEqual([]);
  });

  it("suspends nobody on what today's judgement does not repeat", () => {
    const sure = (exchanges: number): Finding => finding("abcd", { recommended: "suspend-cluster", exchanges });
    expect(shown([sure(100)], [sure(200)], [])).toEqual(["F-1 distillation-campaign step-up abcd"]);
  });

  it("puts beside a finding to be suspended the members that today's judgement does not repeat, but for those suspended already", () => {
    const sure = (accounts: string, exchanges: number): Finding =>
      finding(accounts, { recommended: "suspend-cluster", exchanges });
    const steps = [[sure("abcd", 100)], [sure("abcd", 200)], [sure("efg", 300)]];
    expect(shown(...steps)).toEqual([
      "F-1 distillation-campaign suspend-cluster efg",
      "F-1-beside distillation-campaign step-up abcd",
    ]);
    expect(shownWithout("abc", ...steps)).toEqual([
      "F-1 distillation-campaign suspend-cluster efgabc",
      "F-1-beside distillation-campaign step-up d",
    ]);
    expect(shownWithout("abcd", ...steps)).toEqual(["F-1 distillation-campaign suspend-cluster efgabcd"]);
  });

  it("lets go of an account that was at work and left out three times in four", () => {
    const without = (exchanges: number): Finding => finding("abc", { exchanges });
    const steps = [[first], [again], ...[210, 212, 214, 216, 218, 220].map((n) => [without(n)])];
    expect(shownAtWork("abcd", ...steps)).toEqual(["F-1 distillation-campaign step-up abcd"]);
    expect(shownAtWork("abcd", ...steps, [without(230)])).toEqual(["F-1 distillation-campaign step-up abc"]);
    expect(shownAtWork("abc", ...steps, [without(230)])).toEqual(["F-1 distillation-campaign step-up abcd"]);
    expect(shownAtWork("abcd", ...steps, [], [], [])).toEqual(["F-1 distillation-campaign step-up abcd"]);
  });

  it("keeps two campaigns two when one lead covers both, if each had been shown again by itself", () => {
    const second = (exchanges: number): Finding => finding("efg", { id: "F-2", exchanges });
    const both = finding("abcdefg", { exchanges: 400 });
    expect(shown([first, second(100)], [again, second(200)], [both])).toEqual([
      "F-1 distillation-campaign step-up abcd",
      "F-2 distillation-campaign step-up efg",
    ]);
    expect(shown([first, second(100)], [both])).toEqual(["F-1 distillation-campaign step-up abcdefg"]);
    expect(shown([first, second(100)], [again, second(200)], [finding("abcde", { exchanges: 400 })])).toEqual([
      "F-1 distillation-campaign step-up abcde",
    ]);
  });

  it("says nothing of third accounts on a day when one lead covers two campaigns that stand", () => {
    const second = (exchanges: number): Finding => finding("efg", { id: "F-2", exchanges });
    const both = finding("abcdefgxyz", { exchanges: 400 });
    expect(shown([first, second(100)], [again, second(200)], [both])).toEqual([
      "F-1 distillation-campaign step-up abcd",
      "F-2 distillation-campaign step-up efg",
    ]);
  });

  it("looks first at whom it did not name while both were at work, until as much of its own work again is named", () => {
    const sure = (accounts: string, exchanges: number, own = 1): Finding => {
      const said = finding(accounts, { recommended: "suspend-cluster", exchanges });
      return { ...said, accounts: said.accounts.map((m) => ({ ...m, exchanges: own })) };
    };
    const suspended = "F-1 distillation-campaign suspend-cluster abcd";
    const joined = [[sure("abc", 100)], [sure("abcd", 200, 10)]];
    expect(shownOf({ known: "abc" }, ...joined)).toEqual([suspended]);
    const late = ["F-1 distillation-campaign suspend-cluster abc", "F-1-beside distillation-campaign step-up d"];
    expect(shownOf({ known: "abcd" }, ...joined)).toEqual(late);
    expect(shownOf({ known: "abcd" }, ...joined, [sure("abcd", 300, 14)])).toEqual(late);
    expect(shownOf({ known: "abcd" }, ...joined, [sure("abcd", 300, 15)])).toEqual([suspended]);
    // Named now and then is not named again.
    const left = [sure("abc", 210)];
    const atWork = "abcd";
    expect(shownOf({ known: "abcd", atWork }, ...joined, left, left, left, [sure("abcd", 300, 15)])).toEqual(late);
    // The first showing names whom it names.
    expect(shownOf({ known: "abcd" }, [sure("abcd", 100)])).toEqual([suspended]);
  });

  it("shows nothing of a campaign of which fewer than three accounts stand", () => {
    expect(shown([finding("ab")], [finding("ab", { exchanges: 300 })], [])).toEqual([]);
  });
});

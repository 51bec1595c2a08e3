// A campaign keeps its name from window to window, whatever happens to its accounts.
import { describe, expect, it } from "vitest";
import type { Finding, Verdict } from "../model/finding.ts";
import { findingOfAccounts } from "./findings.fixture.ts";
import { type Tracked, track } from "./track.ts";

function finding(id: string, accounts: string, verdict: Verdict = "distillation-campaign"): Finding {
  return findingOfAccounts(accounts, { id, verdict });
}

/** Ids and members as each step names them, from step to step. */
function named(...steps: Finding[][]): string[][] {
  let memory: Tracked[] = [];
  return steps.map((step) => {
    const tracked = track(step, memory);
    memory = tracked.memory;
    return tracked.findings.map((f) => `${f.id} ${f.accounts.map((a) => a.account).join("")}`);
  });
}

describe("track", () => {
  it("keeps the id of a campaign that grows, shrinks and changes its accounts step by step", () => {
    const steps = ["abcd", "abcdefgh", "efgh", "efghijkl", "ijkl"].map((accounts, i) => [finding(`F-${i}`, accounts)]);
    expect(named(...steps).map(([f]) => f.split(" ")[0])).toEqual(["F-0", "F-0", "F-0", "F-0", "F-0"]);
  });

  it("gives a campaign of other accounts an id of its own", () => {
    expect(named([finding("F-1", "abcd")], [finding("F-2", "wxyz")])).toEqual([["F-1 abcd"], ["F-2 wxyz"]]);
  });

  it("does not take accounts in passing for identity: less than half of the smaller is another campaign", () => {
    expect(named([finding("F-1", "abcd")], [finding("F-2", "awxyz")])[1]).toEqual(["F-2 awxyz"]);
  });

  it("leaves the id with the largest part of a campaign that splits", () => {
    expect(named([finding("F-1", "abcdefgh")], [finding("F-2", "ab"), finding("F-3", "cdefgh")])[1]).toEqual([
      "F-2 ab",
      "F-1 cdefgh",
    ]);
  });

  it("gives merged campaigns the id of the larger part, and to nobody else", () => {
    const steps = named(
      [finding("F-1", "abc"), finding("F-2", "defgh")],
      [finding("F-9", "abcdefgh")],
      [finding("F-8", "abcdefgh")],
    );
    expect(steps.slice(1)).toEqual([["F-2 abcdefgh"], ["F-2 abcdefgh"]]);
  });

  it("knows a campaign again that was silent for a while", () => {
    expect(named([finding("F-1", "abcd")], [], [], [finding("F-7", "cdef")])[3]).toEqual(["F-1 cdef"]);
  });

  it("keeps a relay and the campaign that rides in it apart", () => {
    const relay = finding("F-1", "abcdefgh", "relay-pool");
    expect(named([relay], [finding("F-2", "abcdefgh"), finding("F-3", "abcdefgh", "relay-pool")])[1]).toEqual([
      "F-2 abcdefgh",
      "F-1 abcdefgh",
    ]);
  });

  it("never gives two findings of a step one id, nor one that another has kept", () => {
    const steps = named(
      [finding("F-1", "abcd")],
      [finding("F-1", "wxyz"), finding("F-2", "abcd"), finding("F-1", "mnop")],
    );
    expect(new Set(steps[1].map((f) => f.split(" ")[0])).size).toBe(3);
    expect(steps[1]).toContain("F-1 abcd");
  });

  it("keeps the id of a campaign whose verdict changes to another than relay", () => {
    expect(named([finding("F-1", "abcd", "coordinated-other")], [finding("F-2", "abcd")])[1]).toEqual(["F-1 abcd"]);
  });

  it("changes nothing but ids", () => {
    const before = finding("F-1", "abcd");
    const { findings } = track([finding("F-2", "abcd")], track([before], []).memory);
    expect(findings).toEqual([before]);
  });
});

import { describe, expect, it } from "vitest";
import { createRandom } from "../math/random.ts";
import { type Confirm, confirmOnline, confirmWindow } from "./confirmation.ts";
import type { JudgedLead } from "./lead.ts";

/** Leads of these first accounts and e-values; nothing else of them is read. */
const leadsOf = (of: readonly (readonly [number, number])[]): JudgedLead[] =>
  of.map(
    ([account, e]) =>
      ({
        stream: { members: Uint32Array.of(account) },
        evidence: { e, ofMost: e, ties: e, parts: [] },
      }) as unknown as JudgedLead,
  );

describe("confirmWindow", () => {
  it("counts candidates that were dropped as evidence of nothing", () => {
    const leads = leadsOf([
      [1, 300],
      [2, 5],
    ]);
    expect(confirmWindow(leads, 2)).toEqual([true, false]);
    expect(confirmWindow(leads, 100)).toEqual([false, false]);
    expect(confirmWindow([], 0)).toEqual([]);
  });
});

describe("confirmOnline", () => {
  it("asks for more the more has been looked at in all steps, and for less the more it has confirmed", () => {
    const idle = confirmOnline();
    expect(idle(leadsOf([[1, 100]]), 1)).toEqual([true]);
    expect(idle(leadsOf([]), 500)).toEqual([]);
    expect(idle(leadsOf([[1, 100]]), 1)).toEqual([false]);
    expect(idle(leadsOf([[1, 1e8]]), 1)).toEqual([true]);
    const busy = confirmOnline();
    for (let step = 0; step < 30; step++) expect(busy(leadsOf([[1, 1e9]]), 1)).toEqual([true]);
    const rare = confirmOnline();
    for (let step = 0; step < 30; step++) rare(leadsOf([[1, 1]]), 1);
    expect([busy(leadsOf([[2, 4000]]), 1), rare(leadsOf([[2, 4000]]), 1)]).toEqual([[true], [false]]);
  });

  it("does not let the evidence choose the order of tests within a step", () => {
    const first = leadsOf([
      [7, 60],
      [3, 40],
    ]);
    expect(confirmOnline()(first, 2)).toEqual([false, true]);
    expect(confirmOnline()([first[1], first[0]], 2)).toEqual([true, false]);
  });

  it.each<[string, () => Confirm]>([
    ["one step at a time", confirmOnline],
    ["all in one window", () => confirmWindow],
  ])("confirms chance no oftener than its level: %s", (_, make) => {
    let worlds = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = createRandom(seed);
      const confirm = make();
      let any = false;
      for (let step = 0; step < 20; step++) {
        // 1 / (2 sqrt p) is an e-value for uniform p.
        const leads = leadsOf(Array.from({ length: 5 }, (__, i) => [i, 0.5 / Math.sqrt(random.next())]));
        any = confirm(leads, 5).some(Boolean) || any;
        if (make() === confirmWindow) break;
      }
      if (any) worlds++;
    }
    expect(worlds / 400).toBeLessThan(0.05);
  });
});

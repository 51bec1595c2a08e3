// The figures of the benchmark on answers small enough to count by hand, and against textbooks.
import { describe, expect, it } from "vitest";
import { bootstrap, ratio, share } from "../src/bench/intervals.ts";
import type { Answers } from "../src/bench/material.ts";
import { takenFigure } from "../src/bench/page/figures.ts";
import { addTo, createReliability, summaryOf } from "../src/bench/reliability.ts";
import { scoreWorld } from "../src/bench/score-world.ts";
import { summarise } from "../src/bench/summary.ts";
import { medianOf, survivalCurve } from "../src/bench/survival.ts";
import { frameOf } from "../src/frame/build.ts";
import { capability, exchangeRow, object, sketchOf } from "../src/judgement/cases.fixture.ts";
import { createRandom } from "../src/math/random.ts";
import type { Decision, Finding } from "../src/model/finding.ts";

const HOUR_MS = 3_600_000;

/** Two campaigns of four accounts, one that cannot be told, a relay of two, a victim, and ten honest accounts. */
function answers(): Answers {
  const crowd = (name: string, n: number, group?: string) =>
    Array.from({ length: n }, (_, i) => ({
      account: `${name}-${group ?? "x"}-${i}`,
      class: name,
      ...(group !== undefined && { group }),
    }));
  const truth = [
    ...crowd("campaign:queue-swe", 4, "A"),
    ...crowd("campaign:cot-elicit", 4, "B"),
    ...crowd("campaign:full-mimic", 2, "M"),
    ...crowd("relay:relay-organic", 2, "R"),
    ...crowd("victim:stolen-keys", 1),
    ...crowd("benign:hackathon", 10),
  ];
  const labelled = ["A", "B"].flatMap((group) =>
    truth
      .filter((t) => t.group === group)
      .flatMap(({ account, class: name }) =>
        // One exchange an hour for ten hours.
        Array.from({ length: 10 }, (_, h) => ({ account, timeMs: h * HOUR_MS, family: name.split(":")[1], group })),
      ),
  );
  labelled.push({ account: "victim:stolen-keys-x-0", timeMs: 0, family: "stolen-keys", group: "T" });
  return { truth, labelled: labelled.sort((a, b) => a.timeMs - b.timeMs), endMs: 10 * HOUR_MS };
}

function finding(id: string, verdict: Finding["verdict"], accounts: string[], more: Partial<Finding> = {}): Finding {
  return {
    id,
    verdict,
    recommended: "review",
    confidence: {
      coordination: { level: "high", e_value: 100 },
      purpose: { level: "high", log_odds: 4 },
      relay: { level: "none", log_odds: -3 },
      attribution: { level: "none" },
    },
    window: { from: "1970-01-01T00:00:00.000Z", to: "1970-01-01T10:00:00.000Z" },
    accounts: accounts.map((account) => ({ account, probability: 0.9, exchanges: 10, share: 1 })),
    exchanges: { lower_bound: 0, estimate: 10 },
    models: {},
    capabilities: {},
    reasons: [],
    alternatives: [],
    ...more,
  };
}

const FINDINGS = [
  // Three of four members of A and one honest account: 75 % pure.
  finding("F-1", "distillation-campaign", [
    "campaign:queue-swe-A-0",
    "campaign:queue-swe-A-1",
    "campaign:queue-swe-A-2",
    "benign:hackathon-x-0",
  ]),
  // All of B under one id.
  finding(
    "F-2",
    "distillation-campaign",
    Array.from({ length: 4 }, (_, i) => `campaign:cot-elicit-B-${i}`),
    { recommended: "suspend-cluster" },
  ),
  finding("F-3", "relay-pool", ["relay:relay-organic-R-0", "relay:relay-organic-R-1"]),
  finding("F-4", "compromised-customer", ["victim:stolen-keys-x-0"]),
];

/** B is named after three hours, the honest account of F-1 besides; A never before the end. */
const DECISIONS: Decision[] = FINDINGS.slice(1, 2)
  .flatMap((f) => f.accounts.map((a) => a.account))
  .concat("benign:hackathon-x-1")
  .map((account) => ({
    v: 1,
    time: new Date(3 * HOUR_MS).toISOString(),
    account,
    finding: "F-2",
    verdict: "distillation-campaign",
    recommended: "suspend-cluster",
    probability: 0.9,
  }));

describe("scoring a world", () => {
  const score = scoreWorld(answers(), FINDINGS, DECISIONS);
  const summary = summarise([{ score, cost: { accounts: 23, exchanges: 81 }, confirmed: 4, confirmedStrangers: 1 }]);

  it("counts recall and precision over accounts of detectable campaigns", () => {
    expect(summary.recall.value).toBe(7 / 8);
    expect(summary.precision.value).toBe(7 / 8);
    // Only B was ever named by a decision.
    expect(summary.recallEver.value).toBe(4 / 8);
    expect(summary.purity.value).toBe((0.75 + 1) / 2);
  });

  it("calls a campaign found with half of its members under one id of 90 % purity", () => {
    expect(score.campaigns.map((c) => [c.group, c.called, c.found])).toEqual([
      ["A", 3, false],
      ["B", 4, true],
      ["M", 0, false],
      ["T", 1, true],
    ]);
    expect(summary.campaignsFound.value).toBe(0.5);
  });

  it("counts innocents now and ever, the worst family, and suspensions by side", () => {
    expect(summary.innocentsPerMillion.value).toBeCloseTo(1e6 / 13);
    // Ever: the account of the decisions, not the one of the last findings.
    expect(summary.innocentsEverPerMillion.value).toBeCloseTo(1e6 / 13);
    expect(summary.worstLookAlike.family).toBe("hackathon");
    expect(summary.worstLookAlike.accused.value).toBe(0.1);
    expect(summary.accused.benign.value).toBe(0.1);
    expect(summary.accused.victim.value).toBe(0);
    expect(summary.suspended.benign.value).toBe(0);
    expect(summary.honestSuspendedEver.value).toBe(0.1);
    expect(summary.relayNamed.value).toBe(1);
    expect(summary.victimsProtected.value).toBe(1);
    expect(summary.coordinationFdr.value).toBe(0.25);
    expect(summary.campaignFdr.value).toBe(0);
  });

  it("measures what leaked before an account was named", () => {
    const leaked = Object.fromEntries(score.campaigns.map((c) => [c.group, c.leaked]));
    // Hours 0, 1 and 2 of four accounts; A was named by no decision.
    expect([leaked.A, leaked.B]).toEqual([40, 12]);
    expect(summary.leakMedian.value).toBeCloseTo((0.3 + 1) / 2);
    expect(summary.firstNamed.curve.map((p) => [p.hours, p.unnamed])).toEqual([
      [0, 1],
      [3, 0.5],
    ]);
  });

  it("says what was taken before it was named, for those too that cannot be told", () => {
    const time = (i: number): number => i * 1_000;
    const frame = frameOf(
      Array.from({ length: 300 }, (_, i) =>
        exchangeRow({
          id: `e${i}`,
          timeMs: time(i),
          sketch: sketchOf({ objects: [object("text", `t${i}`)], capabilities: capability("reasoning-elicitation") }),
        }),
      ),
    );
    const truth = [{ account: "m", class: "campaign:full-mimic", group: "M" }];
    const labelled = Array.from({ length: 300 }, (_, row) => ({
      account: "m",
      timeMs: time(row),
      family: "full-mimic",
      group: "M",
      row,
    }));
    const row = (decisions: Decision[] | undefined) => {
      const score = scoreWorld({ truth, labelled, endMs: HOUR_MS }, [], decisions, frame);
      const world = { score, cost: { accounts: 1, exchanges: 300 }, confirmed: 0, confirmedStrangers: 0 };
      return summarise([world]).campaigns[0].taken;
    };
    const all = row([]);
    expect([all?.exchanges, all?.set]).toEqual([300, { name: "elicitation", part: 0.3, low: 0.3, high: 0.3 }]);
    expect(takenFigure(all)).toBe("300: 30 % of an elicitation set (30 to 30)");
    const named = row([{ ...DECISIONS[0], account: "m", time: new Date(time(120)).toISOString() }]);
    expect([named?.exchanges, named?.set?.part]).toEqual([120, 0.12]);
    expect(row(undefined)).toBeUndefined();
    expect(takenFigure(undefined)).toBe("none to measure");
  });

  it("reports undetectable families and leaves them out of recall", () => {
    const mimic = summary.campaigns.find((c) => c.class === "campaign:full-mimic");
    expect([mimic?.detectable, mimic?.recall.value]).toEqual([false, 0]);
    const row = summary.classes.find((c) => c.class === "benign:hackathon");
    expect([row?.accounts, row?.campaign, row?.none]).toEqual([10, 1, 9]);
  });

  it("says that time is not known without decisions", () => {
    const blind = summarise([
      {
        score: scoreWorld(answers(), FINDINGS, undefined),
        cost: { accounts: 23, exchanges: 81 },
        confirmed: 0,
        confirmedStrangers: 0,
      },
    ]);
    expect([blind.leakMedian.n, blind.recall.value]).toEqual([0, 7 / 8]);
    expect(blind.leakMedian.value).toBeNaN();
  });
});

describe("intervals", () => {
  it("hold the truth about as often as they say", () => {
    // 40 clusters of five accounts that rise and fall together, true rate 0.3: a count of accounts would be far too sure.
    let held = 0;
    for (let run = 0; run < 200; run++) {
      const random = createRandom(run);
      const units = Array.from({ length: 40 }, () => ({ hits: random.next() < 0.3 ? 5 : 0 }));
      const { low, high } = ratio(
        units,
        (u) => u.hits,
        () => 5,
      );
      if (low <= 0.3 && high >= 0.3) held++;
    }
    expect(held / 200).toBeGreaterThan(0.88);
    expect(held / 200).toBeLessThan(0.99);
  });

  it("widen with clustering, stay honest at nothing and at everything, and repeat", () => {
    const clustered = ratio(
      [0, 0, 0, 10],
      (x) => x,
      () => 10,
    );
    const even = share(10, 40);
    expect(clustered.value).toBe(even.value);
    expect(clustered.high - clustered.low).toBeGreaterThan(even.high - even.low);
    const none = ratio(
      [0, 0, 0, 0],
      (x) => x,
      () => 10,
    );
    expect([none.value, none.low]).toEqual([0, 0]);
    expect(none.high).toBeCloseTo(0.49, 2);
    expect(bootstrap([1, 2, 3], (l) => l.length)).toEqual(bootstrap([1, 2, 3], (l) => l.length));
    expect(bootstrap([], () => 1).value).toBeNaN();
  });
});

describe("survival", () => {
  it("gives the Kaplan-Meier curve of the Freireich trial's treated arm", () => {
    // Remission of leukaemia in weeks under 6-MP (Freireich et al. 1963; Cox and Oakes 1984, table 1.1); + is censored.
    const weeks = "6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+".split(" ");
    const curve = survivalCurve(weeks.map((w) => ({ hours: Number.parseInt(w, 10), ended: !w.endsWith("+") })));
    const at = Object.fromEntries(curve.map((p) => [p.hours, p]));
    expect(at[6].unnamed).toBeCloseTo(0.857, 3);
    expect(at[10].unnamed).toBeCloseTo(0.753, 3);
    expect(at[23].unnamed).toBeCloseTo(0.448, 3);
    // R: survfit(..., conf.type = "log-log") at 10 weeks gives 0.503 to 0.889.
    expect(at[10].low).toBeCloseTo(0.503, 2);
    expect(at[10].high).toBeCloseTo(0.889, 2);
    expect(medianOf(curve)).toBe(23);
  });

  it("never reaches a half when too few were named", () => {
    expect(
      medianOf(
        survivalCurve([
          { hours: 5, ended: true },
          { hours: 9, ended: false },
          { hours: 9, ended: false },
        ]),
      ),
    ).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("reliability", () => {
  it("gives the Brier score and the distance from the diagonal", () => {
    const r = createReliability();
    for (const [said, was] of [
      [0.95, true],
      [0.95, false],
      [0.05, false],
    ] as const)
      addTo(r, said, was);
    const summary = summaryOf(r);
    expect(summary.brier).toBeCloseTo((0.05 ** 2 + 0.95 ** 2 + 0.05 ** 2) / 3);
    // Two of three are said at 0.95 and are so half of the time.
    expect(summary.calibrationError).toBeCloseTo((2 / 3) * 0.45 + (1 / 3) * 0.05);
  });
});

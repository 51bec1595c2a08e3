// The second look: who of a promising candidate is asked again, whom the first look explains, and what counts without a confirmation.
import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { link } from "../linkage/link.ts";
import type { Verdict } from "../model/finding.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { bystanders, DAY_MS, harvest, MINUTE_MS, object, sketchOf, T0 } from "./cases.fixture.ts";
import { hiddenCampaigns } from "./hidden.ts";
import { rulings } from "./judge.ts";
import { only } from "./lead.ts";
import type { Key, KeyModel, Scales } from "./score.ts";
import { settingOf } from "./setting.ts";
import type { Part } from "./verdict.ts";

const { crowd, records } = bystanders();

/** A pool of eight accounts on a template. */
const pool = (name: string): ExchangeRow[] =>
  harvest((i) => ({
    id: `${name}-${i}`,
    timeMs: T0 + i * 6 * MINUTE_MS,
    account: `${name}${i % 8}`,
    user_agent: `${name}/1`,
    sketch: sketchOf({ objects: [object("clause", name), object("text", `${name} ${i}`)] }),
  }));

function believing(coordination: number, purpose: number): Scales {
  const key = (intercept: number): KeyModel => ({ intercept, weights: {}, curves: {} });
  return { keys: { coordination: key(coordination), purpose: key(purpose), relay: key(-10) } as Record<Key, KeyModel> };
}

/** What the second look finds, after a first one that said this of the pool p, or of part of it; a line of accounts for each lead. */
function hidden(verdict: Verdict, reference = believing(10, 10), keep = (_: number) => true): string[] {
  const frame = frameOf([...pool("p"), ...pool("q"), ...crowd]);
  const linkage = link(frame, records, [], frame.n, T0 + 10 * DAY_MS);
  const setting = settingOf(frame, linkage, frame.n);
  const { promising, ruled } = rulings(setting, linkage, believing(10, 10));
  const ofP = ruled.filter(([lead]) => [...lead.stream.members].every((a) => frame.accounts[a].startsWith("p")));
  expect(ofP).toHaveLength(1);
  const first = ofP.map(([lead]): Part => [only(lead, keep), { verdict, recommended: "review" }]);
  return hiddenCampaigns(setting, reference, promising, first)
    .map(([lead]) => Array.from(lead.stream.members, (a) => frame.accounts[a]).sort())
    .map((names) => `${names[0]} to ${names.at(-1)}`)
    .filter((line) => /^[pq]/.test(line))
    .sort();
}

describe("hiddenCampaigns", () => {
  it("finds the pool that the first look did not name, and not the one that it did", () => {
    expect(hidden("distillation-campaign")).toEqual(["q0 to q7"]);
    expect(hidden("compromised-customer")).toEqual(["q0 to q7"]);
  });

  it("asks again of those whose access is said to be resold, or who are one hand's", () => {
    expect(hidden("relay-pool")).toEqual(["p0 to p7", "q0 to q7"]);
    expect(hidden("coordinated-other")).toEqual(["p0 to p7", "q0 to q7"]);
  });

  it("asks again of the members that the first look left out", () => {
    expect(hidden("distillation-campaign", believing(10, 10), (m) => m < 4)).toEqual(["p4 to p7", "q0 to q7"]);
  });

  it("counts nothing that is no campaign by itself", () => {
    expect(hidden("relay-pool", believing(10, -10))).toEqual([]);
    expect(hidden("relay-pool", believing(0.5, 0.5))).toEqual([]);
  });
});

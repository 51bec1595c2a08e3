// Who of a found campaign belongs to it: members of campaigns that the judge finds in simulated worlds, with their truth, and the weights that
// tell them apart.
import type { Material } from "../../src/bench/material.ts";
import { frameAsOf, rowsBefore } from "../../src/frame/frame.ts";
import { rulings } from "../../src/judgement/judge.ts";
import { ASKED, comparisonsOf, type MembershipModel } from "../../src/judgement/naming.ts";
import type { Scales } from "../../src/judgement/score.ts";
import { settingOf } from "../../src/judgement/setting.ts";
import { link } from "../../src/linkage/link.ts";
import { fitLogistic } from "../../src/math/logistic.ts";
import { contextsBefore } from "../../src/model/context.ts";
import { PARTS } from "./collect.ts";

export interface LabelledMember {
  belongs: boolean;
  /** Members of one class in one finding: strangers who are alike teach little more than one of them. */
  group: string;
  comparisons: number[];
}

/** Ridge penalty of the fit. */
const RIDGE = 5;

/** Members of the campaigns that are found at several times. Victims are told apart by other means (victims.ts), and left out. */
export function membersOf(
  { frame, accounts, contexts, answers }: Material,
  world: string,
  scales: Scales,
): LabelledMember[] {
  const classes = new Map(answers.truth.map((t) => [t.account, t.class]));
  const found: LabelledMember[] = [];
  const startMs = frame.time[0];
  const endMs = frame.time[frame.n - 1] + 1;
  for (const part of PARTS) {
    const atMs = startMs + part * (endMs - startMs);
    const known = rowsBefore(frame, atMs);
    const seen = frameAsOf(frame, known);
    const linkage = link(seen, accounts, contextsBefore(contexts, atMs), known, atMs);
    const setting = settingOf(seen, linkage, known);
    rulings(setting, linkage, scales).ruled.forEach(([lead, { verdict }], i) => {
      if (verdict !== "distillation-campaign") return;
      const truth = Array.from(lead.stream.members, (account) => classes.get(frame.accounts[account]) ?? "");
      const ours = truth.filter((t) => t.startsWith("campaign:")).length;
      // Where no campaign was found there is none to belong to.
      if (2 * ours < truth.length) return;
      const comparisons = comparisonsOf(lead);
      truth.forEach((t, m) => {
        if (t.startsWith("victim:")) return;
        const of = comparisons.map((values) => values[m]);
        found.push({ belongs: t.startsWith("campaign:"), group: `${world}/${part}/${i}/${t}`, comparisons: of });
      });
    });
  }
  return found;
}

export function fitMembership(members: readonly LabelledMember[]): MembershipModel {
  const counts = new Map<string, number>();
  for (const { group } of members) counts.set(group, (counts.get(group) ?? 0) + 1);
  const model = fitLogistic(
    members.map((m) => Float64Array.from(m.comparisons)),
    Uint8Array.from(members, (m) => (m.belongs ? 1 : 0)),
    {
      l2: RIDGE,
      weights: Float64Array.from(members, (m) => (m.belongs ? 1 : 1 / Math.sqrt(counts.get(m.group) as number))),
      sign: new Int8Array(ASKED.length).fill(1),
    },
  );
  const bits = (nats: number): number => Number((nats / Math.LN2).toFixed(4));
  return {
    intercept: bits(model.intercept),
    weights: Object.fromEntries(ASKED.map((name, c) => [name, bits(model.coefficients[c])])),
  };
}

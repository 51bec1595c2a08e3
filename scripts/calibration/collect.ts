// Leads of a simulated world with their truth: what discovery would propose at several times, and whose work it really is.
import { type LabelledExchange, type Material, materialOf } from "../../src/bench/material.ts";
import { type Frame, frameAsOf, rowsBefore } from "../../src/frame/frame.ts";
import { coordinationEvidence } from "../../src/judgement/coordination.ts";
import { follow } from "../../src/judgement/lead.ts";
import { settingOf } from "../../src/judgement/setting.ts";
import { votersOf } from "../../src/judgement/stream.ts";
import { link } from "../../src/linkage/link.ts";
import type { World } from "../../src/sim/world.ts";
import { isOneOwner } from "./worlds.ts";

export interface LabelledLead {
  world: string;
  /** `campaign:x`, `relay:x`, `benign:x`, `victim:x`; `mixed` when no one class has 80 % of the rows. */
  truth: string;
  /** Which instance of the family: leads of one instance share its weight. */
  group: string;
  route: string;
  /** Part of the window known when the lead was taken. */
  part: number;
  members: number;
  rows: number;
  values: (number | null)[];
  /** Natural log of its e-value for one hand. */
  logE: number;
}

/** Parts of the window after which leads are taken: early judgements must be calibrated as well. */
export const PARTS = [0.12, 0.35, 1];
const PURE = 0.8;
const HONEST = 0.95;
/** A crowd in which more members than this share one silent owner is partly one hand: it teaches neither answer. */
const STRAY = 0.05;

export async function collectLeads(world: World): Promise<LabelledLead[]> {
  return leadsOf(await materialOf(world), `${world.name}/${world.seed}`);
}

export function leadsOf({ frame, accounts, contexts, answers }: Material, world: string): LabelledLead[] {
  const classes = new Map(answers.truth.map((t) => [t.account, { class: t.class, group: t.group ?? t.class }]));
  const labels = rowLabels(frame, answers.labelled);
  const leads: LabelledLead[] = [];
  const startMs = frame.time[0];
  const endMs = frame.time[frame.n - 1] + 1;
  for (const part of PARTS) {
    const known = rowsBefore(frame, startMs + part * (endMs - startMs));
    const seen = frameAsOf(frame, known);
    const linkage = link(seen, accounts, contexts, known, endMs);
    const setting = settingOf(seen, linkage, known);
    for (const candidate of linkage.candidates) {
      const lead = follow(setting, candidate);
      if (lead === undefined) continue;
      const counts = new Map<string, number>();
      for (const row of lead.stream.rows) {
        const owner = classes.get(frame.accounts[frame.account[row]]);
        const key =
          labels[row] ?? `${owner?.class.startsWith("campaign:") ? "benign:padding" : owner?.class}|${owner?.group}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const [top, count] = [...counts].sort((a, b) => b[1] - a[1])[0];
      const byClass = new Map<string, number>();
      for (const [key, n] of counts) byClass.set(key.split("|")[0], (byClass.get(key.split("|")[0]) ?? 0) + n);
      const honest = [...byClass].filter(([c]) => c.startsWith("benign:")).reduce((s, [, n]) => s + n, 0);
      const total = lead.stream.rows.length;
      // Honest crowds of several kinds are honest; they are nobody's one hand.
      const crowd = honest >= HONEST * total && !isOneOwner(top.split("|")[0]);
      const owned = ownedAccounts(lead.stream.members, (account) => classes.get(frame.accounts[account]));
      const pure = crowd ? owned <= STRAY * lead.stream.members.length : count >= PURE * total;
      leads.push({
        world,
        truth: pure ? top.split("|")[0] : "mixed",
        group: `${world}/${top.split("|")[1]}`,
        route: candidate.route,
        part,
        members: lead.stream.members.length,
        rows: total,
        values: Array.from(lead.values, (v) => (Number.isNaN(v) ? null : v)),
        logE: Math.log(coordinationEvidence(votersOf(lead.stream), candidate.route).e),
      });
    }
  }
  return leads;
}

/** Members that share an owner, known to nobody, with another member. */
function ownedAccounts(
  members: Uint32Array,
  of: (account: number) => { class: string; group: string } | undefined,
): number {
  const counts = new Map<string, number>();
  for (const account of members) {
    const owner = of(account);
    if (owner !== undefined && isOneOwner(owner.class)) counts.set(owner.group, (counts.get(owner.group) ?? 0) + 1);
  }
  return [...counts.values()].filter((n) => n > 1).reduce((sum, n) => sum + n, 0);
}

/** The campaign of each row; both lists are in time order. */
function rowLabels(frame: Frame, labelled: readonly LabelledExchange[]): (string | undefined)[] {
  const labels = new Array<string | undefined>(frame.n);
  let next = 0;
  for (let row = 0; row < frame.n && next < labelled.length; row++) {
    const { account, timeMs, family, group } = labelled[next];
    if (frame.time[row] !== timeMs || frame.accounts[frame.account[row]] !== account) continue;
    labels[row] = `campaign:${family}|${group}`;
    next++;
  }
  return labels;
}

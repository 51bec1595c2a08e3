// Ours with one thing left in: the groups that our discovery proposes, scored by one family of evidence alone, or by one key.
import { follow, judgeLead } from "../../judgement/lead.ts";
import type { Reference } from "../../judgement/score.ts";
import { settingOf } from "../../judgement/setting.ts";
import { SIGNALS } from "../../judgement/signals/registry.ts";
import { link } from "../../linkage/link.ts";
import type { Material } from "../material.ts";

const FAMILIES = [...new Set(SIGNALS.map((s) => s.family))];

export const BOTH_KEYS = "both-keys";
export const COORDINATION_ONLY = "coordination-only";
export const PURPOSE_ONLY = "purpose-only";

/** Bits per account and id: the best of all proposed groups that the account belongs to; NaN: in none. */
export function singleEvidence(material: Material, reference: Reference): Record<string, Float64Array> {
  const { frame, accounts, contexts, answers } = material;
  const linkage = link(frame, accounts, contexts, frame.n, answers.endMs);
  const setting = settingOf(frame, linkage, frame.n);
  const scores: Record<string, Float64Array> = {};
  const note = (id: string, members: Uint32Array, bits: number): void => {
    scores[id] ??= new Float64Array(frame.accounts.length).fill(Number.NaN);
    for (const account of members) if (!(scores[id][account] >= bits)) scores[id][account] = bits;
  };
  for (const candidate of linkage.candidates) {
    const lead = follow(setting, candidate);
    if (lead === undefined) continue;
    const { scores: keys, stream } = judgeLead(reference, lead);
    const { coordination, purpose, relay } = keys;
    note(COORDINATION_ONLY, stream.members, coordination.bits);
    note(PURPOSE_ONLY, stream.members, purpose.bits);
    // A relay is not a campaign, however alike they look.
    note(BOTH_KEYS, stream.members, Math.min(coordination.bits, purpose.bits, -relay.bits));
    const terms = [...coordination.terms, ...purpose.terms];
    for (const family of FAMILIES) {
      const own = terms.filter((t) => t.family === family);
      if (own.length > 0)
        note(
          `only-${family}`,
          stream.members,
          own.reduce((sum, t) => sum + t.bits, 0),
        );
    }
  }
  for (const id of [BOTH_KEYS, COORDINATION_ONLY, PURPOSE_ONLY, ...FAMILIES.map((f) => `only-${f}`)])
    scores[id] ??= new Float64Array(frame.accounts.length).fill(Number.NaN);
  return scores;
}

export function ablationTitle(id: string): string | undefined {
  if (id === BOTH_KEYS) return "Ours as one score: the weaker of two keys";
  if (id === COORDINATION_ONLY) return "Ours, coordination key only";
  if (id === PURPOSE_ONLY) return "Ours, purpose key only";
  return id.startsWith("only-") ? `Ours, only ${id.slice("only-".length)} evidence` : undefined;
}

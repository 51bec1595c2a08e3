// All methods that are compared, one line each, and their scores on one world beside the truth.
import type { Reference } from "../../judgement/score.ts";
import type { Finding } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import type { Baseline } from "./baseline.ts";
import { rateLimit } from "./rate-limit.ts";

export const BASELINES: readonly Baseline[] = [rateLimit];

/** Scores of one world: `byMethod[id][i]` is of the account whose class is `classes[i]`. */
export interface AccountScores {
  classes: string[];
  byMethod: Record<string, Float64Array>;
}

/** What our own verdicts are called in the comparison. */
export const OURS = "stillwatch";

export function scoreMethods(material: Material, _reference: Reference, findings: readonly Finding[]): AccountScores {
  const { frame, answers } = material;
  const classOf = new Map(answers.truth.map((t) => [t.account, t.class]));
  const byMethod: Record<string, Float64Array> = { [OURS]: verdictScores(frame.accounts, findings) };
  for (const baseline of BASELINES) byMethod[baseline.id] = baseline.score(material);
  return { classes: frame.accounts.map((a) => classOf.get(a) ?? "unknown"), byMethod };
}

/** The probability under the verdict of a campaign, 0 for everyone else. */
function verdictScores(accounts: readonly string[], findings: readonly Finding[]): Float64Array {
  const said = new Map<string, number>();
  for (const { verdict, accounts: members } of findings)
    if (verdict === "distillation-campaign")
      for (const m of members) said.set(m.account, Math.max(said.get(m.account) ?? 0, m.probability));
  return Float64Array.from(accounts, (a) => said.get(a) ?? 0);
}

export function methodTitle(id: string): string {
  return id === OURS ? "Stillwatch, its verdicts" : (BASELINES.find((b) => b.id === id)?.title ?? id);
}

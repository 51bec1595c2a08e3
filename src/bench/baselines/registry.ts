// All methods that are compared, one line each, and their scores on one world beside the truth.
import type { Reference } from "../../judgement/score.ts";
import type { Finding } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import type { Baseline } from "./baseline.ts";
import { fraudar } from "./fraudar.ts";
import { isolationForest } from "./isolation-forest.ts";
import { leidenInfrastructure } from "./leiden-infrastructure.ts";
import { mmd100, mmd1500 } from "./mmd-windows.ts";
import { prada } from "./prada.ts";
import { rateLimit } from "./rate-limit.ts";
import { sharedPayment } from "./shared-payment.ts";
import { ablationTitle, singleEvidence } from "./single-evidence.ts";
import { synchroTrap } from "./synchro-trap.ts";
import { tfIdf } from "./tf-idf.ts";

export const BASELINES: readonly Baseline[] = [
  rateLimit,
  isolationForest,
  prada,
  mmd1500,
  mmd100,
  sharedPayment,
  leidenInfrastructure,
  tfIdf,
  synchroTrap,
  fraudar,
];

/** Scores of one world: `byMethod[id][i]` is of the account whose class is `classes[i]`. */
export interface AccountScores {
  classes: string[];
  byMethod: Record<string, Float64Array>;
}

/** What our own verdicts are called in the comparison. */
export const OURS = "stillwatch";

export function methodTitle(id: string): string {
  if (id === OURS) return "Stillwatch, its verdicts";
  return BASELINES.find((b) => b.id === id)?.title ?? ablationTitle(id) ?? id;
}

/** `findings` are ours at the end of the window. */
export function scoreMethods(material: Material, reference: Reference, findings: readonly Finding[]): AccountScores {
  const { frame, answers } = material;
  const classOf = new Map(answers.truth.map((t) => [t.account, t.class]));
  const byMethod: Record<string, Float64Array> = {
    [OURS]: verdictScores(frame.accounts, findings),
    ...Object.fromEntries(BASELINES.map((b) => [b.id, b.score(material)])),
    ...singleEvidence(material, reference),
  };
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

// The two keys of a finding. findings.json lists the reasons of both together and states the sum of one; this tells them apart.
import type { Finding } from "../model/finding.ts";
import type { FindingExhibit } from "../model/report.ts";

/** Signals of the key of purpose; every other reason turns the key of one hand. A test holds this to the judge's own families. */
const PURPOSE_SIGNALS: ReadonlySet<string> = new Set([
  "reasoning-elicitation",
  "reasoning-transcription",
  "rubric-grading",
  "safe-rewriting",
  "data-generation",
  "harvest-shape",
  "targeted-capability",
  "single-turns",
  "session-life",
  "reasoning-enabled",
  "output-appetite",
  "output-length",
  "coverage",
  "context-recurrence",
  "throwaway-places",
  "unattended-runs",
  "sandboxed-work",
  "personal-words",
  "benchmark-form",
  "unissued-turns",
  "returned-output",
  "products-per-account",
  "open-ownership",
]);

export type KeyName = "hand" | "harvest";
/** What a finding's reasons speak to: the two keys of a campaign, or for a relay pool the question whether access is resold. */
export type Question = KeyName | "resale";

export function keyOf(signal: string): KeyName {
  return PURPOSE_SIGNALS.has(signal) ? "harvest" : "hand";
}

/**
 * Sum of each key in bits, prior included. Purpose is stated as log-odds; one hand is the rest of everything that was weighed.
 * Without an exhibit, reasons too small for findings.json are missing from it.
 */
export function keySums(finding: Finding, exhibit: FindingExhibit | undefined): Record<KeyName, number> {
  const harvest = finite(finding.confidence.purpose.log_odds) / Math.LN2;
  const prior = finding.reasons.find((r) => r.signal === "prior");
  const weighed = exhibit?.signals ?? finding.reasons.filter((r) => r !== prior);
  const total = weighed.reduce((sum, w) => sum + finite(w.bits), finite(prior?.bits ?? 0));
  return { hand: total - harvest, harvest };
}

/** Log-odds of resold access in bits: the sum of a relay pool's reasons. */
export function resaleSum(finding: Finding): number {
  return finite(finding.confidence.relay.log_odds) / Math.LN2;
}

/** Bits that are missing or not finite weigh nothing. */
export function finite(bits: number): number {
  return Number.isFinite(bits) ? bits : 0;
}

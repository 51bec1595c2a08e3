// Everything report.html shows beyond findings.json: numbers only, no prompt text. Judgement fills it, report/ draws it.
import type { Finding, FindingsFile } from "./finding.ts";

/** Drawn for one finding. Series are aligned to `hours`. */
export interface FindingExhibit {
  finding: string;
  /** Exchanges of the finding per bin; `start` epoch ms of the first bin, `binMs` its width. */
  timeline: { start: number; binMs: number; counts: number[] };
  /** Things to mark on the timeline: releases, enforcement. */
  events: { timeMs: number; label: string }[];
  /** Account network picture: nodes index into the finding's accounts (a sample of at most 400). */
  network: {
    nodes: { account: string; exchanges: number }[];
    links: { a: number; b: number; bits: number; why: string }[];
  };
  /** Signal by signal: observed value, and the range of honest clusters of the reference, in the signal's own unit. */
  signals: { signal: string; unit: string; value: number; honestLow: number; honestHigh: number; bits: number }[];
  /** One hand, where the finding's own reasons answer another question (resold access): its sum and reasons in bits. */
  hand?: { bits: number; reasons: Finding["reasons"] };
  /** What the test behind the e-value of coordination compares, as far as it says anything, and the e-value of each alone. */
  coincidences: { what: string; eValue: number }[];
  /** Work orders seen, by their hashed name: exchanges and accounts in each. */
  workOrders: { id: string; exchanges: number; accounts: number; capability: string }[];
  /** Per-account load: exchanges per account of the finding, sorted descending (a sample of at most 400). */
  loads: number[];
  /** Expected number of innocent accounts among the members. */
  expectedInnocents: number;
  /** Tokens of the finding's exchanges; absent when the logs do not carry them. */
  tokens?: { input: number; output: number };
  /** What would change the verdict, and what the logs cannot show. */
  wouldChange: string[];
  limits: string[];
}

export interface ReportModel {
  findings: FindingsFile;
  /** Share of each capability in all traffic of the window: the baseline next to which a finding's mix is drawn. */
  baseline: Record<string, number>;
  exhibits: FindingExhibit[];
  /** Clusters looked at; `found`: whose coordination survived false-discovery control at the nominal rate; `toReview`: findings for a person. */
  control: { clustersLookedAt: number; nominalRate: number; found: number; toReview: number };
  rejects: { reason: string; count: number; example: string }[];
  /** Anything about the input that weakens the result: text absent, no accounts file, missing archetype. */
  caveats: string[];
  /** Tokens of all traffic in the window (input includes cached ones); absent when the logs do not carry them. */
  tokens?: { input: number; output: number };
}

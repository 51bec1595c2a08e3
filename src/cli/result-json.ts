// What `--json` prints: one object on stdout, for scripts. Everything else of a run is in the files it names.
import type { FindingsFile, Level, Recommendation, Verdict } from "../model/finding.ts";
import type { ReportModel } from "../model/report.ts";
import { topReason } from "./summary.ts";

export interface ResultJson {
  v: 1;
  command: string;
  window: FindingsFile["window"];
  totals: FindingsFile["totals"];
  control: { clusters: number; nominal_rate: number; found: number; to_review: number };
  findings: {
    id: string;
    verdict: Verdict;
    recommended: Recommendation;
    accounts: number;
    exchanges: { lower_bound: number; estimate: number };
    coordination: Level;
    purpose: Level;
    relay: Level;
    attribution: Level;
    top_reason: string | null;
  }[];
  rejects: ReportModel["rejects"];
  caveats: string[];
  /** Absolute paths of what was written. */
  files: Record<string, string>;
}

export function resultJson(
  command: string,
  findings: FindingsFile,
  report: ReportModel,
  files: Record<string, string>,
): ResultJson {
  const { control, rejects, caveats } = report;
  return {
    v: 1,
    command,
    window: findings.window,
    totals: findings.totals,
    control: {
      clusters: control.clustersLookedAt,
      nominal_rate: control.nominalRate,
      found: control.found,
      to_review: control.toReview,
    },
    findings: findings.findings.map((f) => ({
      id: f.id,
      verdict: f.verdict,
      recommended: f.recommended,
      accounts: f.accounts.length,
      exchanges: f.exchanges,
      coordination: f.confidence.coordination.level,
      purpose: f.confidence.purpose.level,
      relay: f.confidence.relay.level,
      attribution: f.confidence.attribution.level,
      top_reason: topReason(f)?.text ?? null,
    })),
    rejects,
    caveats,
    files,
  };
}

// What the command line knows of the input and the judge does not: files left out, the share of rejects, and the clock.
import type { UnusableFile } from "../intake/survey.ts";
import type { FindingsFile } from "../model/finding.ts";
import { counted } from "../pipeline/caveats.ts";
import type { ScanResult } from "../pipeline.ts";
import { named } from "./inputs.ts";

/** Above this share of rejects the result is about the rest of the traffic only. */
const HEAVY_REJECTION = 0.05;
/** Rejects that stand for the rest of a file: how much that was, nobody can say. */
const CUT_OFF: ReadonlySet<string> = new Set(["truncated", "damaged compression"]);
/** Clocks and time zones may differ by so much. */
const DAY_MS = 86_400_000;

/** Adds rejects and caveats to the result, which is changed and returned. */
export function withInputNotes<Result extends ScanResult>(
  result: Result,
  skipped: readonly UnusableFile[],
  nowMs: number,
): Result {
  const { findings, report } = result;
  if (skipped.length > 0) {
    const [{ path, why }] = skipped;
    findings.totals.rejected += skipped.length;
    report.rejects.push({ reason: "file left out", count: skipped.length, example: `${path}: ${why}` });
    report.caveats.push(`${counted(skipped.length, "file")} left out, as --skip-unknown allows: ${named(skipped)}`);
  }
  const { from, to } = findings.window;
  if (Date.parse(from) > nowMs + DAY_MS)
    report.caveats.push(`All exchanges are dated in the future, from ${from}: check the clocks and the time fields.`);
  else if (Date.parse(to) > nowMs + DAY_MS)
    report.caveats.push(`The window ends in the future, at ${to}: check the clocks and the time fields.`);
  const cut = report.rejects.filter((r) => CUT_OFF.has(r.reason));
  if (cut.length > 0) {
    const files = cut.reduce((sum, r) => sum + r.count, 0);
    report.caveats.unshift(
      `${counted(files, "file")} cut off or damaged, such as ${cut[0].example}: the rest is missing here, and is in no count. Export again what was cut off.`,
    );
  }
  report.rejects.sort((a, b) => b.count - a.count);
  const warning = rejectionWarning(findings.totals);
  if (warning !== undefined) report.caveats.unshift(warning);
  return result;
}

/** Undefined while few records are rejected. */
export function rejectionWarning(totals: Pick<FindingsFile["totals"], "exchanges" | "rejected">): string | undefined {
  const share = totals.rejected / (totals.exchanges + totals.rejected);
  if (!(share > HEAVY_REJECTION)) return undefined;
  return `${percent(share)} of the records were rejected and weigh nothing: check --format and the export.`;
}

/** "9.1 %"; never "0.0 %" for something, nor "100.0 %" for less than all. */
export function percent(share: number): string {
  return `${Math.min(share < 1 ? 99.9 : 100, Math.max(share > 0 ? 0.1 : 0, share * 100)).toFixed(1)} %`;
}

// The result in a terminal: what was looked at, a line or two per finding, and where the files are.
import { besideOf, type Finding, type FindingsFile, type Verdict } from "../model/finding.ts";
import type { ReportModel } from "../model/report.ts";
import { counted } from "../pipeline/caveats.ts";
import { percent, rejectionWarning } from "./input-notes.ts";
import { type Paint, plainLine, type Style, wrapped } from "./terminal.ts";

const MAX_ROWS = 40;
const MAX_REASONS = 3;
const COLOUR: Record<Verdict, Style> = {
  "distillation-campaign": "red",
  "relay-pool": "yellow",
  "compromised-customer": "blue",
  "coordinated-other": "magenta",
};

/**
 * Lines for stdout, each ending in a line feed. The table takes 79 columns; other text is wrapped to `width`, and never cut.
 * `files` are label and path.
 */
export function summary(
  findings: FindingsFile,
  report: ReportModel,
  files: [label: string, path: string][],
  paint: Paint,
  width: number,
): string {
  const { totals, window } = findings;
  const lines = [
    `${counted(totals.exchanges, "exchange")} of ${counted(totals.accounts, "account")}, ${rejected(totals)}`,
    ...rejectLines(report.rejects, width),
    `${day(window.from)} to ${day(window.to)} UTC`,
    `${counted(report.control.clustersLookedAt, "cluster")} looked at; ${number(report.control.found)} confirmed by randomisation over all of them (FDR ${(report.control.nominalRate * 100).toFixed(1).replace(/\.0$/, "")} %)`,
    "",
    ...(findings.findings.length === 0
      ? [
          report.control.clustersLookedAt === 0
            ? "No findings: no accounts shared enough rare work to be looked at."
            : "No findings. That is a result: nothing passed the tests.",
        ]
      : table(findings.findings, paint, width)),
    "",
    ...notes(report.caveats, rejectionWarning(totals), width, paint),
    ...(report.caveats.length > 0 ? [""] : []),
    ...files.map(([label, path]) => `${label.padEnd(10)} ${plainLine(path, 4_096)}`),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** The reason that weighs most, prior aside. */
export function topReason(finding: Finding): Finding["reasons"][number] | undefined {
  return finding.reasons
    .filter((r) => r.signal !== "prior")
    .reduce<Finding["reasons"][number] | undefined>(
      (best, r) => (best === undefined || r.bits > best.bits ? r : best),
      undefined,
    );
}

function rejected(totals: FindingsFile["totals"]): string {
  const share = totals.rejected / (totals.exchanges + totals.rejected);
  return `${counted(totals.rejected, "record")} rejected${totals.rejected === 0 ? "" : ` (${percent(share)})`}`;
}

/** The reasons that cost most, each with one place. */
function rejectLines(rejects: ReportModel["rejects"], width: number): string[] {
  const lines = rejects
    .slice(0, MAX_REASONS)
    .flatMap(({ reason, count, example }) =>
      wrapped(`  ${number(count)} for "${reason}", such as ${example}`, width, "    "),
    );
  const more = rejects.length - MAX_REASONS;
  return more > 0 ? [...lines, `  and ${counted(more, "further reason")}, see the report`] : lines;
}

function notes(caveats: string[], warning: string | undefined, width: number, paint: Paint): string[] {
  return caveats.flatMap((caveat) =>
    caveat === warning
      ? wrapped(`warning: ${caveat}`, width, "  ").map((line) => paint("yellow", line))
      : wrapped(`note: ${caveat}`, width, "  "),
  );
}

function table(findings: Finding[], paint: Paint, width: number): string[] {
  const head = row("verdict", "recommended", "accounts", "exchanges", "coord.", "purpose");
  const lines = [paint("dim", head)];
  for (const f of findings.slice(0, MAX_ROWS)) {
    const { coordination, purpose } = f.confidence;
    const text = row(
      f.verdict,
      f.recommended,
      number(f.accounts.length),
      number(f.exchanges.estimate),
      coordination.level,
      purpose.level,
    );
    lines.push(paint(COLOUR[f.verdict], text.slice(0, 22)) + text.slice(22));
    const reason = topReason(f);
    const why =
      reason === undefined ? "no reason recorded" : `${reason.bits.toFixed(1)} bits: ${reason.text || reason.signal}`;
    const of = besideOf(f) === undefined ? why : `further accounts of ${besideOf(f)}, less sure or perhaps robbed`;
    lines.push(...wrapped(`  ${f.id}  ${of}`, width, "    ").map((line) => paint("dim", line)));
  }
  if (findings.length > MAX_ROWS) lines.push(`and ${number(findings.length - MAX_ROWS)} more, see the report`);
  return lines;
}

function row(
  verdict: string,
  recommended: string,
  accounts: string,
  exchanges: string,
  coordination: string,
  purpose: string,
): string {
  return `${verdict.padEnd(22)}${recommended.padEnd(19)}${accounts.padStart(8)}${exchanges.padStart(12)}  ${coordination.padEnd(9)}${purpose}`.trimEnd();
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function day(time: string): string {
  return time.slice(0, 16).replace("T", " ");
}

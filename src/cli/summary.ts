// The result in a terminal of 80 columns: what was looked at, a line or two per finding, and where the files are.
import type { Finding, FindingsFile, Verdict } from "../model/finding.ts";
import type { ReportModel } from "../model/report.ts";
import { type Paint, plainLine, type Style } from "./terminal.ts";

const WIDTH = 79;
const MAX_ROWS = 40;
const COLOUR: Record<Verdict, Style> = {
  "distillation-campaign": "red",
  "relay-pool": "yellow",
  "compromised-customer": "blue",
  "coordinated-other": "magenta",
};

/** Lines for stdout, each ending in a line feed and none wider than 79 columns, except paths. `files` are label and path. */
export function summary(
  findings: FindingsFile,
  report: ReportModel,
  files: [label: string, path: string][],
  paint: Paint,
): string {
  const { totals, window } = findings;
  const lines = [
    `${number(totals.exchanges)} exchanges of ${number(totals.accounts)} accounts, ${number(totals.rejected)} records rejected`,
    `${day(window.from)} to ${day(window.to)} UTC`,
    `${number(report.control.clustersLookedAt)} clusters looked at; ${number(report.control.found)} confirmed coordinated at an FDR of ${(report.control.nominalRate * 100).toFixed(1).replace(/\.0$/, "")} %`,
    "",
    ...(findings.findings.length === 0
      ? ["No findings. That is a result: nothing passed the tests."]
      : table(findings.findings, paint)),
    ...report.caveats.slice(0, 5).flatMap((c, i) => (i === 0 ? ["", note(c)] : [note(c)])),
    "",
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

function table(findings: Finding[], paint: Paint): string[] {
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
    lines.push(paint("dim", plainLine(`  ${plainLine(f.id, 20)}  ${why}`, WIDTH)));
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

function note(caveat: string): string {
  return plainLine(`note: ${caveat}`, WIDTH);
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function day(time: string): string {
  return time.slice(0, 16).replace("T", " ");
}

// What scan, replay and demo do around the pipeline: progress, files, summary or JSON.
import { existsSync } from "node:fs";
import { rename, rmdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Decision } from "../model/finding.ts";
import type { PipelineOptions, ReplayResult, ScanResult } from "../pipeline.ts";
import { renderReport } from "../report/html.ts";
import { createProgress } from "./progress.ts";
import { resultJson } from "./result-json.ts";
import { summary } from "./summary.ts";
import { paintFor } from "./terminal.ts";
import { prepareOutput, unwritable, writeTogether } from "./write.ts";

export interface Shown {
  json?: boolean;
  quiet?: boolean;
}

/** Makes sure that the result can be written, runs, writes it, and returns the files written. Throws what the pipeline throws. */
export async function judgeInto<Result extends ScanResult>(
  out: string,
  shown: Shown & { signal: AbortSignal; decisions: boolean },
  run: (options: Pick<PipelineOptions, "onProgress" | "signal">) => Promise<Result>,
): Promise<{ result: Result; files: Record<string, string> }> {
  const directory = resolve(out);
  const names = ["findings.json", "report.html", ...(shown.decisions ? ["decisions.jsonl"] : [])];
  const isNew = !existsSync(directory);
  await prepareOutput(directory, names);
  const progress = shown.json || shown.quiet ? undefined : createProgress(process.stderr);
  let result: Result;
  try {
    result = await run({ signal: shown.signal, ...(progress !== undefined && { onProgress: progress.update }) });
  } catch (error) {
    // A folder that was made for a result goes with it.
    if (isNew) await rmdir(directory).catch(() => undefined);
    throw error;
  } finally {
    progress?.clear();
  }
  shown.signal.throwIfAborted();
  const files: Record<string, string> = {};
  for (const name of names) files[name] = join(directory, name);
  const earlier = shown.decisions ? undefined : await earlierDecisions(join(directory, "decisions.jsonl"));
  if (earlier !== undefined)
    result.report.caveats.push(
      `decisions.jsonl of an earlier replay stood in ${directory} and is not of this result: it is ${basename(earlier.kept)} now.`,
    );
  await writeTogether([
    [files["findings.json"], `${JSON.stringify(result.findings, null, 2)}\n`],
    ...(hasDecisions(result) ? [[files["decisions.jsonl"], decisionLines(result.decisions)] as const] : []),
    [files["report.html"], renderReport(result.report)],
  ]);
  if (earlier !== undefined)
    await rename(earlier.path, earlier.kept).catch((cause) => {
      throw unwritable(earlier.path, cause);
    });
  return { result, files };
}

/** Prints the result on stdout: the JSON object, the summary, or with --quiet nothing. */
export function show(
  command: string,
  result: ScanResult,
  files: Record<string, string>,
  shown: Shown,
  more: string[] = [],
): void {
  if (shown.json) {
    process.stdout.write(`${JSON.stringify(resultJson(command, result.findings, result.report, files))}\n`);
    return;
  }
  if (shown.quiet) return;
  const labels: [string, string][] = Object.entries(files).map(([name, path]) => [name.replace(/\..*$/, ""), path]);
  const { stdout } = process;
  const width = stdout.isTTY ? (stdout.columns || 80) - 1 : Number.POSITIVE_INFINITY;
  const text = summary(result.findings, result.report, labels, paintFor(stdout, process.env), width);
  stdout.write([text, ...more].join("\n"));
}

/** What an earlier replay left, and the name that it is to get: by the time it was written. Undefined where there is none. */
async function earlierDecisions(path: string): Promise<{ path: string; kept: string } | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) return undefined;
  const written = info.mtime.toISOString().replace(/[:.]/g, "-");
  return { path, kept: path.replace(/\.jsonl$/, `.${written}.jsonl`) };
}

function hasDecisions(result: ScanResult): result is ReplayResult {
  return "decisions" in result;
}

function* decisionLines(decisions: Decision[]): Generator<string> {
  for (const decision of decisions) yield `${JSON.stringify(decision)}\n`;
}

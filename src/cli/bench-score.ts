// `stillwatch bench score`: any detector's findings against the truth of a world, by the rules of the benchmark.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Answers, LabelledExchange } from "../bench/material.ts";
import { summaryRows } from "../bench/page/headline.ts";
import { scoreWorld } from "../bench/score-world.ts";
import { summarise } from "../bench/summary.ts";
import { AppError } from "../errors.ts";
import { faultOf } from "../ingest/fault.ts";
import { readRecords } from "../ingest/json-records.ts";
import { expandInputs, readChunks } from "../ingest/sources.ts";
import { DecisionSchema, type FindingsFile, FindingsFileSchema } from "../model/finding.ts";
import { unusedLines } from "../pipeline/caveats.ts";

export interface ScoreOptions {
  truth: string;
  findings: string;
  labels?: string;
  exchanges?: string[];
  decisions?: string;
  json?: boolean;
}

const TruthSchema = z.object({
  account: z.string().min(1),
  class: z.string().regex(/^(benign|campaign|relay|victim):./),
  group: z.string().optional(),
});

/** Prints the figures. Throws AppError for any input that does not fit. */
export async function benchScore(options: ScoreOptions): Promise<void> {
  const notes: string[] = [];
  const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>[]> => {
    const file = await readRecords(path, schema, () => undefined);
    if (file.rejects.length > 0) notes.push(`warning: ${unusedLines(path, file, "The figures are without.")}`);
    return file.records;
  };
  const truth = await read(options.truth, TruthSchema);
  if (truth.length === 0)
    throw new AppError("INPUT_EMPTY", `${options.truth} names no account`, { hint: "give a world's truth.jsonl" });
  const findings = await findingsOf(options.findings);
  if (!knowsAnyOf(truth, findings))
    throw new AppError("INPUT_FORMAT", `${options.truth} knows none of the accounts in ${options.findings}`, {
      hint: "truth and findings must be of one world",
    });
  const decisions = options.decisions === undefined ? undefined : await read(options.decisions, DecisionSchema);
  if (decisions?.length === 0 && findings.findings.length > 0)
    throw new AppError("INPUT_EMPTY", `${options.decisions} is empty, and ${options.findings} is not`, {
      hint: "give the decisions of the same run, or leave --decisions out",
    });
  const labels = options.labels === undefined ? undefined : await labelsOf(options.labels);
  const answers: Answers = {
    truth,
    labelled:
      labels === undefined || options.exchanges === undefined ? [] : await labelledExchanges(labels, options.exchanges),
    endMs: Date.parse(findings.window.to),
  };
  const world = {
    score: scoreWorld(answers, findings.findings, decisions),
    cost: { accounts: truth.length, exchanges: findings.totals.exchanges },
    confirmed: 0,
    confirmedStrangers: 0,
  };
  const summary = summarise([world]);
  if (options.json) {
    const { coordinationFdr: _unknown, ...known } = summary;
    process.stdout.write(`${JSON.stringify({ v: 1, command: "bench score", notes, summary: known })}\n`);
    return;
  }
  const lines = [
    ...notes,
    `${truth.length.toLocaleString("en-US")} accounts, ${findings.findings.length} findings; one world, so intervals are wide`,
    ...summaryRows(summary).map(([label, value]) => `  ${label.padEnd(46)} ${value}`),
    ...(answers.labelled.length > 0 && decisions !== undefined
      ? []
      : ["note: leak and time need --decisions, --labels and --exchanges; victims need --labels and --exchanges"]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** No findings are of any world. */
function knowsAnyOf(truth: readonly { account: string }[], { findings }: FindingsFile): boolean {
  const known = new Set(truth.map((t) => t.account));
  const named = findings.flatMap((f) => f.accounts.map((m) => m.account));
  return named.length === 0 || named.some((account) => known.has(account));
}

async function findingsOf(path: string): Promise<FindingsFile> {
  const text = await readText(path);
  if (text.trim() === "")
    throw new AppError("INPUT_EMPTY", `${path} is empty`, { hint: "give the detector's findings.json" });
  try {
    const parsed = FindingsFileSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    throw new AppError("INPUT_FORMAT", `${path} is no findings file: ${faultOf(parsed.error)}`, {
      hint: "docs/schemas/findings.schema.json says what it holds",
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("INPUT_FORMAT", `${path} is not JSON, or cut off`, {
      hint: "give the detector's findings.json, whole",
      cause: error,
    });
  }
}

/** Exchange id -> campaign: `id, family, group` with tabs; the group may be left out. */
async function labelsOf(path: string): Promise<Map<string, { family: string; group: string }>> {
  const labels = new Map<string, { family: string; group: string }>();
  (await readText(path)).split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const [id, family, group] = line.trimEnd().split("\t");
    if (id === "" || family === undefined || family === "")
      throw new AppError("INPUT_FORMAT", `${path} line ${i + 1} is not exchange id, tab, family`, {
        hint: "give a world's exchange-labels.tsv",
      });
    labels.set(id, { family, group: group ?? family });
  });
  if (labels.size === 0)
    throw new AppError("INPUT_EMPTY", `${path} is empty`, { hint: "give a world's exchange-labels.tsv" });
  return labels;
}

const PlaceSchema = z.object({ id: z.string(), time: z.string(), account: z.string() });

/** The labelled exchanges in time order, from logs in the contract's format. */
async function labelledExchanges(
  labels: ReadonlyMap<string, { family: string; group: string }>,
  patterns: string[],
): Promise<LabelledExchange[]> {
  const found: LabelledExchange[] = [];
  const take = (value: unknown): void => {
    const place = PlaceSchema.safeParse(value);
    const label = place.success ? labels.get(place.data.id) : undefined;
    if (label !== undefined && place.success)
      found.push({ account: place.data.account, timeMs: Date.parse(place.data.time), ...label });
  };
  for (const file of await expandInputs(patterns)) {
    for await (const chunk of readChunks(file)) {
      for (const record of chunk.records ?? []) take(record);
      if (chunk.bytes !== undefined)
        for (const line of new TextDecoder().decode(chunk.bytes).split("\n")) take(parsed(line));
    }
  }
  if (found.length === 0 && labels.size > 0)
    throw new AppError("INPUT_FORMAT", "no labelled exchange is in --exchanges", {
      hint: "labels and exchanges must be of one world",
    });
  return found.sort((a, b) => a.timeMs - b.timeMs);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Blank or broken: the detector's own reader counts such lines.
    return undefined;
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const what = { ENOENT: "no such file:", EISDIR: "no file, but a folder:" }[cause.code ?? ""] ?? "cannot read";
    throw new AppError("INPUT_MISSING", `${what} ${path}`, {
      hint: "check the path",
      cause,
    });
  });
}

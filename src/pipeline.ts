// The whole system on one screen: logs -> store -> frame -> judgement -> findings and report. Batch and replay run one judge.
import { readFileSync } from "node:fs";
import { AppError } from "./errors.ts";
import { createFrameBuilder } from "./frame/build.ts";
import type { Frame } from "./frame/frame.ts";
import { readAccounts } from "./ingest/accounts.ts";
import { readContext } from "./ingest/context.ts";
import type { Defaults } from "./ingest/formats.ts";
import { type LoadSummary, load } from "./intake/load.ts";
import { exhibitOf } from "./judgement/exhibit.ts";
import type { Judgement } from "./judgement/judge.ts";
import { NOMINAL_RATE } from "./judgement/levels.ts";
import type { Reference } from "./judgement/score.ts";
import type { Account } from "./model/account.ts";
import { CAPABILITIES } from "./model/capability.ts";
import type { Context } from "./model/context.ts";
import type { Decision, FindingsFile } from "./model/finding.ts";
import type { ReportModel } from "./model/report.ts";
import {
  accountCaveats,
  clockCaveats,
  contradictions,
  counted,
  EARLY_STRAYS,
  encodingCaveats,
  historyCaveats,
  unusedLines,
} from "./pipeline/caveats.ts";
import { contextCaveats } from "./pipeline/context-caveats.ts";
import { judgeSteps, type Step } from "./pipeline/steps.ts";
import { readRows, windowOf } from "./store/exchanges.ts";
import { openStore, type Store } from "./store/open.ts";
import {
  readAccounts as storedAccounts,
  readContext as storedContext,
  writeAccounts,
  writeContext,
} from "./store/records.ts";

export interface Progress {
  stage: "load" | "read" | "link" | "judge" | "replay";
  done: number;
  total?: number;
  unit: string;
  note?: string;
}

export interface PipelineOptions {
  exchanges: string[];
  format: string;
  /** For records that do not name their account, time or model. */
  defaults?: Defaults;
  accounts?: string;
  context?: string;
  /** A directory that keeps the data, or http(s)://... of a server; default a temporary store. */
  store?: string;
  workers?: number;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export interface ScanResult {
  findings: FindingsFile;
  report: ReportModel;
}

export interface ReplayResult extends ScanResult {
  decisions: Decision[];
}

/** What is judged: everything in the store, read once. */
interface Material {
  frame: Frame;
  accounts: Account[];
  contexts: Context[];
  loaded: LoadSummary;
  totals: FindingsFile["totals"];
  window: FindingsFile["window"];
  caveats: string[];
}

export const VERSION = (
  JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/** The frozen reference that ships with the project: learned by scripts/calibrate.ts, never edited by hand. */
export function shippedReference(): Reference {
  return JSON.parse(
    readFileSync(new URL("./judgement/reference/reference-v1.json", import.meta.url), "utf8"),
  ) as Reference;
}

/**
 * Judges the window: at the end of every day, or of every fourteenth of more than two weeks, and at its own end, so that a campaign which stood while it
 * was at work is found though its accounts, templates or traffic have changed since. @throws AppError for the operator's input, the store and
 * its files.
 */
export async function scan(options: PipelineOptions): Promise<ScanResult> {
  const material = await gather(options);
  return resultOf(material, await judgeThrough(material, lookMs(material.frame), "judge", options));
}

/** Judges after every step with what was known by then; findings and report are those of the last step. */
export async function replay(options: PipelineOptions & { stepMs: number }): Promise<ReplayResult> {
  const material = await gather(options);
  const decisions: Decision[] = [];
  const judgement = await judgeThrough(material, options.stepMs, "replay", options, (step) => {
    decisions.push(...step.decisions);
  });
  return { ...resultOf(material, judgement), decisions };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Each look judges all that came before: with n of them a scan costs about n/2 judgements of the window. */
const MOST_LOOKS = 14;

/** Time between two looks of a scan, ms: a day, or whole hours. Strays before the rest make looks no rarer; a step without an exchange costs nothing. */
function lookMs(frame: Frame): number {
  const spanMs = frame.n === 0 ? 0 : endOf(frame) - frame.time[Math.ceil(EARLY_STRAYS * (frame.n - 1))];
  return Math.max(DAY_MS, HOUR_MS * Math.ceil(spanMs / HOUR_MS / MOST_LOOKS));
}

/** The judgement of the last step. */
async function judgeThrough(
  { frame, accounts, contexts }: Material,
  stepMs: number,
  stage: "judge" | "replay",
  { signal, onProgress }: PipelineOptions,
  each: (step: Step) => void = () => undefined,
): Promise<Judgement> {
  let judgement: Judgement | undefined;
  for (const step of judgeSteps(frame, accounts, contexts, shippedReference(), stepMs)) {
    signal?.throwIfAborted();
    judgement = step.judgement;
    each(step);
    onProgress?.({ stage, done: step.index, total: step.count, unit: "steps" });
    // The judge is one long computation; let signals and timers have their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (judgement === undefined) throw new AppError("INPUT_EMPTY", "there is nothing to judge");
  return judgement;
}

async function gather(options: PipelineOptions): Promise<Material> {
  const caveats: string[] = [];
  const accountFile = options.accounts === undefined ? undefined : await readAccounts(options.accounts);
  const contextFile = options.context === undefined ? undefined : await readContext(options.context);
  for (const [name, file, cost] of [
    ["accounts", accountFile, "What they say of accounts is not weighed."],
    ["context", contextFile, "An authorisation among them protects nobody until it is mended."],
  ] as const)
    if (file !== undefined && file.rejects.length > 0) caveats.push(unusedLines(`the ${name} file`, file, cost));
  if (accountFile !== undefined) caveats.push(...contradictions(accountFile.records));
  const store = await openStore(storeOptions(options.store));
  try {
    const loaded = await load(store, {
      inputs: options.exchanges,
      format: options.format,
      ...(options.defaults !== undefined && { defaults: options.defaults }),
      ...(options.workers !== undefined && { workers: options.workers }),
      onProgress: (p) => {
        options.signal?.throwIfAborted();
        const note = `${counted(p.read, "record")}${p.rejected > 0 ? `, ${p.rejected} rejected` : ""}`;
        const total = p.bytesTotal > 0 ? { total: p.bytesTotal } : {};
        options.onProgress?.({ stage: "load", done: p.bytesRead, ...total, unit: "bytes", note });
      },
    });
    if (accountFile !== undefined) await writeAccounts(store, accountFile.records);
    if (contextFile !== undefined) await writeContext(store, contextFile.records);
    return await readMaterial(store, options, loaded, caveats);
  } finally {
    await store.close();
  }
}

async function readMaterial(
  store: Store,
  options: PipelineOptions,
  loaded: LoadSummary,
  caveats: string[],
): Promise<Material> {
  const range = await windowOf(store);
  if (range === undefined)
    throw new AppError("INPUT_EMPTY", "no exchange could be read", { hint: "check --exchanges and --format" });
  const { exchanges, strays } = range;
  if (strays > 0) {
    loaded.rejects.push({ reason: "time more than a year from all others", count: strays, example: "a wrong clock" });
    caveats.push(
      `${counted(strays, "exchange")} dated more than a year from all others ${strays === 1 ? "is" : "are"} among the rejects: check the clocks.`,
    );
  }
  const repeats = loaded.accepted - exchanges - strays;
  if (repeats > 0)
    caveats.push(
      `${counted(repeats, "record")} repeated the id of another and ${repeats === 1 ? "was" : "were"} counted once: right for a log read twice, a fault of the log where requests differ.`,
    );
  const builder = createFrameBuilder();
  let read = 0;
  await readRows(store, range, (row) => {
    builder.add(row);
    if (++read % 50_000 === 0) options.onProgress?.({ stage: "read", done: read, total: exchanges, unit: "exchanges" });
  });
  options.onProgress?.({ stage: "link", done: 0, unit: "accounts" });
  const frame = builder.build();
  const accounts = await storedAccounts(store);
  const contexts = await storedContext(store);
  caveats.push(
    ...accountCaveats(frame, accounts),
    ...encodingCaveats(frame),
    ...clockCaveats(frame),
    ...historyCaveats(frame),
    ...contextCaveats(frame, accounts, contexts),
  );
  if (frame.incomplete > 0)
    caveats.push(
      `${frame.incomplete} of ${frame.n} exchanges have no full request text (absent, cut or redacted): their content could not be weighed.`,
    );
  return {
    frame,
    accounts,
    contexts,
    loaded,
    caveats,
    totals: { exchanges, accounts: frame.accounts.length, rejected: loaded.rejected + strays },
    window: { from: new Date(frame.time[0]).toISOString(), to: new Date(endOf(frame)).toISOString() },
  };
}

function storeOptions(store: string | undefined): { dir?: string; url?: string } {
  if (store === undefined) return {};
  return /^https?:\/\//i.test(store) ? { url: store } : { dir: store };
}

function endOf(frame: Frame): number {
  return frame.time[frame.n - 1] + 1;
}

function resultOf(material: Material, judgement: Judgement): ScanResult {
  const { frame, contexts, loaded, caveats, totals, window } = material;
  const reference = shippedReference();
  const findings: FindingsFile = {
    v: 1,
    tool: { name: "stillwatch", version: VERSION },
    window,
    totals,
    findings: judgement.findings,
  };
  let input = 0;
  let output = 0;
  for (let row = 0; row < frame.n; row++) {
    input += frame.inputTokens[row];
    output += frame.outputTokens[row];
  }
  const { capabilities } = judgement.setting.population;
  const report: ReportModel = {
    findings,
    baseline: Object.fromEntries(CAPABILITIES.map((name, c) => [name, capabilities[c]])),
    exhibits: judgement.leads.map((lead, i) =>
      exhibitOf(judgement.findings[i], lead, judgement.setting, reference, contexts),
    ),
    control: {
      clustersLookedAt: judgement.lookedAt,
      nominalRate: NOMINAL_RATE,
      found: judgement.confirmed.size,
      toReview: judgement.findings.filter((f) => f.recommended === "review").length,
    },
    rejects: loaded.rejects,
    caveats,
    ...(input + output > 0 && { tokens: { input, output } }),
  };
  return { findings, report };
}

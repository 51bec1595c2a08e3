// How far detection on real prompts hangs on one kind of evidence:
//   npx tsx scripts/dev-variants/run.ts [--world ../shared/worlds/dev] [--seed 1] [--step 6h] [VARIANT...]
// Accounts of each campaign and pool by verdict, and honest accounts called campaign: at the end of each variant, judged once, or with --step
// judged at every step, and then also how many were called so, and were to be suspended, at some step.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { parseStep } from "../../src/cli/step.ts";
import { frameOf } from "../../src/frame/build.ts";
import type { Account } from "../../src/model/account.ts";
import type { Context } from "../../src/model/context.ts";
import type { Exchange } from "../../src/model/exchange.ts";
import type { Finding } from "../../src/model/finding.ts";
import { judge } from "../../src/pipeline/judge.ts";
import { judgeSteps } from "../../src/pipeline/steps.ts";
import { shippedReference } from "../../src/pipeline.ts";
import { toRow } from "../../src/sketch/row.ts";
import { type LabelledWorld, VARIANTS, variant } from "./edits.ts";

const { values, positionals } = parseArgs({
  options: {
    world: { type: "string", default: "../shared/worlds/dev" },
    seed: { type: "string", default: "1" },
    step: { type: "string" },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !VARIANTS.includes(name));
if (unknown.length > 0) {
  console.error(`No such variant: ${unknown.join(", ")}. There are: ${VARIANTS.join("; ")}.`);
  process.exit(2);
}
const at = (...path: string[]): string => join(values.world, ...path);
if (!existsSync(at("truth.jsonl"))) {
  console.error(`No labelled world in ${values.world}: give its folder by --world.`);
  process.exit(1);
}

const lines = <T>(text: string): T[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
const records = <T>(name: string): T[] => lines<T>(readFileSync(at(name), "utf8"));
const world: LabelledWorld = {
  rows: readdirSync(at("exchanges"))
    .sort()
    .flatMap((day) => lines<Exchange>(gunzipSync(readFileSync(at("exchanges", day))).toString()).map(toRow)),
  accounts: records<Account>("accounts.jsonl"),
  contexts: records<Context>("context.jsonl"),
  truth: new Map(records<{ account: string; class: string }>("truth.jsonl").map((t) => [t.account, t.class])),
};
const reference = shippedReference();
const CAMPAIGN = "distillation-campaign";

for (const name of positionals.length > 0 ? positionals : VARIANTS) {
  const changed = variant(world, name, Number(values.seed));
  const { truth } = changed;
  const { findings, exchanges, called, suspended } = judged(changed);
  const verdicts = new Map<string, string>();
  for (const { verdict, accounts: members } of findings)
    for (const { account } of members)
      if (verdict === CAMPAIGN || !verdicts.has(account)) verdicts.set(account, verdict);
  const counts = new Map<string, Map<string, number>>();
  for (const [account, of] of truth) {
    const own = counts.get(of) ?? new Map<string, number>();
    const count = (what: string): void => void counts.set(of, own.set(what, (own.get(what) ?? 0) + 1));
    const verdict = verdicts.get(account) ?? "in no finding";
    if (!of.startsWith("benign:") || verdict === CAMPAIGN) count(verdict);
    if (called.has(account)) count(`${CAMPAIGN} at some step`);
    if (suspended.has(account)) count("to be suspended at some step");
  }
  console.log(`${name} (${exchanges.toLocaleString("en-US")} exchanges)`);
  for (const [of, own] of [...counts].sort())
    console.log(`  ${of}: ${[...own].map(([what, n]) => `${n} ${what}`).join(", ")}`);
}

/** The findings at the end, and which accounts were called part of a campaign, and to be suspended for it, at any step. */
function judged({ rows, accounts, contexts }: LabelledWorld): {
  findings: readonly Finding[];
  exchanges: number;
  called: ReadonlySet<string>;
  suspended: ReadonlySet<string>;
} {
  const frame = frameOf(rows);
  const called = new Set<string>();
  const suspended = new Set<string>();
  let findings: readonly Finding[] = [];
  if (values.step === undefined)
    ({ findings } = judge(frame, accounts, contexts, reference, frame.n, frame.time[frame.n - 1] + 1));
  else
    for (const { judgement } of judgeSteps(frame, accounts, contexts, reference, parseStep(values.step))) {
      ({ findings } = judgement);
      for (const { verdict, recommended, accounts: members } of findings) {
        if (verdict !== CAMPAIGN) continue;
        for (const { account } of members) called.add(account);
        if (recommended === "suspend-cluster") for (const { account } of members) suspended.add(account);
      }
    }
  return { findings, exchanges: frame.n, called, suspended };
}

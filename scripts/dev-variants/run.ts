// How far detection on real prompts hangs on one kind of evidence:
//   npx tsx scripts/dev-variants/run.ts [--world ../shared/worlds/dev] [--seed 1]
// One judgement at the end of each variant: accounts of each campaign and pool by verdict, and honest accounts called campaign.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { frameOf } from "../../src/frame/build.ts";
import type { Account } from "../../src/model/account.ts";
import type { Context } from "../../src/model/context.ts";
import type { Exchange } from "../../src/model/exchange.ts";
import { judge } from "../../src/pipeline/judge.ts";
import { shippedReference } from "../../src/pipeline.ts";
import { toRow } from "../../src/sketch/row.ts";
import { type LabelledWorld, VARIANTS, variant } from "./edits.ts";

const { values } = parseArgs({
  options: { world: { type: "string", default: "../shared/worlds/dev" }, seed: { type: "string", default: "1" } },
});
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

for (const name of VARIANTS) {
  const { rows, accounts, contexts, truth } = variant(world, name, Number(values.seed));
  const frame = frameOf(rows);
  const { findings } = judge(frame, accounts, contexts, reference, frame.n, frame.time[frame.n - 1] + 1);
  const verdicts = new Map<string, string>();
  for (const { verdict, accounts: members } of findings)
    for (const { account } of members)
      if (verdict === "distillation-campaign" || !verdicts.has(account)) verdicts.set(account, verdict);
  const counts = new Map<string, Map<string, number>>();
  for (const [account, of] of truth) {
    const verdict = verdicts.get(account) ?? "in no finding";
    if (of.startsWith("benign:") && verdict !== "distillation-campaign") continue;
    const own = counts.get(of) ?? new Map<string, number>();
    counts.set(of, own.set(verdict, (own.get(verdict) ?? 0) + 1));
  }
  console.log(`${name} (${frame.n.toLocaleString("en-US")} exchanges)`);
  for (const [of, own] of [...counts].sort())
    console.log(`  ${of}: ${[...own].map(([verdict, n]) => `${n} ${verdict}`).join(", ")}`);
}

// What a reference loses when campaigns hide among the customers it was learned on as honest: whole campaigns are relabelled until they
// are a given share of the honest leads, the reference is learned again, and worlds of unseen campaigns are judged with it.
//   npx tsx scripts/contamination.ts --cache leads.json [--worlds mixed-judge-1,mixed-judge-2] [--seeds 1,2]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Material, materialOf } from "../src/bench/material.ts";
import { scoreWorld } from "../src/bench/score-world.ts";
import type { Reference } from "../src/judgement/score.ts";
import { createRandom, shuffle } from "../src/math/random.ts";
import { judge } from "../src/pipeline/judge.ts";
import { shippedReference } from "../src/pipeline.ts";
import { suite } from "../src/sim/suites.ts";
import type { LabelledLead } from "./calibration/collect.ts";
import { fitReference } from "./calibration/fit.ts";

/** Science notes 4.1, metric 7. */
const SHARES = [0, 0.001, 0.005, 0.01, 0.02, 0.05];

const { values } = parseArgs({
  options: {
    /** Leads as scripts/calibrate.ts --cache keeps them. */
    cache: { type: "string" },
    worlds: { type: "string", default: "mixed-judge-1,mixed-judge-2" },
    seeds: { type: "string", default: "1,2" },
  },
});
if (values.cache === undefined) throw new RangeError("--cache is needed: scripts/calibrate.ts --cache FILE makes it");
const leads = JSON.parse(readFileSync(values.cache, "utf8")) as LabelledLead[];

const worlds: Material[] = [];
for (const name of values.worlds.split(","))
  for (const seed of values.seeds.split(",").map(Number)) worlds.push(await materialOf(suite(name, seed)));

console.log("| campaigns among the honest | accounts found | honest accused |\n| --- | --- | --- |");
const { membership } = shippedReference();
for (const share of SHARES) {
  const reference = { ...fitReference(contaminated(leads, share)).reference, membership };
  const { members, called, honest, accused } = outcome(reference);
  console.log(
    `| ${100 * share} % | ${((100 * called) / members).toFixed(1)} % of ${members} | ${accused} of ${honest} |`,
  );
}

/** Whole campaigns, drawn at random, pass for honest until their leads are `share` of the honest ones. */
function contaminated(all: readonly LabelledLead[], share: number): LabelledLead[] {
  const groups = [...new Set(all.filter((l) => l.truth.startsWith("campaign:")).map((l) => l.group))].sort();
  let left = share * all.filter((l) => l.truth.startsWith("benign:")).length;
  const hidden = new Set<string>();
  for (const group of shuffle(createRandom(1).fork("contamination"), groups)) {
    const size = all.filter((l) => l.group === group).length;
    if (size > left) continue;
    left -= size;
    hidden.add(group);
  }
  return all.map((l) => (hidden.has(l.group) ? { ...l, truth: `benign:${l.truth.split(":")[1]}` } : l));
}

function outcome(reference: Reference): { members: number; called: number; honest: number; accused: number } {
  const sums = { members: 0, called: 0, honest: 0, accused: 0 };
  for (const { frame, accounts, contexts, answers } of worlds) {
    const { findings } = judge(frame, accounts, contexts, reference, frame.n, answers.endMs);
    const { campaigns, classes } = scoreWorld(answers, findings, undefined);
    for (const c of campaigns.filter((c) => c.detectable && c.class.startsWith("campaign:"))) {
      sums.members += c.members;
      sums.called += c.called;
    }
    for (const [name, score] of Object.entries(classes)) {
      if (!name.startsWith("benign:")) continue;
      sums.honest += score.accounts;
      sums.accused += score.campaign;
    }
  }
  return sums;
}

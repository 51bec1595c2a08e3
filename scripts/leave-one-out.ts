// What the judge makes of a family that its reference was not taught: each family named is left out of the leads, the reference is
// learned again, and worlds that hold the family are judged with both. Families marked `judge` are left out by construction.
//   npx tsx scripts/leave-one-out.ts [--families queue-swe,hackathon] [--seeds 101,102] [--judge 1,2,3] [--cache leads.json]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { materialOf } from "../src/bench/material.ts";
import { scoreWorld } from "../src/bench/score-world.ts";
import { familyWorld } from "../src/bench/tasks.ts";
import type { Reference } from "../src/judgement/score.ts";
import { judge } from "../src/pipeline/judge.ts";
import { shippedReference } from "../src/pipeline.ts";
import { FAMILIES, familyOf } from "../src/sim/families/registry.ts";
import { collectLeads, type LabelledLead } from "./calibration/collect.ts";
import { fitReference } from "./calibration/fit.ts";
import { calibrationWorlds } from "./calibration/worlds.ts";

const { values } = parseArgs({
  options: {
    families: { type: "string" },
    seeds: { type: "string", default: "101,102,103" },
    judge: { type: "string", default: "1,2,3" },
    /** Leads as scripts/calibrate.ts keeps them; made and written when the file is not there. */
    cache: { type: "string" },
  },
});

const families =
  values.families?.split(",") ??
  FAMILIES.filter((f) => f.split === "build" && f.detectable && f.side !== "relay").map((f) => f.name);
for (const name of families) {
  const family = familyOf(name);
  if (family === undefined) throw new RangeError(`no family called ${name}`);
  if (family.split === "judge") throw new RangeError(`${name} is never in calibration: bench reports on it as it is`);
}

const leads = await leadsOf();
/** Who belongs is asked as shipped: what is left out here are the classes that tell a campaign from honest use. */
const { membership } = shippedReference();
const whole = { ...fitReference(leads).reference, membership };
console.log("| family | side | accounts called campaign, taught | left out |\n| --- | --- | --- | --- |");
for (const name of families) {
  const taughtOthers = leads.filter((l) => l.truth.split(":")[1] !== name);
  const without = { ...fitReference(taughtOthers).reference, membership };
  const counts = { accounts: 0, taught: 0, leftOut: 0 };
  for (const seed of values.judge.split(",").map(Number)) {
    const material = await materialOf(familyWorld(name, seed));
    const said = (reference: Reference): { accounts: number; campaign: number } => {
      const { frame, accounts, contexts, answers } = material;
      const { findings } = judge(frame, accounts, contexts, reference, frame.n, answers.endMs);
      const { classes } = scoreWorld(answers, findings, undefined);
      return classes[`${familyOf(name)?.side}:${name}`] ?? { accounts: 0, campaign: 0 };
    };
    const taught = said(whole);
    counts.accounts += taught.accounts;
    counts.taught += taught.campaign;
    counts.leftOut += said(without).campaign;
  }
  const percent = (n: number): string => `${((100 * n) / Math.max(1, counts.accounts)).toFixed(1)} %`;
  console.log(
    `| \`${name}\` | ${familyOf(name)?.side} | ${percent(counts.taught)} of ${counts.accounts} | ${percent(counts.leftOut)} |`,
  );
}

async function leadsOf(): Promise<LabelledLead[]> {
  if (values.cache !== undefined && existsSync(values.cache))
    return JSON.parse(readFileSync(values.cache, "utf8")) as LabelledLead[];
  const made: LabelledLead[] = [];
  for (const seed of values.seeds.split(",").map(Number))
    for (const world of calibrationWorlds(seed)) made.push(...(await collectLeads(world)));
  if (values.cache !== undefined) writeFileSync(values.cache, JSON.stringify(made));
  return made;
}

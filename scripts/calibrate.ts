// Learns the reference that judgement scores with: curves (bits per signal value), family weights and who belongs to a campaign, from simulated
// worlds of the families marked `build`. Families marked `judge` are never read here; the bench reports on them.
//   npx tsx scripts/calibrate.ts [--seeds 101,102] [--keys purpose] [--signal ID] [--comparison NAME] [--out src/judgement/reference/reference-v1.json]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { materialOf } from "../src/bench/material.ts";
import type { MembershipModel } from "../src/judgement/naming.ts";
import { KEYS, type Reference, type Scales } from "../src/judgement/score.ts";
import { collectLeads, type LabelledLead } from "./calibration/collect.ts";
import { fitReference } from "./calibration/fit.ts";
import { fitMembership, type LabelledMember, membersOf } from "./calibration/membership.ts";
import { calibrationWorlds } from "./calibration/worlds.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "101,102,103,104,105,106,107,108" },
    out: { type: "string", default: "src/judgement/reference/reference-v1.json" },
    /** Leads written here, and read from here instead of made anew with --fit-only. */
    cache: { type: "string" },
    "fit-only": { type: "boolean", default: false },
    /** What is learned anew: questions, of coordination, purpose and relay, and membership; the rest stays as it is in the file written. */
    keys: { type: "string", default: [...KEYS, "membership"].join(",") },
    /** Of the questions learned anew only what this signal says of them; all other signals stay as they are. */
    signal: { type: "string" },
    /** Of membership only the weight of this comparison, as it is when learned together with the others. */
    comparison: { type: "string" },
  },
});
const seeds = values.seeds.split(",").map(Number);
const asked = values.keys.split(",");

const learned = KEYS.some((key) => asked.includes(key)) ? await learnKeys() : before();
const membership = asked.includes("membership") ? withComparison(await learnMembership(learned)) : before().membership;
const since =
  values.comparison === undefined || !asked.includes("membership")
    ? ""
    : `; ${values.comparison} of membership learned since, seeds ${seeds.join(", ")}`;
const reference: Reference = { ...learned, description: learned.description + since, membership };
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(reference)}\n`);
console.log(`written: ${values.out}`);

function before(): Reference {
  return JSON.parse(readFileSync(values.out, "utf8")) as Reference;
}

async function learnKeys(): Promise<Omit<Reference, "membership">> {
  const leads: LabelledLead[] =
    values["fit-only"] && values.cache ? JSON.parse(readFileSync(values.cache, "utf8")) : [];
  for (const seed of values["fit-only"] ? [] : seeds) {
    for (const world of calibrationWorlds(seed)) {
      const found = await collectLeads(world);
      leads.push(...found);
      const positive = found.filter((l) => l.truth.startsWith("campaign:")).length;
      console.log(`${world.name} seed ${seed}: ${found.length} leads, ${positive} of campaigns`);
    }
  }
  if (values.cache && !values["fit-only"]) writeFileSync(values.cache, JSON.stringify(leads));
  const { reference, summary } = fitReference(leads);
  console.log(summary);
  if (values.signal !== undefined) return withSignal(values.signal, reference);
  const stays = KEYS.filter((key) => !asked.includes(key));
  if (stays.length > 0) {
    const { keys, description } = before();
    for (const key of stays) reference.keys[key] = keys[key];
    const classes = reference.description.slice(reference.description.indexOf("classes: "));
    const earlier = description.replaceAll(classes, "the same classes");
    reference.description += `; ${stays.join(" and ")} learned before, on ${earlier}`;
  }
  return reference;
}

/** The reference as it was, with one signal's curves and weights as they are when learned together with the others. */
function withSignal(signal: string, learned: Pick<Reference, "keys" | "honest">): Reference {
  const reference = before();
  const taking = KEYS.filter((key) => asked.includes(key) && signal in learned.keys[key].curves);
  for (const key of taking) {
    reference.keys[key].curves[signal] = learned.keys[key].curves[signal];
    reference.keys[key].weights[signal] = learned.keys[key].weights[signal];
  }
  if (signal in learned.honest) reference.honest[signal] = learned.honest[signal];
  reference.description += `; ${signal} of ${taking.join(" and ")} learned since, seeds ${seeds.join(", ")}`;
  return reference;
}

/** Membership as it was, with what was learned of one comparison; all of what was learned where none is named. */
function withComparison(learnt: MembershipModel): MembershipModel {
  const { comparison } = values;
  if (comparison === undefined) return learnt;
  const { intercept, weights } = before().membership;
  return { intercept, weights: { ...weights, [comparison]: learnt.weights[comparison] } };
}

async function learnMembership(scales: Scales): Promise<MembershipModel> {
  const members: LabelledMember[] = [];
  for (const seed of seeds) {
    for (const world of calibrationWorlds(seed)) {
      const found = membersOf(await materialOf(world), `${world.name}/${world.seed}`, scales);
      members.push(...found);
      console.log(
        `${world.name} seed ${seed}: ${found.length} members, ${found.filter((m) => !m.belongs).length} strangers`,
      );
    }
  }
  return fitMembership(members);
}

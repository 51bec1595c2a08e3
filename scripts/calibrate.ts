// Learns the reference that judgement scores with: curves (bits per signal value) and family weights, from simulated worlds of
// the families marked `build`. Families marked `judge` are never read here; the bench reports on them.
//   npx tsx scripts/calibrate.ts [--seeds 101,102] [--keys purpose] [--out src/judgement/reference/reference-v1.json]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { KEYS, type Reference } from "../src/judgement/score.ts";
import { collectLeads, type LabelledLead } from "./calibration/collect.ts";
import { fitReference } from "./calibration/fit.ts";
import { calibrationWorlds } from "./calibration/worlds.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "101,102,103,104,105,106,107,108" },
    out: { type: "string", default: "src/judgement/reference/reference-v1.json" },
    /** Leads written here, and read from here instead of made anew with --fit-only. */
    cache: { type: "string" },
    "fit-only": { type: "boolean", default: false },
    /** Questions to be answered anew, of coordination, purpose and relay; the others stay as they are in the file written. */
    keys: { type: "string", default: KEYS.join(",") },
  },
});
const leads: LabelledLead[] = values["fit-only"] && values.cache ? JSON.parse(readFileSync(values.cache, "utf8")) : [];
for (const seed of values["fit-only"] ? [] : values.seeds.split(",").map(Number)) {
  for (const world of calibrationWorlds(seed)) {
    const found = await collectLeads(world);
    leads.push(...found);
    const positive = found.filter((l) => l.truth.startsWith("campaign:")).length;
    console.log(`${world.name} seed ${seed}: ${found.length} leads, ${positive} of campaigns`);
  }
}
const { reference, summary } = fitReference(leads);
const stays = KEYS.filter((key) => !values.keys.split(",").includes(key));
if (stays.length > 0) {
  const before: Reference = JSON.parse(readFileSync(values.out, "utf8"));
  for (const key of stays) reference.keys[key] = before.keys[key];
  const classes = reference.description.slice(reference.description.indexOf("classes: "));
  const earlier = before.description.replaceAll(classes, "the same classes");
  reference.description += `; ${stays.join(" and ")} learned before, on ${earlier}`;
}
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(reference)}\n`);
if (values.cache && !values["fit-only"]) writeFileSync(values.cache, JSON.stringify(leads));
console.log(summary);
console.log(`written: ${values.out}`);

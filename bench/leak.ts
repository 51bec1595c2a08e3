// How much a templated campaign takes before it is named, by its size: replayed by the hour for two days of a campaign of seven, families
// that calibration never saw. Exchanges of accounts that are not named by then all count as taken, so that the figures are upper bounds.
//   npx tsx bench/leak.ts [sizes, comma-separated] [seeds] [days of the campaign]
import { cpus } from "node:os";
import { materialOf } from "../src/bench/material.ts";
import { type CampaignScore, scoreWorld } from "../src/bench/score-world.ts";
import { familyWorld } from "../src/bench/tasks.ts";
import { TEMPLATED } from "../src/bench/templated.ts";
import type { Decision } from "../src/model/finding.ts";
import { judgeSteps } from "../src/pipeline/steps.ts";
import { shippedReference } from "../src/pipeline.ts";
import { ATTACK_FAMILIES } from "../src/sim/families/registry.ts";
import type { World } from "../src/sim/world.ts";

const STEP_MS = 3_600_000;
const WATCHED_STEPS = 48;

/** The family's campaign, as the benchmark scores it. */
async function campaignOf(family: string, world: World): Promise<CampaignScore> {
  const { frame, accounts, contexts, answers } = await materialOf(world);
  const decisions: Decision[] = [];
  for (const step of judgeSteps(frame, accounts, contexts, shippedReference(), STEP_MS)) {
    decisions.push(...step.decisions);
    if (step.index === WATCHED_STEPS) break;
  }
  const { campaigns } = scoreWorld(answers, [], decisions);
  return campaigns.find((c) => c.class === `campaign:${family}`) as CampaignScore;
}

function worldOf(family: string, size: number, seed: number, days: number): World {
  const world = familyWorld(family, seed);
  return {
    ...world,
    days,
    populations: world.populations.map((p) => (p.family.name === family ? { ...p, accounts: size } : p)),
  };
}

async function main(): Promise<void> {
  const [sizes = "40,160,640", seeds = "1", days = "7"] = process.argv.slice(2);
  const families = ATTACK_FAMILIES.filter((f) => f.split === "judge" && f.detectable && TEMPLATED.has(f.name));
  console.log(`${cpus()[0].model}, ${cpus().length} cores; ${seeds} seeds, campaigns of ${days} days, steps of 1 h`);
  for (const family of families)
    for (const size of sizes.split(",").map(Number))
      for (let seed = 1; seed <= Number(seeds); seed++) {
        const world = worldOf(family.name, size, seed, Number(days));
        const { leaked, exchanges, halfNamedMs } = await campaignOf(family.name, world);
        console.log(
          `${family.name.padEnd(20)} accounts ${String(size).padStart(4)} seed ${seed}  taken at most ${String(leaked).padStart(6)} of ${String(exchanges).padStart(7)} (${((100 * leaked) / exchanges).toFixed(2)} %)  half named after ${(halfNamedMs / STEP_MS).toFixed(1)} h`,
        );
      }
}

await main();

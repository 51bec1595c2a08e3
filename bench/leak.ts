// How much a templated campaign takes before it is named, by its size: replayed by the hour for two days of a campaign of seven, families
// that calibration never saw. Exchanges of accounts that are not named by then all count as taken, so that the figures are upper bounds.
//   npx tsx bench/leak.ts [sizes, comma-separated] [seeds] [days of the campaign]
import { cpus } from "node:os";
import { materialOf } from "../src/bench/material.ts";
import { familyWorld } from "../src/bench/tasks.ts";
import { TEMPLATED } from "../src/bench/templated.ts";
import { judgeSteps } from "../src/pipeline/steps.ts";
import { shippedReference } from "../src/pipeline.ts";
import { ATTACK_FAMILIES } from "../src/sim/families/registry.ts";
import type { World } from "../src/sim/world.ts";

const STEP_MS = 3_600_000;
const WATCHED_STEPS = 48;

interface Leak {
  taken: number;
  exchanges: number;
  /** Hours after its first exchange at which half of its accounts were named. */
  halfNamedHours: number;
}

async function leakOf(world: World): Promise<Leak> {
  const { frame, accounts, contexts, answers } = await materialOf(world);
  const namedMs = new Map<string, number>();
  for (const { index, atMs, judgement } of judgeSteps(frame, accounts, contexts, shippedReference(), STEP_MS)) {
    for (const { verdict, accounts: members } of judgement.findings)
      if (verdict === "distillation-campaign" || verdict === "compromised-customer")
        for (const { account } of members) if (!namedMs.has(account)) namedMs.set(account, atMs);
    if (index === WATCHED_STEPS) break;
  }
  const timeOf = (account: string): number => namedMs.get(account) ?? Number.POSITIVE_INFINITY;
  const own = answers.labelled;
  const times = [...new Set(own.map((x) => x.account))].map(timeOf).sort((a, b) => a - b);
  return {
    taken: own.filter((x) => x.timeMs < timeOf(x.account)).length,
    exchanges: own.length,
    halfNamedHours: (times[Math.ceil(times.length / 2) - 1] - own[0].timeMs) / STEP_MS,
  };
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
        const { taken, exchanges, halfNamedHours } = await leakOf(worldOf(family.name, size, seed, Number(days)));
        console.log(
          `${family.name.padEnd(20)} accounts ${String(size).padStart(4)} seed ${seed}  taken at most ${String(taken).padStart(6)} of ${String(exchanges).padStart(7)} (${((100 * taken) / exchanges).toFixed(2)} %)  half named after ${halfNamedHours.toFixed(1)} h`,
        );
      }
}

await main();

// The worlds that calibration reads: only families marked `build`, in mixes that differ from seed to seed.
import { createRandom, shuffle } from "../../src/math/random.ts";
import type { Family } from "../../src/sim/cell.ts";
import { FAMILIES } from "../../src/sim/families/registry.ts";
import { START_MS } from "../../src/sim/suites.ts";
import type { Population, World } from "../../src/sim/world.ts";
import { covered } from "./cover.ts";

/** Two worlds a seed: each holds half of the attack families, run with more or less care, and most of the honest ones, at sizes drawn at random. */
export function calibrationWorlds(seed: number): World[] {
  const random = createRandom(seed).fork("calibration");
  const build = FAMILIES.filter((f) => f.split === "build");
  const attacks = shuffle(
    random,
    build.filter((f) => f.side === "campaign"),
  );
  const honest = build.filter((f) => f.side !== "campaign");
  const half = Math.ceil(attacks.length / 2);
  return [attacks.slice(0, half), attacks.slice(half)].map((chosen, i) => {
    const populations: Population[] = [];
    for (const family of honest) populations.push({ family, accounts: sizeOf(family.name, random.next()) });
    for (const family of honest.filter(hasDeclaredOwner))
      populations.push({ family: undeclared(family), accounts: Math.max(6, sizeOf(family.name, random.next())) });
    for (const family of chosen)
      populations.push({ family: covered(family), accounts: Math.round(8 * 6 ** random.next()) });
    return {
      name: `calibration-${i + 1}`,
      seed: seed * 10 + i,
      startMs: START_MS,
      days: 4,
      releaseDay: 1.5 + random.next(),
      populations,
    };
  });
}

/** Marks the class of a family whose owner is one and does not say so. */
const UNDECLARED = "-undeclared";

/** Whether a class of the truth is honest, and one hand all the same: the maker of a tool works in its customers' accounts, with their leave. */
export function isOneOwner(truth: string): boolean {
  return truth === "benign:undeclared-sisters" || truth === "benign:hosted-tool" || truth.endsWith(UNDECLARED);
}

/**
 * Customers that are one and never told: what honest work looks like that one hand does through many accounts. Without them the
 * question "does it harvest?" would be learned on crowds of strangers.
 */
function undeclared(family: Family): Family {
  const cells: Family["cells"] = (ask) => family.cells(ask).map((cell) => ({ ...cell, principal: "silent" }));
  return { ...family, name: `${family.name}${UNDECLARED}`, cells };
}

function hasDeclaredOwner(family: Family): boolean {
  const ask = { accounts: 8, days: 4, random: createRandom(1), releaseDay: 2, parameters: family.parameters };
  // A customer that distils under a contract would be a harvest without one.
  return (
    family.side === "benign" &&
    family.name !== "internal-distillation" &&
    family.cells(ask).every(({ principal }) => principal === "organization" || principal === "declared")
  );
}

/** Crowds are large, look-alike clusters small to middling. */
function sizeOf(name: string, u: number): number {
  if (name === "chat-individual") return 300 + Math.round(300 * u);
  if (name === "api-app" || name === "coding-agent") return 40 + Math.round(60 * u);
  return Math.round(6 * 8 ** u);
}

// Worlds by name.
import { familyOf } from "./families/registry.ts";
import type { Population, World } from "./world.ts";

/** Monday. The date means nothing; only the week's shape does. */
export const START_MS = Date.UTC(2026, 8, 7);

export function population(name: string, accounts: number, more: Partial<Population> = {}): Population {
  const family = familyOf(name);
  if (!family) throw new RangeError(`no family called ${name}`);
  return { family, accounts, ...more };
}

export const SUITES: Record<string, (seed: number) => World> = {
  demo: (seed) => ({
    name: "demo",
    seed,
    startMs: START_MS,
    days: 4,
    releaseDay: 2.2,
    populations: [
      population("chat-individual", 380, { parameters: { perDay: 4 } }),
      population("api-app", 70, { parameters: { perDay: 12 } }),
      population("coding-agent", 32, { parameters: { perDay: 12 } }),
      population("support-bot", 6, { parameters: { perDay: 30 } }),
      population("harness-many-labs", 4, { parameters: { items: 150 } }),
      population("hackathon", 24),
      population("batch-classify", 3, { parameters: { size: 60 } }),
      population("relay-organic", 18, { parameters: { perDay: 25 } }),
      population("queue-swe", 40),
      population("hydra-mix", 30, { parameters: { padding: 0.5, perDay: 24 } }),
      population("cot-elicit", 20, { parameters: { perDay: 30 } }),
    ],
  }),
};

export const SUITE_NAMES = Object.keys(SUITES);

/** Throws RangeError for a name not in SUITE_NAMES. */
export function suite(name: string, seed: number): World {
  const make = SUITES[name];
  if (!make) throw new RangeError(`no suite called ${name}; there are ${SUITE_NAMES.join(", ")}`);
  return make(seed);
}

/** A world of the families named, `accounts` shared out evenly; a release in the middle. */
export function ownWorld(names: string[], seed: number, accounts: number, days: number): World {
  const share = Math.max(1, Math.round(accounts / names.length));
  return {
    name: names.join(","),
    seed,
    startMs: START_MS,
    days,
    releaseDay: days / 2 + 0.1,
    populations: names.map((n) => population(n, share)),
  };
}

// Worlds by name. What is in a mixed world is drawn from its seed, within a split: calibration may use `build` worlds only, `judge`
// worlds hold campaigns and look-alikes of families that calibration never sees.
import { createRandom, type Random, shuffle } from "../math/random.ts";
import type { Family } from "./cell.ts";
import { ATTACK_FAMILIES, FAMILIES, familyOf, HONEST_FAMILIES } from "./families/registry.ts";
import type { Population, World } from "./world.ts";

/** Monday. The date means nothing; only the week's shape does. */
export const START_MS = Date.UTC(2026, 8, 7);

/** The everyday crowd that every world stands on; all of it of the build split. */
const CROWD = ["chat-individual", "api-app", "coding-agent", "support-bot", "batch-classify"];

/** Throws RangeError for a name that is no family's. */
export function population(name: string, accounts: number, more: Partial<Population> = {}): Population {
  const family = familyOf(name);
  if (!family) throw new RangeError(`no family called ${name}`);
  return { family, accounts, ...more };
}

const SUITES: Record<string, (seed: number) => World> = {
  demo: (seed) => ({
    name: "demo",
    seed,
    startMs: START_MS,
    days: 4,
    releaseDay: 2.2,
    populations: [
      population("chat-individual", 340, { parameters: { perDay: 3 } }),
      population("api-app", 70, { parameters: { perDay: 10 } }),
      population("coding-agent", 24, { parameters: { perDay: 12 } }),
      population("support-bot", 6, { parameters: { perDay: 25 } }),
      population("one-co-500-keys", 20, { parameters: { perDay: 12 } }),
      population("harness-many-labs", 4, { parameters: { items: 150 } }),
      population("hackathon", 18, { parameters: { perDay: 20 } }),
      population("oss-agent-viral", 14, { parameters: { perDay: 12 } }),
      population("viral-template", 20),
      population("batch-classify", 3, { parameters: { size: 60 } }),
      population("relay-organic", 18, { parameters: { perDay: 25 } }),
      population("queue-swe", 40, { parameters: { perDay: 22 } }),
      population("hydra-mix", 30, { parameters: { padding: 0.5, perDay: 24 } }),
      population("cot-elicit", 20, { parameters: { perDay: 30 } }),
    ],
  }),
  smoke: (seed) => mixed("smoke", seed, "build", { days: 4, crowd: 400, campaigns: 3, lookAlikes: 5, share: 0.6 }),
  "null-all-benign": (seed) => nullWorld("null-all-benign", seed, 7, 10),
  "null-drift": (seed) => ({
    ...nullWorld("null-drift", seed, 14, 0),
    releaseDay: 5.4,
    populations: [...crowd(createRandom(seed), 800), ...drifting()],
  }),
  "null-missing-archetype": (seed) => {
    const unseen = HONEST_FAMILIES.filter((f) => f.split === "judge");
    return majority(unseen[createRandom(seed).int(unseen.length)], seed, "null-missing-archetype");
  },
  profiles: (seed) => ({
    name: "profiles",
    seed,
    startMs: START_MS,
    days: 7,
    releaseDay: 3.4,
    populations: [
      ...crowd(createRandom(seed), 900),
      population("profile-wide-pool", 60),
      population("profile-replayed-sessions", 60),
      population("profile-forwarded-users", 70),
      population("profile-rotated-few", 8),
      population("profile-peak-pool", 10),
      population("profile-two-a-day", 120),
      population("profile-narrow-reasoning", 30),
    ],
  }),
  // The published size of the reference campaign, whole: 25,000 accounts, 45 days, 28.8 M exchanges, among 75,000 others. Text-free.
  reference: (seed) => ({
    name: "reference",
    seed,
    startMs: START_MS,
    days: 45,
    releaseDay: 20.4,
    populations: [...crowd(createRandom(seed), 75_000), population("queue-swe", 25_000)],
  }),
};
for (let n = 1; n <= 4; n++) {
  const size = { days: 7, crowd: 1200, campaigns: 5, lookAlikes: 8, share: 1 };
  SUITES[`mixed-build-${n}`] = (seed) => mixed(`mixed-build-${n}`, seed, "build", size);
  SUITES[`mixed-judge-${n}`] = (seed) => mixed(`mixed-judge-${n}`, seed, "judge", size);
}

export const SUITE_NAMES = Object.keys(SUITES);

/** Any suite of SUITE_NAMES, or `majority-FAMILY` for a world in which one honest family is the majority. Throws RangeError. */
export function suite(name: string, seed: number): World {
  const make = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (make) return make(seed);
  const family = name.startsWith("majority-") ? familyOf(name.slice("majority-".length)) : undefined;
  if (!family) throw new RangeError(`no suite called ${name}`);
  return majority(family, seed, name);
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

interface MixedSize {
  days: number;
  crowd: number;
  campaigns: number;
  lookAlikes: number;
  /** Multiplies the accounts of campaigns and look-alikes. */
  share: number;
}

function mixed(name: string, seed: number, split: "build" | "judge", size: MixedSize): World {
  const random = createRandom(seed).fork(name);
  const open = (f: Family): boolean => f.split === split && !CROWD.includes(f.name);
  const attacks = shuffle(
    random,
    ATTACK_FAMILIES.filter((f) => open(f) && f.detectable && !f.name.startsWith("profile-")),
  );
  const honest = shuffle(
    random,
    HONEST_FAMILIES.filter((f) => open(f) && f.name !== "relay-organic"),
  );
  const hidden = shuffle(
    random,
    ATTACK_FAMILIES.filter((f) => !f.detectable),
  );
  return {
    name,
    seed,
    startMs: START_MS,
    days: size.days,
    releaseDay: 1 + random.next() * (size.days - 2),
    populations: [
      ...crowd(random, size.crowd),
      ...honest.slice(0, size.lookAlikes).map((f) => sized(f, random, size.share)),
      population("relay-organic", Math.round(size.share * (15 + random.int(30)))),
      ...attacks.slice(0, size.campaigns).map((f) => sized(f, random, size.share)),
      ...hidden.slice(0, 1).map((f) => sized(f, random, size.share)),
    ],
  };
}

/** Busy families get few accounts, slow ones many, so that no family drowns the rest. */
function sized(family: Family, random: Random, share: number): Population {
  const accounts = Math.round((share * (18 + random.int(45)) * Math.sqrt(30)) / Math.sqrt(Math.max(4, family.perDay)));
  return { family, accounts: Math.max(4, Math.min(120, accounts)) };
}

function crowd(random: Random, accounts: number): Population[] {
  const api = 0.38 + 0.25 * random.next();
  const agents = 0.08 + 0.08 * random.next();
  return [
    population("chat-individual", Math.round(accounts * (1 - api - agents)), { parameters: { perDay: 4 } }),
    population("api-app", Math.round((accounts * api) / 3), { instances: 3, parameters: { perDay: 24 } }),
    population("coding-agent", Math.round(accounts * agents), { parameters: { perDay: 14 } }),
    population("support-bot", 5, { instances: 2 }),
    population("batch-classify", 3, { parameters: { size: 100 } }),
  ];
}

function drifting(): Population[] {
  return [
    population("release-day-surge", 150),
    population("viral-template", 90),
    population("hackathon", 60),
    population("outage-restart-sync", 50),
    population("newest-model-chase", 60),
  ];
}

function nullWorld(name: string, seed: number, days: number, lookAlikes: number): World {
  const random = createRandom(seed).fork(name);
  const honest = shuffle(
    random,
    HONEST_FAMILIES.filter((f) => f.side === "benign" && !CROWD.includes(f.name)),
  );
  return {
    name,
    seed,
    startMs: START_MS,
    days,
    releaseDay: days / 2 + 0.1,
    populations: [...crowd(random, 900), ...honest.slice(0, lookAlikes).map((f) => sized(f, random, 1))],
  };
}

function majority(family: Family, seed: number, name: string): World {
  const accounts = Math.round(Math.min(600, 9000 / Math.max(5, family.perDay)));
  return {
    name,
    seed,
    startMs: START_MS,
    days: 7,
    releaseDay: 3.4,
    populations: [
      ...crowd(createRandom(seed), accounts * 0.6),
      { family, accounts: Math.max(6, Math.round(accounts / 3)), instances: 3 },
    ],
  };
}

/** Names of all families of a split, for reports of what was unseen. */
export function familiesOf(split: "build" | "judge"): string[] {
  return FAMILIES.filter((f) => f.split === split).map((f) => f.name);
}

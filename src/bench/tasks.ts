// Which worlds a suite of the benchmark runs: mixed ones of families that calibration never saw, published profiles, small worlds
// without any campaign, and sweeps in which one parameter of an attack is turned up.
import { createRandom, shuffle } from "../math/random.ts";
import type { Family } from "../sim/cell.ts";
import { HONEST_FAMILIES } from "../sim/families/registry.ts";
import { population, START_MS, suite } from "../sim/suites.ts";
import type { Population, World } from "../sim/world.ts";
import { AXES, type Axis } from "./axes.ts";

export const BENCH_SUITES = ["smoke", "standard", "full", "null"] as const;
export type BenchSuite = (typeof BENCH_SUITES)[number];

/** `build`: a world of build families only, on which baselines choose their thresholds. */
export type TaskKind = "mixed" | "build" | "profiles" | "null" | "sweep";

export interface Task {
  kind: TaskKind;
  /** World, and the seed that makes it. */
  world: string;
  seed: number;
  /** For sweeps: which axis, at which value. */
  axis?: Axis;
  value?: number;
  /** Judged once at the end instead of step by step. */
  once?: boolean;
  /** Score the baselines too. */
  baselines?: boolean;
  /** Try the published window tests on it. */
  shape?: boolean;
}

interface Extent {
  seeds: number;
  mixed: string[];
  /** Worlds on which baselines choose their thresholds, and their seed: one that is not judged. */
  build: string[];
  profiles: boolean;
  nulls: number;
  sweepSeeds: number;
}

/** No suite judges worlds of this seed. */
const BUILD_SEED = 9_001;
const JUDGE_WORLDS = [1, 2, 3, 4].map((n) => `mixed-judge-${n}`);
/** The shape of published figures is a matter of the method, not of the world: a few worlds do. */
const SHAPE_WORLDS = 2;
const EXTENT: Record<BenchSuite, Extent> = {
  smoke: { seeds: 2, mixed: ["smoke"], build: ["smoke"], profiles: false, nulls: 2, sweepSeeds: 0 },
  standard: {
    seeds: 2,
    mixed: JUDGE_WORLDS.slice(0, 3),
    build: ["mixed-build-1", "mixed-build-2"],
    profiles: true,
    nulls: 20,
    sweepSeeds: 5,
  },
  full: {
    seeds: 20,
    mixed: JUDGE_WORLDS,
    build: ["mixed-build-1", "mixed-build-2", "mixed-build-3", "mixed-build-4"],
    profiles: true,
    nulls: 200,
    sweepSeeds: 20,
  },
  // How often nothing is found where nothing is: no other question needs so many worlds.
  null: { seeds: 0, mixed: [], build: [], profiles: false, nulls: 200, sweepSeeds: 0 },
};

/** The worlds of a suite, longest first so that no core idles at the end. `seeds` replaces the suite's own number. */
export function tasksOf(name: BenchSuite, seeds?: number): Task[] {
  const extent = EXTENT[name];
  const count = seeds ?? extent.seeds;
  const tasks: Task[] = [];
  for (let seed = 1; seed <= count; seed++) {
    if (extent.profiles && seed <= Math.max(1, count / 4)) tasks.push({ kind: "profiles", world: "profiles", seed });
    extent.mixed.forEach((world, i) => {
      const shape = extent.profiles && seed === 1 && i < SHAPE_WORLDS;
      tasks.push({ kind: "mixed", world, seed, baselines: true, shape });
    });
  }
  for (const world of extent.build) tasks.push({ kind: "build", world, seed: BUILD_SEED, once: true, baselines: true });
  const sweepSeeds = seeds === undefined ? extent.sweepSeeds : Math.min(seeds, extent.sweepSeeds);
  for (let seed = 1; seed <= sweepSeeds; seed++)
    for (const axis of Object.keys(AXES) as Axis[])
      for (const value of AXES[axis].values)
        tasks.push({ kind: "sweep", world: "sweep", seed, axis, value, once: true });
  for (let seed = 1; seed <= extent.nulls; seed++) tasks.push({ kind: "null", world: "null-small", seed, once: true });
  return tasks;
}

/** The world of a task. Throws RangeError for a world that does not exist. */
export function worldOf(task: Task): World {
  if (task.kind === "null") return smallNull(task.seed);
  if (task.kind === "sweep" && task.axis !== undefined && task.value !== undefined)
    return small(`sweep-${task.axis}-${task.value}`, task.seed, [AXES[task.axis].population(task.value)]);
  return suite(task.world, task.seed);
}

/** Families of the campaign, victim and look-alike side in the worlds that are marked `judge`: what calibration never saw. */
export function unseenFamilies(tasks: readonly Task[]): string[] {
  const names = new Set<string>();
  for (const task of tasks)
    for (const p of worldOf(task).populations) if (p.family.split === "judge") names.add(p.family.name);
  return [...names].sort();
}

const CROWD = new Set(["chat-individual", "api-app", "coding-agent", "support-bot", "batch-classify"]);

/** Two to six look-alikes of either split in a small crowd, three days: many of these measure false findings. */
function smallNull(seed: number): World {
  const random = createRandom(seed).fork("null-small");
  const honest = shuffle(
    random,
    HONEST_FAMILIES.filter((f) => f.side === "benign" && !CROWD.has(f.name)),
  );
  return small("null-small", seed, honest.slice(0, 2 + random.int(5)).map(sized));
}

/** One family in the small crowd, at a size that its rate allows. Throws RangeError for a name that is no family's. */
export function familyWorld(name: string, seed: number): World {
  const { family } = population(name, 1);
  return small(`family-${name}`, seed, [family.side === "benign" ? sized(family) : { family, accounts: 40 }]);
}

/** Busy families get few accounts. */
function sized(family: Family): Population {
  return { family, accounts: Math.max(4, Math.min(60, Math.round(500 / Math.max(5, family.perDay)))) };
}

/** A crowd of about 260 accounts and three standing look-alikes for three days, and what is to be seen in it. */
function small(name: string, seed: number, more: Population[]): World {
  return {
    name,
    seed,
    startMs: START_MS,
    days: 3,
    releaseDay: 1.4,
    populations: [
      population("chat-individual", 160, { parameters: { perDay: 4 } }),
      population("api-app", 24, { instances: 3, parameters: { perDay: 20 } }),
      population("coding-agent", 20, { parameters: { perDay: 12 } }),
      ...(name === "null-small"
        ? []
        : [population("viral-template", 30), population("harness-many-labs", 4), population("oss-agent-viral", 12)]),
      ...more,
    ],
  };
}

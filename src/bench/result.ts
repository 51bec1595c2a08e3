// The outcome of a suite as one JSON object: what the page, the table and other people's scripts read.
import { createHash } from "node:crypto";
import type { Reference } from "../judgement/score.ts";
import { AXES, type Axis } from "./axes.ts";
import { compareMethods, type MethodRow } from "./compare.ts";
import { type CostSummary, costOf } from "./costs.ts";
import { type Figure, share } from "./intervals.ts";
import type { WorldOutcome } from "./run-world.ts";
import { meanShape, type Shape } from "./shape.ts";
import { type Summary, summarise } from "./summary.ts";
import { type BenchSuite, type TaskKind, unseenFamilies } from "./tasks.ts";

export interface EvasionPoint {
  value: number;
  recall: Figure;
  campaignsFound: Figure;
  innocentsPerMillion: Figure;
}

export interface EvasionCurve {
  axis: Axis;
  points: EvasionPoint[];
}

export interface NullSummary {
  worlds: number;
  accounts: number;
  /** Worlds with any finding that calls a campaign, though there is none. */
  worldsAccused: Figure;
  innocentsPerMillion: Figure;
}

export interface BenchResult {
  v: 1;
  suite: BenchSuite;
  made: string;
  /** Which reference judged: its digest tells two of one version apart. */
  reference: { version: string; description: string; digest: string };
  stepMs: number;
  /** Worlds run, by kind. */
  worlds: Partial<Record<TaskKind, number>>;
  unseenFamilies: string[];
  /** Worlds of unseen families (in `smoke`: of build families). */
  mixed: Summary;
  /** Published campaigns by shape. */
  profiles?: Summary;
  nulls: NullSummary;
  evasion: EvasionCurve[];
  methods: MethodRow[];
  shape?: Shape;
  cost: CostSummary;
}

export interface Conditions {
  suite: BenchSuite;
  /** RFC 3339. */
  made: string;
  reference: Reference;
  stepMs: number;
}

export function resultOf(outcomes: readonly WorldOutcome[], conditions: Conditions): BenchResult {
  const of = (kind: TaskKind): WorldOutcome[] => outcomes.filter((o) => o.task.kind === kind);
  const worlds: Partial<Record<TaskKind, number>> = {};
  for (const { task } of outcomes) worlds[task.kind] = (worlds[task.kind] ?? 0) + 1;
  const { version, description } = conditions.reference;
  const digest = createHash("sha256").update(JSON.stringify(conditions.reference)).digest("hex").slice(0, 12);
  const profiles = of("profiles");
  const shape = meanShape(outcomes.flatMap((o) => o.shape ?? []));
  return {
    v: 1,
    ...conditions,
    reference: { version, description, digest },
    worlds,
    unseenFamilies: unseenFamilies(of("mixed").map((o) => o.task)),
    mixed: summarise(of("mixed")),
    ...(profiles.length > 0 && { profiles: summarise(profiles) }),
    nulls: nullsOf(of("null")),
    evasion: curvesOf(of("sweep")),
    methods: compareMethods(outcomes),
    ...(shape !== undefined && { shape }),
    cost: costOf([...of("mixed"), ...profiles]),
  };
}

function nullsOf(outcomes: readonly WorldOutcome[]): NullSummary {
  const summary = summarise(outcomes);
  return {
    worlds: outcomes.length,
    accounts: summary.accounts,
    worldsAccused: share(
      outcomes.filter((o) => o.score.findings.some((f) => f.verdict === "distillation-campaign")).length,
      outcomes.length,
    ),
    innocentsPerMillion: summary.innocentsPerMillion,
  };
}

function curvesOf(outcomes: readonly WorldOutcome[]): EvasionCurve[] {
  const curves: EvasionCurve[] = [];
  for (const axis of Object.keys(AXES) as Axis[]) {
    const points = AXES[axis].values.flatMap((value): EvasionPoint[] => {
      const here = outcomes.filter(({ task }) => task.axis === axis && task.value === value);
      if (here.length === 0) return [];
      const { recall, campaignsFound, innocentsPerMillion } = summarise(here);
      return [{ value, recall, campaignsFound, innocentsPerMillion }];
    });
    if (points.length > 0) curves.push({ axis, points });
  }
  return curves;
}

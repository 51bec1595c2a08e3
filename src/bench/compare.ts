// Methods side by side on the same worlds: recall where everyone accuses equally many innocents, and with the threshold that a
// defender could really have chosen, learned on worlds of the build families.
import { auc } from "../math/logistic.ts";
import { type AccountScores, OURS } from "./baselines/registry.ts";
import { type Figure, ratio } from "./intervals.ts";
import type { WorldOutcome } from "./run-world.ts";
import { isDetectable } from "./score-world.ts";

/** Innocents that a threshold may flag where it is chosen. */
const BUDGET = 0.01;
/** Our own verdicts have their threshold built in: a member counts from probability 1/2. */
const OUR_THRESHOLD = 0.499_999;
/** What cannot be scored is below everything; finite, so that differences stay numbers. */
const LOWEST = -Number.MAX_VALUE;

export interface MethodRow {
  id: string;
  auc: number;
  /** Threshold from the build worlds: what it then finds, and whom it accuses. */
  recall: Figure;
  innocents: Figure;
  /** Threshold chosen on the judged worlds with their truth, which nobody has: an upper bound. At 1 % of innocents, and at as many as we accuse. */
  recallAtOnePercent: Figure;
  recallAtOurs: Figure;
}

interface Scored {
  score: number;
  /** Campaign or class in its world: the unit of the intervals. */
  unit: string;
}

/** Empty without scored worlds of both kinds. */
export function compareMethods(outcomes: readonly WorldOutcome[]): MethodRow[] {
  const build = outcomes.filter((o) => o.task.kind === "build" && o.scores !== undefined);
  const judged = outcomes.filter((o) => o.task.kind === "mixed" && o.scores !== undefined);
  if (build.length === 0 || judged.length === 0) return [];
  const ids = Object.keys((judged[0].scores as AccountScores).byMethod);
  const ours = split(judged, OURS);
  const oursAccused = ours.innocents.filter((s) => s.score > OUR_THRESHOLD).length / Math.max(1, ours.innocents.length);
  return ids.map((id) => {
    const { members, innocents } = split(judged, id);
    const learned = id === OURS ? OUR_THRESHOLD : thresholdAt(split(build, id).innocents, BUDGET);
    const both = [...members, ...innocents];
    return {
      id,
      auc: auc(
        both.map((s) => s.score),
        both.map((_, i) => (i < members.length ? 1 : 0)),
      ),
      recall: above(members, learned),
      innocents: above(innocents, learned),
      recallAtOnePercent: above(members, thresholdAt(innocents, BUDGET)),
      recallAtOurs: above(members, thresholdAt(innocents, oursAccused)),
    };
  });
}

/** The score that at most `share` of the innocents exceed; whoever is above it is flagged. */
export function thresholdAt(innocents: readonly Scored[], share: number): number {
  const falling = innocents.map((s) => s.score).sort((a, b) => b - a);
  const allowed = Math.floor(share * falling.length + 1e-9);
  return falling[Math.min(allowed, falling.length - 1)] ?? LOWEST;
}

function above(list: readonly Scored[], threshold: number): Figure {
  const units = new Map<string, { hits: number; of: number }>();
  for (const { unit, score } of list) {
    const entry = units.get(unit) ?? { hits: 0, of: 0 };
    entry.of++;
    if (score > threshold) entry.hits++;
    units.set(unit, entry);
  }
  return ratio(
    [...units.values()],
    (u) => u.hits,
    (u) => u.of,
  );
}

/** Accounts of detectable campaigns, and everyone who is of no campaign. */
function split(outcomes: readonly WorldOutcome[], id: string): { members: Scored[]; innocents: Scored[] } {
  const members: Scored[] = [];
  const innocents: Scored[] = [];
  outcomes.forEach(({ scores }, world) => {
    scores?.classes.forEach((name, i) => {
      const value = scores.byMethod[id][i];
      const entry = { score: Number.isNaN(value) ? LOWEST : value, unit: `${world} ${name}` };
      if (!name.startsWith("campaign:")) innocents.push(entry);
      else if (isDetectable(name.slice("campaign:".length))) members.push(entry);
    });
  });
  return { members, innocents };
}

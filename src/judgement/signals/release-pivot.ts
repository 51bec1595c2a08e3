// C8: how much of the work moved to a new model within a day of its release, against everybody else's.
import { PIVOT_MS, type Pivot } from "../pivots.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

/** Fewer exchanges in the day after a release, or fewer customers outside to compare with, say nothing. */
const LEAST_EXCHANGES = 20;
const LEAST_CROWD = 20;
/** Shares are told apart from this on. */
const FLOOR = 0.05;

export const releasePivot: Signal = {
  id: "release-pivot",
  family: "history",
  unit: "log ratio to everybody else",
  direction: 1,
  rationale:
    "One hand turns all of its accounts to the strongest model on the day it comes out; customers change over weeks",
  evasion: "Move to a new model as slowly as everybody else, at the cost of weaker data",
  source:
    "Detecting and preventing distillation attacks, 2026-02-23 (half of the traffic within a day); science notes 2.3 C8",
  measure: (stream) => {
    let most = Number.NaN;
    for (const pivot of stream.population.pivots) {
      const ratio = compare(stream, pivot);
      if (Number.isNaN(most) || ratio > most) most = ratio;
    }
    return most;
  },
  explain: (v) =>
    `within ${PIVOT_MS / 3_600_000} hours of a release the share of the new model here was ${Math.exp(v).toFixed(1)} times that among all other customers`,
};

/** NaN where either side has too little to show. */
function compare(stream: Stream, { model, fromMs, toMs, asked, moved, ...all }: Pivot): number {
  const { frame, principals } = stream;
  let inside = 0;
  let movedInside = 0;
  const members = new Set<number>();
  for (const row of stream.rows) {
    if (frame.time[row] < fromMs || frame.time[row] >= toMs) continue;
    inside++;
    if (frame.model[row] === model) movedInside++;
    members.add(principals.of[frame.account[row]]);
  }
  if (inside < LEAST_EXCHANGES || members.size < 3) return Number.NaN;
  const crowd = all.crowd - members.size;
  const share = all.share - [...members].reduce((sum, p) => sum + moved[p] / asked[p], 0);
  if (crowd < LEAST_CROWD) return Number.NaN;
  return Math.log((movedInside / inside + FLOOR) / (share / crowd + FLOOR));
}

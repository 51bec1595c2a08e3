// C7: whether accounts of the cluster come to life just after others of it were ended.
import { binomialTail } from "../../math/tails.ts";
import type { Signal } from "../signal.ts";
import { beginningsOf, type Stream } from "../stream.ts";

/** A hot standby takes over within hours; a day leaves room for one that has to be made. */
const LAG_MS = 24 * 3_600_000;
const LEAST_BIRTHS = 3;

export const succession: Signal = {
  id: "succession",
  family: "history",
  unit: "log of 1 + bits",
  direction: 1,
  rationale:
    "Who loses accounts and has more takes the next ones; customers who are strangers do not begin when others are ended",
  evasion: "Let the work rest after a ban, and begin again by ones and twos",
  source: "Threat report, 2026-09-10 (two pools, one queue); science notes 2.3 C7",
  measure: (stream) => {
    const { frame, population } = stream;
    const fromMs = frame.time[stream.rows[0]];
    const toMs = frame.time[stream.rows[stream.rows.length - 1]];
    const deaths = Array.from(stream.members, (account) => population.events.endedMs.get(account) ?? [])
      .flat()
      .filter((t) => t > fromMs && t < toMs)
      .sort((a, b) => a - b);
    const births = birthsOf(stream, fromMs);
    if (deaths.length === 0 || births.length < LEAST_BIRTHS) return Number.NaN;
    let covered = 0;
    let endMs = fromMs;
    for (const t of deaths) {
      covered += Math.max(0, Math.min(toMs, t + LAG_MS) - Math.max(endMs, t));
      endMs = Math.max(endMs, t + LAG_MS);
    }
    const after = births.filter((b) => deaths.some((t) => b > t && b <= t + LAG_MS)).length;
    const bits = -binomialTail(after, births.length, covered / (toMs - fromMs)) / Math.LN2;
    return Math.log1p(Math.max(0, bits));
  },
  explain: (v) =>
    v < Math.log1p(3)
      ? "new accounts did not begin when others of these were ended"
      : `accounts began within a day after others of these were ended, oftener than chance (${Math.expm1(v).toFixed(0)} bits)`,
};

/** First exchanges of the members; not of the very first one, which opens the window. */
function birthsOf(stream: Stream, fromMs: number): number[] {
  return Array.from(beginningsOf(stream)).filter((t) => t > fromMs);
}

// Whether a few accounts tried the work at low volume before most of the others took it up within one day.
import { countBetween } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";
import { beginningsOf, type Stream } from "../stream.ts";

const DAY_MS = 24 * 3_600_000;
/** A try is earlier than the rush by this much; sooner it is part of it. */
const LEAST_LEAD_MS = DAY_MS / 2;
const LEAST_MEMBERS = 6;

export const scoutThenScale: Signal = {
  id: "scout-then-scale",
  family: "history",
  unit: "log ratio of hourly volumes",
  direction: 1,
  rationale:
    "A technique is tried on a few accounts, and what works is run on all; a tool's users come one after the other. Classes and hackathons are tried out as well",
  evasion: "Try elsewhere, or scale over weeks",
  source: "Threat report, 2026-09-10 (over 12,000 test requests before the harvest); facts 2.4",
  measure: (stream) => {
    if (stream.independent < LEAST_MEMBERS) return Number.NaN;
    const begun = beginningsOf(stream).sort();
    const { fromMs, count } = busiestDay(begun);
    if (2 * count < begun.length) return 0;
    if (begun[0] > fromMs - LEAST_LEAD_MS) return Number.NaN;
    const scouted = volume(stream, begun[0], fromMs) / (fromMs - begun[0]);
    const scaled = volume(stream, fromMs, fromMs + DAY_MS) / DAY_MS;
    return Math.max(0, Math.log(scaled / scouted));
  },
  explain: (v) =>
    v === 0
      ? "the accounts took the work up one after the other, or at once and no faster than it had been tried"
      : `a few accounts tried the work before most took it up within one day, at ${Math.exp(v).toFixed(0)} times the volume`,
};

/** The day, beginning with somebody's first exchange, in which most members begin. */
function busiestDay(begun: Float64Array): { fromMs: number; count: number } {
  let best = { fromMs: begun[0], count: 0 };
  for (const fromMs of begun) {
    const count = countBetween(begun, fromMs, fromMs + DAY_MS);
    if (count > best.count) best = { fromMs, count };
  }
  return best;
}

function volume({ frame, rows }: Stream, fromMs: number, toMs: number): number {
  let count = 0;
  for (const row of rows) if (frame.time[row] >= fromMs && frame.time[row] < toMs) count++;
  return count;
}

// The shape of a day and of a week, by the account's own clock. Office and evening curves after data.md 1.2, smoothed.
import { normal, type Random } from "../math/random.ts";

const EVENING = [
  0.5, 0.3, 0.2, 0.12, 0.1, 0.15, 0.3, 0.6, 0.9, 1.1, 1.2, 1.2, 1.1, 1.2, 1.3, 1.3, 1.3, 1.3, 1.3, 1.4, 1.6, 1.6, 1.3,
  0.9,
];
const OFFICE = [
  0.1, 0.05, 0.03, 0.02, 0.02, 0.05, 0.2, 0.5, 1.2, 2.0, 2.3, 2.2, 1.0, 1.6, 2.6, 2.7, 2.5, 2.0, 1.2, 0.9, 0.7, 0.5,
  0.4, 0.2,
];

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Cumulative share of the day passed at each UTC hour edge (25 values, 0 to 1); `strength` 0 is flat. */
export function dayCurve(utcOffsetHours: number, strength: number, office: boolean): Float64Array {
  const shape = office ? OFFICE : EVENING;
  const curve = new Float64Array(25);
  for (let h = 0; h < 24; h++) {
    const local = (((Math.floor(h + utcOffsetHours) % 24) + 24) % 24) as number;
    curve[h + 1] = curve[h] + (1 - strength) + strength * shape[local];
  }
  const total = curve[24];
  for (let h = 0; h <= 24; h++) curve[h] /= total;
  return curve;
}

/** Milliseconds into the day at which share `u` of the day's traffic has passed. */
export function timeAt(curve: Float64Array, u: number): number {
  let h = 0;
  while (h < 23 && curve[h + 1] <= u) h++;
  const width = curve[h + 1] - curve[h];
  return Math.min(DAY_MS - 1, (h + (width > 0 ? (u - curve[h]) / width : 0)) * HOUR_MS);
}

/** Rate of the hour relative to the day's mean. */
export function rateAt(curve: Float64Array, msOfDay: number): number {
  const h = Math.min(23, Math.floor(msOfDay / HOUR_MS));
  return 24 * (curve[h + 1] - curve[h]);
}

/** Saturday and Sunday factors; `office` accounts nearly stop. */
export function weekFactor(dayMs: number, office: boolean): number {
  const weekday = new Date(dayMs).getUTCDay();
  if (weekday === 6) return office ? 0.35 : 0.95;
  if (weekday === 0) return office ? 0.18 : 0.9;
  return office ? 1.3 : 1.03;
}

/** Reading and thinking between turns of a person: median 126 s, p95 612 s (Mooncake conversation trace, FAST'25). */
const THINK_MEDIAN_MS = 126_000;
const THINK_SIGMA = 0.96;

/** Milliseconds that a person takes before the next turn, about a median of their own. */
export function thinkingMs(random: Random, medianMs = THINK_MEDIAN_MS): number {
  return medianMs * Math.exp(THINK_SIGMA * normal(random));
}

// Whether two halves of the members speed up and slow down together, beyond what all traffic does.

import { HOUR_MS } from "../population.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

export const commonRhythm: Signal = {
  id: "common-rhythm",
  family: "timing",
  unit: "correlation",
  direction: 1,
  rationale: "One dispatcher starts, stalls and stops all accounts together; strangers only share the day",
  evasion: "Pace each account by its own clock, which idles capacity",
  source: "Science notes 2.4 P8, P9; shared timing: Detecting and preventing distillation attacks, 2026-02-23",
  measure: (stream) => {
    const pair = halves(stream);
    return pair === undefined ? Number.NaN : correlation(pair.a, pair.b);
  },
  explain: (v) =>
    `two halves of the accounts ${v >= 0.3 ? "rise and fall together" : v > -0.3 ? "rise and fall each by itself" : "take turns"} (correlation ${v.toFixed(2).replace("-", "−")} beyond the hours of all traffic)`,
};

/** Hourly residuals of two halves of the members; undefined when there is too little to compare. */
export function halves(stream: Stream): { a: Float64Array; b: Float64Array } | undefined {
  const n = stream.rows.length;
  if (stream.independent < 4 || n < 60) return undefined;
  const hourOf = (row: number): number => Math.floor((stream.frame.time[row] - stream.population.fromMs) / HOUR_MS);
  const first = hourOf(stream.rows[0]);
  const last = hourOf(stream.rows[n - 1]);
  if (last - first < 6) return undefined;
  return { a: residuals(stream, 0, first, last), b: residuals(stream, 1, first, last) };
}

/** Hourly Pearson residuals of one half of the members against all traffic. */
function residuals(stream: Stream, half: number, first: number, last: number): Float64Array {
  const counts = new Float64Array(last - first + 1);
  let total = 0;
  for (let m = half; m < stream.members.length; m += 2) {
    for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
      counts[Math.floor((stream.frame.time[stream.byMember[i]] - stream.population.fromMs) / HOUR_MS) - first]++;
      total++;
    }
  }
  let crowd = 0;
  for (let h = first; h <= last; h++) crowd += stream.population.hourly[h];
  return counts.map((count, i) => {
    const expected = (total * stream.population.hourly[first + i]) / Math.max(1, crowd);
    return (count - expected) / Math.sqrt(expected + 1);
  });
}

function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const meanA = a.reduce((s, v) => s + v, 0) / n;
  const meanB = b.reduce((s, v) => s + v, 0) / n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) ** 2;
    bb += (b[i] - meanB) ** 2;
  }
  return aa === 0 || bb === 0 ? Number.NaN : ab / Math.sqrt(aa * bb);
}

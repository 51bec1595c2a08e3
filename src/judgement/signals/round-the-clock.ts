// Hours of the day that the sub-stream leaves empty.
import type { Signal } from "../signal.ts";

export const roundTheClock: Signal = {
  id: "round-the-clock",
  family: "timing",
  unit: "bits (4.58: all hours alike)",
  direction: 1,
  rationale: "A scheduler has no night; accounts of people in many places can look the same, so this is weak alone",
  evasion: "Keep office hours, at a third of the throughput",
  source: "AA26-251A advisory as quoted, 2026-09-08; GenTD26 users: 1.7 % of requests at night",
  measure: (stream) => {
    if (stream.rows.length < 48) return Number.NaN;
    let sum = 0;
    let used = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const n = stream.memberStart[m + 1] - stream.memberStart[m];
      if (n < 24) continue;
      const hours = new Float64Array(24);
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++)
        hours[Math.floor(stream.frame.time[stream.byMember[i]] / 3_600_000) % 24]++;
      let entropy = 0;
      for (const h of hours) if (h > 0) entropy -= (h / n) * Math.log2(h / n);
      // Miller-Madow: a finite sample of a flat clock has less entropy than the clock.
      sum += Math.min(Math.log2(24), entropy + (hours.filter((h) => h > 0).length - 1) / (2 * n * Math.LN2));
      used++;
    }
    return used < 3 ? Number.NaN : sum / used;
  },
  explain: (v) => `an account's requests spread as if evenly over ${(2 ** v).toFixed(0)} of the day's 24 hours`,
};

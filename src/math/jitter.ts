// Interval-jitter test of synchrony (Date, Bienenstock and Geman 1998; Amarasingham, Harrison et al. 2012): do several
// series of events fall together more closely than their rates explain? Under the null each event lies anywhere in its
// own interval of a fixed grid, so every common rhythm slower than the interval is conditioned away. Mean and variance of
// the null follow from the counts per interval, so nothing is drawn.
import { createNumberIndex } from "./number-index.ts";

/** Pairs within one ascending series at most `deltaMs` apart. */
function ownPairs(times: Float64Array, deltaMs: number): number {
  let low = 0;
  let pairs = 0;
  for (let i = 0; i < times.length; i++) {
    while (times[low] < times[i] - deltaMs) low++;
    pairs += i - low;
  }
  return pairs;
}

export interface JitterOptions {
  /** Greatest distance of a coincidence; a sixtieth of an interval or less. */
  deltaMs: number;
  /** Grid of the null, fixed at time 0; much longer than delta, shorter than any innocent common rhythm. */
  intervalMs: number;
}

export interface JitterResult {
  /** Pairs of events of different series within delta. */
  observed: number;
  /** Mean and standard deviation of the same under the null. */
  expected: number;
  deviation: number;
  /** (observed - expected) / deviation; 0 if the null does not vary. Skewed to the right for few expected pairs. */
  z: number;
}

const choose2 = (n: number): number => (n * (n - 1)) / 2;

/**
 * Tests all series together. Each series ascending, in ms, none before 0; O(events log events). Large and small series weigh by their
 * pairs, so one busy couple can carry the result. Pairs across an edge of the grid count in the mean, not in the variance.
 */
export function jitterTest(series: readonly Float64Array[], { deltaMs, intervalMs }: JitterOptions): JitterResult {
  const all = new Float64Array(series.reduce((n, times) => n + times.length, 0));
  const bins = createNumberIndex();
  /** Events of all series, pairs within one series, and of one series, in each interval. */
  const events: number[] = [];
  let observed = 0;
  let at = 0;
  const own: { bin: number; count: number }[][] = [];
  for (const times of series) {
    all.set(times, at);
    at += times.length;
    observed -= ownPairs(times, deltaMs);
    const runs: { bin: number; count: number }[] = [];
    for (let i = 0, j = 0; i < times.length; i = j) {
      const bin = Math.floor(times[i] / intervalMs);
      for (j = i; j < times.length && Math.floor(times[j] / intervalMs) === bin; ) j++;
      const place = bins.add(bin);
      events[place] = (events[place] ?? 0) + (j - i);
      runs.push({ bin, count: j - i });
    }
    own.push(runs);
  }
  observed += ownPairs(all.sort(), deltaMs);
  let pairs = 0;
  let neighbours = 0;
  let chains = 0;
  bins.values().forEach((bin, place) => {
    pairs += choose2(events[place]);
    const next = bins.get(bin + 1);
    if (next >= 0) neighbours += events[place] * events[next];
  });
  for (const runs of own) {
    runs.forEach(({ bin, count }, i) => {
      pairs -= choose2(count);
      if (i > 0 && runs[i - 1].bin === bin - 1) neighbours -= runs[i - 1].count * count;
      chains += count * choose2(events[bins.get(bin)] - count);
    });
  }
  const d = deltaMs / intervalMs;
  // Two events, uniform in one interval, are within d of each other with chance 2d - d^2; in neighbouring ones, with d^2 / 2.
  const chance = 2 * d - d * d;
  // Two such pairs that share an event are both close with chance 4d^2 - 10d^3 / 3: near an edge there is less room on one side.
  const covariance = 4 * d * d - (10 * d ** 3) / 3 - chance * chance;
  const expected = pairs * chance + (neighbours * d * d) / 2;
  const deviation = Math.sqrt(pairs * chance * (1 - chance) + 2 * chains * covariance);
  return { observed, expected, deviation, z: deviation > 0 ? (observed - expected) / deviation : 0 };
}

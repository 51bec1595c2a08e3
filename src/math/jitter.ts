// Interval-jitter test of synchrony (Date, Bienenstock and Geman 1998; Amarasingham, Harrison et al. 2012): do several
// series of events fall together more closely than their rates explain? Under the null each event lies anywhere in its
// own interval of a fixed grid, so every common rhythm slower than the interval is conditioned away.
import type { Random } from "./random.ts";

/**
 * Mean number of coincidences of two series from their counts per interval: sum of a_j b_j q. With q from
 * `coincidenceChance` it leaves out pairs across an interval's edge, so it reads low by a share of about delta / interval.
 */
export function expectedCoincidences(countsA: ArrayLike<number>, countsB: ArrayLike<number>, q: number): number {
  let sum = 0;
  for (let j = 0; j < Math.min(countsA.length, countsB.length); j++) sum += countsA[j] * countsB[j];
  return sum * q;
}

/** Chance that two events, uniform in one interval, are within delta: 2d - d^2 for d = delta / interval <= 1. */
export function coincidenceChance(deltaMs: number, intervalMs: number): number {
  const d = Math.min(1, deltaMs / intervalMs);
  return 2 * d - d * d;
}

/** Pairs, one event of each series, at most `deltaMs` apart. Both ascending; O(a + b) whatever the number of pairs. */
export function coincidences(timesA: Float64Array, timesB: Float64Array, deltaMs: number): number {
  let low = 0;
  let high = 0;
  let pairs = 0;
  for (let i = 0; i < timesA.length; i++) {
    while (low < timesB.length && timesB[low] < timesA[i] - deltaMs) low++;
    while (high < timesB.length && timesB[high] <= timesA[i] + deltaMs) high++;
    pairs += high - low;
  }
  return pairs;
}

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
  /** Greatest distance of a coincidence. */
  deltaMs: number;
  /** Grid of the null, fixed at time 0; much longer than delta, shorter than any innocent common rhythm. */
  intervalMs: number;
  /** Resamples; the least p-value is 1 / (draws + 1). */
  draws: number;
  random: Random;
}

export interface JitterResult {
  /** Pairs of events of different series within delta. */
  observed: number;
  /** The same, mean over the draws. */
  expected: number;
  /** (1 + draws with at least as many) / (draws + 1): exact for exchangeable placement, one-sided. */
  p: number;
  /** (observed - expected) / standard deviation over the draws; 0 if they do not vary. Skewed for few pairs: use p. */
  z: number;
  /** The statistic of each draw, for soft ranks. */
  drawn: Float64Array;
}

/**
 * Tests all series together. Each series ascending, in ms. Memory linear in the events; O(events log events) a draw.
 * Large and small series weigh by their pairs, so one busy couple can carry the result.
 */
export function jitterTest(series: readonly Float64Array[], options: JitterOptions): JitterResult {
  const { deltaMs, intervalMs, random } = options;
  const total = series.reduce((n, times) => n + times.length, 0);
  const buffer = new Float64Array(total);
  const cross = (fill: (times: Float64Array, into: Float64Array) => void): number => {
    let at = 0;
    let own = 0;
    for (const times of series) {
      const part = buffer.subarray(at, at + times.length);
      fill(times, part);
      own += ownPairs(part, deltaMs);
      at += times.length;
    }
    return ownPairs(buffer.sort(), deltaMs) - own;
  };
  const observed = cross((times, into) => into.set(times));
  const drawn = new Float64Array(options.draws);
  let reached = 0;
  let sum = 0;
  for (let b = 0; b < drawn.length; b++) {
    drawn[b] = cross((times, into) => {
      for (let i = 0; i < times.length; i++) {
        into[i] = (Math.floor(times[i] / intervalMs) + random.next()) * intervalMs;
      }
      into.sort();
    });
    sum += drawn[b];
    if (drawn[b] >= observed) reached++;
  }
  const expected = drawn.length === 0 ? Number.NaN : sum / drawn.length;
  let squares = 0;
  for (const x of drawn) squares += (x - expected) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, drawn.length - 1));
  return {
    observed,
    expected,
    p: (1 + reached) / (drawn.length + 1),
    z: deviation > 0 ? (observed - expected) / deviation : 0,
    drawn,
  };
}

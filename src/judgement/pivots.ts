// How the crowd took to each new model: the yardstick for a cluster that moves to one as a single customer would.
import type { Events } from "../frame/events.ts";
import { type Frame, rowsBefore } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";

/** First day after the release: half of a reported campaign's traffic had moved within it (Anthropic, 2026-02-23). */
export const PIVOT_MS = 24 * 3_600_000;

export interface Pivot {
  model: number;
  fromMs: number;
  toMs: number;
  /** Exchanges of each principal in the day after the release, and those of them that asked the new model. */
  asked: Uint32Array;
  moved: Uint32Array;
  /** Principals that asked anything in that day, and the sum of their shares of the new model. */
  crowd: number;
  share: number;
}

/** One for each release in the first `known` rows. */
export function describePivots(frame: Frame, principals: Principals, { releases }: Events, known: number): Pivot[] {
  return releases.map(({ model, timeMs }) => {
    const asked = new Uint32Array(principals.count);
    const moved = new Uint32Array(principals.count);
    const end = Math.min(known, rowsBefore(frame, timeMs + PIVOT_MS));
    for (let row = rowsBefore(frame, timeMs); row < end; row++) {
      const principal = principals.of[frame.account[row]];
      asked[principal]++;
      if (frame.model[row] === model) moved[principal]++;
    }
    let crowd = 0;
    let share = 0;
    for (let p = 0; p < asked.length; p++) {
      if (asked[p] === 0) continue;
      crowd++;
      share += moved[p] / asked[p];
    }
    return { model, fromMs: timeMs, toMs: timeMs + PIVOT_MS, asked, moved, crowd, share };
  });
}

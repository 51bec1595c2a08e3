// How the crowd took to each new model: the yardstick for a cluster that moves to one as a single customer would.
import type { Events } from "../frame/events.ts";
import type { Frame } from "../frame/frame.ts";
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
}

/** One for each release in the first `known` rows. */
export function describePivots(frame: Frame, principals: Principals, { releases }: Events, known: number): Pivot[] {
  return releases.map(({ model, timeMs }) => {
    const asked = new Uint32Array(principals.count);
    const moved = new Uint32Array(principals.count);
    for (let row = 0; row < known; row++) {
      if (frame.time[row] < timeMs || frame.time[row] >= timeMs + PIVOT_MS) continue;
      const principal = principals.of[frame.account[row]];
      asked[principal]++;
      if (frame.model[row] === model) moved[principal]++;
    }
    return { model, fromMs: timeMs, toMs: timeMs + PIVOT_MS, asked, moved };
  });
}

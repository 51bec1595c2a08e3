// What a tabular anomaly detector would be given of an account: volumes, lengths, habits and infrastructure, from the frame only.
import type { Frame } from "../../frame/frame.ts";
import { FLAGS } from "../../model/sketch.ts";

const HOUR_MS = 3_600_000;
const SHARES = [
  FLAGS.reasoningWanted,
  FLAGS.forcedSchema,
  FLAGS.personal,
  FLAGS.followUp,
  FLAGS.harvestShape,
  FLAGS.hasSystem,
  FLAGS.hasTools,
  FLAGS.refused,
];

/** One row of features an account; accounts without exchanges do not occur in a frame. */
export function accountFeatures(frame: Frame): Float64Array[] {
  const seen = frame.accounts.map(() => ({
    n: 0,
    hours: new Set<number>(),
    nets: new Set<number>(),
    stacks: new Set<number>(),
    params: new Set<number>(),
    texts: new Set<number>(),
    input: 0,
    output: 0,
    turns: 0,
    single: 0,
    reasoning: 0,
    night: 0,
    lastMs: Number.NaN,
    gaps: 0,
    gapSquares: 0,
    shares: new Float64Array(SHARES.length),
  }));
  for (let row = 0; row < frame.n; row++) {
    const s = seen[frame.account[row]];
    const hour = Math.floor(frame.time[row] / HOUR_MS);
    s.n++;
    s.hours.add(hour);
    s.nets.add(frame.net[row]);
    s.stacks.add(frame.stack[row]);
    s.params.add(frame.params[row]);
    s.texts.add(frame.text[row]);
    s.input += Math.log1p(frame.inputTokens[row]);
    s.output += Math.log1p(frame.outputTokens[row]);
    s.turns += frame.turns[row];
    if (frame.turns[row] <= 1) s.single++;
    if (frame.reasoningBudget[row] !== 0) s.reasoning++;
    if (hour % 24 < 6) s.night++;
    if (!Number.isNaN(s.lastMs)) {
      const gap = Math.log1p(frame.time[row] - s.lastMs);
      s.gaps += gap;
      s.gapSquares += gap * gap;
    }
    s.lastMs = frame.time[row];
    SHARES.forEach((flag, i) => {
      if ((frame.flags[row] & flag) !== 0) s.shares[i]++;
    });
  }
  return seen.map((s) => {
    const between = Math.max(1, s.n - 1);
    const gap = s.gaps / between;
    return Float64Array.from([
      Math.log(s.n),
      s.hours.size,
      Math.log(s.nets.size),
      Math.log(s.stacks.size),
      Math.log(s.params.size),
      s.texts.size / s.n,
      s.input / s.n,
      s.output / s.n,
      s.turns / s.n,
      s.single / s.n,
      s.reasoning / s.n,
      s.night / s.n,
      gap,
      Math.sqrt(Math.max(0, s.gapSquares / between - gap * gap)),
      ...s.shares.map((count) => count / s.n),
    ]);
  });
}

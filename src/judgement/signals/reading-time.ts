// E11: whether the next turn comes sooner than anyone could have read the last answer.
import { percent, type Signal } from "../signal.ts";

/** Twice a fast reader: about 8 tokens a second. */
const TOKENS_PER_SECOND = 8;

export const readingTime: Signal = {
  id: "reading-time",
  family: "timing",
  unit: "ratio",
  direction: 1,
  rationale: "People read before they go on; agents and queues do not",
  evasion: "Wait, which costs time only",
  source: "Science notes 2.2 E11",
  measure: (stream) => {
    const { frame } = stream;
    let gaps = 0;
    let tooSoon = 0;
    const last = new Map<number, number>();
    for (let m = 0; m < stream.members.length; m++) {
      last.clear();
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
        const row = stream.byMember[i];
        const before = last.get(frame.conversation[row]);
        last.set(frame.conversation[row], row);
        if (before === undefined) continue;
        const gap = frame.time[row] - frame.time[before] - frame.durationMs[before];
        if (gap > 3_600_000) continue;
        gaps++;
        if (gap < (1000 * frame.outputTokens[before]) / TOKENS_PER_SECOND) tooSoon++;
      }
    }
    return gaps < 20 ? Number.NaN : tooSoon / gaps;
  },
  explain: (v) => `${percent(v)} of the follow-on requests come sooner than the answer could be read`,
};

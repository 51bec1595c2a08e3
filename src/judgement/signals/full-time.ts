// How much else, of a different kind, the members do: the rest of their traffic.
import { percent, type Signal } from "../signal.ts";

export const fullTime: Signal = {
  id: "full-time",
  family: "shared-work",
  unit: "ratio",
  direction: 1,
  rationale: "An account that exists for the harvest does nothing else; counted over accounts rather than exchanges",
  evasion: "Pad every account",
  source: "Science notes 2.3 A2",
  measure: (stream) => {
    if (!stream.byWork) return Number.NaN;
    let full = 0;
    for (let m = 0; m < stream.members.length; m++)
      if (stream.memberStart[m + 1] - stream.memberStart[m] >= 0.8 * stream.totals[m]) full++;
    return full / stream.members.length;
  },
  explain: (v) => `${percent(v)} of the accounts do nothing but this work`,
};

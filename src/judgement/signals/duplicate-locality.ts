// C3a: whether a repeated prompt comes back to the account that sent it first.
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

export const duplicateLocality: Signal = {
  id: "duplicate-locality",
  family: "allocation",
  unit: "log ratio",
  direction: -1,
  rationale: "People ask again what they asked before; a queue hands a repeat to any account",
  evasion: "Route repeats of an item to one account, or send no repeats and give up best-of-k sampling",
  source: "Science notes 2.5 C3a (people much above 0, sharding about 0)",
  of: "openings",
  measure: (stream) => {
    const { within, all, expected } = duplicatePairs(stream);
    // A pseudo-pair on each side keeps small samples near zero, where they say nothing.
    if (all < 8) return Number.NaN;
    return Math.log((within + 0.5) / (expected * all + 0.5));
  },
  explain: (v) =>
    `repeats of a prompt fall on the account that sent it first ${Math.exp(v).toFixed(1)} times as often as chance`,
};

/** Pairs of exchanges with the same text: within one account, and in all; and the share expected within by chance. */
export function duplicatePairs(stream: Stream): { within: number; all: number; expected: number } {
  const { frame } = stream;
  const counts = new Map<number, number>();
  let within = 0;
  let sameAccount = 0;
  for (let m = 0; m < stream.members.length; m++) {
    const own = new Map<number, number>();
    const size = stream.memberStart[m + 1] - stream.memberStart[m];
    sameAccount += size * (size - 1);
    for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
      const text = frame.text[stream.byMember[i]];
      if (text === 0) continue;
      const before = own.get(text) ?? 0;
      within += before;
      own.set(text, before + 1);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  let all = 0;
  for (const c of counts.values()) all += (c * (c - 1)) / 2;
  const n = stream.byMember.length;
  return { within, all, expected: n < 2 ? 0 : sameAccount / (n * (n - 1)) };
}

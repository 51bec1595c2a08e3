// How far members send the same items: shards of one pool do not overlap, runs of one benchmark overlap fully.
import type { Signal } from "../signal.ts";

export const itemOverlap: Signal = {
  id: "item-overlap",
  family: "allocation",
  unit: "ratio",
  direction: -1,
  rationale: "Shards of one list do not overlap; laboratories that run one benchmark send the same items",
  evasion: "Send items to several accounts, which wastes requests",
  source: "Science notes 2.4 P2 and 2.5 (harness: each item once per account)",
  of: "openings",
  measure: (stream) => {
    const holders = new Map<number, number>();
    let pairsSharing = 0;
    let items = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const own = new Set<number>();
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++)
        own.add(stream.frame.text[stream.byMember[i]]);
      own.delete(0);
      items += own.size;
      for (const text of own) {
        const before = holders.get(text) ?? 0;
        pairsSharing += before;
        holders.set(text, before + 1);
      }
    }
    const k = stream.members.length;
    if (k < 2 || items < 2 * k) return Number.NaN;
    // Mean overlap of two members, as a share of a member's items.
    return pairsSharing / ((k * (k - 1)) / 2) / (items / k);
  },
  explain: (v) => `two accounts have ${percentOf(v)} of their prompts in common`,
};

const percentOf = (v: number): string => `${(100 * v).toFixed(1)} %`;

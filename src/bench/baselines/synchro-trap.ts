// SynchroTrap: accounts that do the same thing at the same place in the same hour, again and again; single linkage on Jaccard.
import { createNumberIndex } from "../../math/number-index.ts";
import type { Baseline } from "./baseline.ts";
import { createIncidence } from "./incidence.ts";

const HOUR_MS = 3_600_000;
/** An action shared by more accounts than this is a crowd's (the paper samples such groups). */
const MOST_HOLDERS = 100;
/** A group smaller than this is no pool. */
const LEAST_GROUP = 5;

export const synchroTrap: Baseline = {
  id: "synchrotrap",
  title: "SynchroTrap",
  source: "Cao et al. 2014, CCS, doi:10.1145/2660267.2660269",
  departure: "actions are (network, hour) and (text, hour); the cut is the account's score instead of one fixed cut",
  score({ frame }) {
    const accounts = frame.accounts.length;
    const builder = createIncidence(accounts);
    for (let row = 0; row < frame.n; row++) {
      const hour = Math.floor((frame.time[row] - frame.time[0]) / HOUR_MS);
      if (frame.net[row] !== 0) builder.add((frame.net[row] * 8_192 + hour) * 2, frame.account[row]);
      if (frame.text[row] !== 0) builder.add((frame.text[row] * 8_192 + hour) * 2 + 1, frame.account[row]);
    }
    const held = builder.build();
    const pairs = createNumberIndex();
    const common: number[] = [];
    for (let t = 0; t < held.things; t++) {
      const size = held.start[t + 1] - held.start[t];
      for (let i = held.start[t]; i < held.start[t + 1]; i++) {
        for (let j = i + 1; size <= MOST_HOLDERS && j < held.start[t + 1]; j++) {
          const at = pairs.add(held.account[i] * accounts + held.account[j]);
          common[at] = (common[at] ?? 0) + 1;
        }
      }
    }
    const codes = pairs.values();
    const links = common.map((both, i) => {
      const a = Math.floor(codes[i] / accounts);
      const b = codes[i] % accounts;
      return { a, b, similarity: both / (held.distinct[a] + held.distinct[b] - both) };
    });
    return joinedAt(accounts, links, LEAST_GROUP);
  },
};

/** The similarity at which each node is first in a single-linkage group of `least` nodes; 0: never. */
export function joinedAt(
  nodes: number,
  links: readonly { a: number; b: number; similarity: number }[],
  least: number,
): Float64Array {
  const score = new Float64Array(nodes);
  const group = Array.from({ length: nodes }, (_, i) => [i]);
  for (const { a, b, similarity } of [...links].sort((x, y) => y.similarity - x.similarity)) {
    if (group[a] === group[b]) continue;
    const [small, large] = group[a].length < group[b].length ? [group[a], group[b]] : [group[b], group[a]];
    for (const node of small) {
      large.push(node);
      group[node] = large;
    }
    if (large.length < least) continue;
    for (const node of large.length - small.length < least ? large : small) score[node] ||= similarity;
  }
  return score;
}

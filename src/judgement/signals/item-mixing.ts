// C3c: whether many small items tie everybody to everybody: what a stock does that is dealt out, and one popular list does not.
import { isItem } from "../../frame/frame.ts";
import { createNumberIndex } from "../../math/number-index.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

/** Items in common with others that an account has on average; with fewer nothing can be said. */
const LEAST_ITEMS = 3;
const LEAST_MEMBERS = 4;
/** Pairs of askers looked at; the rest would only add partners. */
const MOST_PAIRS = 2_000_000;

export const itemMixing: Signal = {
  id: "item-mixing",
  family: "allocation",
  unit: "log ratio",
  direction: 1,
  rationale:
    "Samples of one item, or draws from one stock, go to whichever account is free, so each account comes to share items with nearly every other, a few at a time; people who take up one list or one task share all of it with all, and friends with friends",
  evasion:
    "Deal an item's samples to the same few accounts each time, which shows who belongs together, or never ask twice",
  source: "Science notes 2.5 C3 (repeats dealt out over all shards); 16 answers a question: OpenThoughts 3, 2025",
  of: "openings",
  measure: (stream) => {
    const { partners, perItem } = partnersOf(stream);
    return partners > 0 ? Math.log(partners / perItem) : Number.NaN;
  },
  explain: (v) =>
    `an account shares prompts with ${Math.exp(v).toFixed(1)} times as many of the others as any one prompt goes to`,
};

/** Other members that a member shares items with, and other askers of a shared item, on average; 0: too few to tell. */
function partnersOf({ frame, members, memberStart, byMember }: Stream): { partners: number; perItem: number } {
  const askers = new Map<number, number[]>();
  for (let m = 0; m < members.length; m++)
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++) {
      const row = byMember[i];
      if (!isItem(frame, row)) continue;
      const list = askers.get(frame.text[row]);
      if (list === undefined) askers.set(frame.text[row], [m]);
      else if (list[list.length - 1] !== m) list.push(m);
    }
  const pairs = createNumberIndex();
  let shared = 0;
  let others = 0;
  let seen = 0;
  for (const list of askers.values()) {
    if (list.length < 2) continue;
    shared += list.length;
    others += list.length * (list.length - 1);
    seen += (list.length * (list.length - 1)) / 2;
    if (seen > MOST_PAIRS) continue;
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) pairs.add(list[i] * members.length + list[j]);
  }
  if (members.length < LEAST_MEMBERS || shared < LEAST_ITEMS * members.length) return { partners: 0, perItem: 0 };
  return { partners: (2 * pairs.size) / members.length, perItem: others / shared };
}

// A product of one's own: a system prompt that one customer alone sends, and sends with most of what it asks. Apps and agents work under one;
// a pool that is dealt prompts works under none, or under one that its accounts have in common.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";
import { soleSenders } from "./senders.ts";
import type { Stream } from "./stream.ts";

const SYSTEM = OBJECT_KINDS.indexOf("system");

/** Part of the exchanges that one's own prompt comes with at least. */
const MOST = 0.5;

export interface Products {
  /** The only principal that sends an object as its system prompt; below 0 for objects of other kinds and prompts of several. */
  senders: Int32Array;
  /** Principals with a product of their own. */
  owners: number;
}

/** `totals`: exchanges of each account. */
export function describeProducts(frame: Frame, principals: Principals, totals: Uint32Array, known: number): Products {
  const senders = soleSenders(frame, principals, known, SYSTEM);
  const { start, values } = frame.objects;
  /** Exchanges with each prompt of one principal, its accounts' together. */
  const uses = new Uint32Array(senders.length);
  const owners = new Set<number>();
  for (let row = 0; row < known; row++)
    for (let i = start[row]; i < start[row + 1]; i++) {
      if (senders[values[i]] < 0) continue;
      const account = frame.account[row];
      if (++uses[values[i]] >= MOST * totals[account]) owners.add(principals.of[account]);
    }
  return { senders, owners: owners.size };
}

/** Asked of a stream by whoever weighs it. */
const found = new WeakMap<Stream, boolean[]>();

/** Per member, whether most of its part of the stream is asked under a product of its own. */
export function ownProducts(stream: Stream): readonly boolean[] {
  const own = found.get(stream) ?? productsOf(stream);
  found.set(stream, own);
  return own;
}

function productsOf({ frame, population, members, memberStart, byMember }: Stream): boolean[] {
  const { senders } = population.products;
  const { start, values } = frame.objects;
  return Array.from(members, (_, m) => {
    const uses = new Map<number, number>();
    let most = 0;
    for (let r = memberStart[m]; r < memberStart[m + 1]; r++)
      for (let i = start[byMember[r]]; i < start[byMember[r] + 1]; i++) {
        if (senders[values[i]] < 0) continue;
        const count = (uses.get(values[i]) ?? 0) + 1;
        uses.set(values[i], count);
        most = Math.max(most, count);
      }
    return most >= MOST * (memberStart[m + 1] - memberStart[m]);
  });
}

/** Found by work in common that its accounts were dealt: strangers who each have a product of their own ask what is public in common. */
export function isDealt(stream: Stream): boolean {
  if (!stream.byWork) return false;
  const own = ownProducts(stream);
  return 2 * own.filter(Boolean).length < own.length;
}

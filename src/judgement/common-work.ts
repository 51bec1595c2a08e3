// How much of a lead's work is its members' together. Many people's tools and harnesses, chained by what each shares with the next, make a lead
// as one list does; of a list every account sends what most others send too.
import { CONTEXT } from "./recognition.ts";
import type { Stream } from "./stream.ts";

/** Less in common than this is no one work (in build worlds campaigns found by their work have 0.5 to 1, such chains 0.3 to 0.45). */
const LEAST_COMMON = 0.45;

/** Asked of a stream whenever leads are put in order. */
const found = new WeakMap<Stream, number>();

/** Whether a cluster that was found by its work does the same work; true of one found by other things, which may ask each its own. */
export function isOneWork(stream: Stream): boolean {
  if (!stream.byWork) return true;
  const common = found.get(stream) ?? commonWork(stream);
  found.set(stream, common);
  return common >= LEAST_COMMON;
}

/** Of what a member sends with an exchange, the share of members who send it too: the most common thing counts, and a member is one vote. 0..1. */
function commonWork(stream: Stream): number {
  const { frame, members, memberStart, byMember } = stream;
  const { start, values } = frame.objects;
  const senders = new Map<number, { count: number; last: number }>();
  const each = (m: number, see: (row: number) => void): void => {
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++) see(byMember[i]);
  };
  members.forEach((_, m) => {
    each(m, (row) => {
      for (let o = start[row]; o < start[row + 1]; o++) {
        if (frame.objectKind[values[o]] === CONTEXT) continue;
        const of = senders.get(values[o]);
        if (of === undefined) senders.set(values[o], { count: 1, last: m });
        else if (of.last !== m) {
          of.count++;
          of.last = m;
        }
      }
    });
  });
  let sum = 0;
  members.forEach((_, m) => {
    each(m, (row) => {
      let most = 0;
      for (let o = start[row]; o < start[row + 1]; o++) most = Math.max(most, senders.get(values[o])?.count ?? 0);
      sum += most / (memberStart[m + 1] - memberStart[m]);
    });
  });
  return sum / members.length ** 2;
}

// Members whose key was stolen: an established customer with work of its own, and a foreign sub-stream through other
// networks and another client. They are to be protected, never acted against.
import type { Stream } from "./stream.ts";

const OWN_EXCHANGES = 8;
const OWN_SHARE = 0.15;
/** The owner was there this long before the foreign work began. */
const BEFORE_MS = 6 * 3_600_000;
/** Accounts younger than this when the foreign work began are not established. */
const ESTABLISHED_MS = 30 * 86_400_000;

/** For each member: does its own traffic say that somebody else is using its key? */
export function findVictims(stream: Stream, rowsOf: (account: number) => Uint32Array): boolean[] {
  const { frame, principals } = stream;
  return Array.from(stream.members, (account, m) => {
    const foreign = stream.byMember.subarray(stream.memberStart[m], stream.memberStart[m + 1]);
    const inside = new Set(foreign);
    const own = rowsOf(account).filter((row) => !inside.has(row));
    if (own.length < OWN_EXCHANGES || own.length < OWN_SHARE * (own.length + foreign.length)) return false;
    const began = frame.time[foreign[0]];
    const created = Date.parse(principals.record[account]?.created ?? "");
    const established = created > 0 ? began - created >= ESTABLISHED_MS : frame.time[own[0]] < began - BEFORE_MS;
    if (!established) return false;
    const otherClient = mostly(own, frame.stack) !== mostly(foreign, frame.stack);
    const nets = new Set(Array.from(own, (row) => frame.net[row]));
    const elsewhere = foreign.filter((row) => frame.net[row] === 0 || !nets.has(frame.net[row])).length;
    const otherPlace = elsewhere >= 0.8 * foreign.length;
    const otherKey = mostly(own, frame.credential) !== mostly(foreign, frame.credential);
    return otherPlace && (otherClient || otherKey);
  });
}

function mostly(rows: Uint32Array, column: Uint32Array): number {
  const counts = new Map<number, number>();
  let best = -1;
  let most = 0;
  for (const row of rows) {
    const count = (counts.get(column[row]) ?? 0) + 1;
    counts.set(column[row], count);
    if (count > most) {
      most = count;
      best = column[row];
    }
  }
  return best;
}

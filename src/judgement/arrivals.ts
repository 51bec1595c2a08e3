// Clients that came late to an account and from elsewhere: not its owner's, as far as a log can tell.
import type { Frame } from "../frame/frame.ts";
import type { RowIndex } from "./select-rows.ts";

export interface Arrivals {
  /** Whether a client came to an account that way. */
  has(account: number, client: number): boolean;
  /** Per account: 0 too little before to tell, 1 none came, 2 one did; and how many accounts are of each. */
  state: Uint8Array;
  counts: readonly [number, number, number];
}

/** Exchanges by which an account is known. */
const LEAST_HISTORY = 8;
/** Part of a client's exchanges that come from networks first seen with it. */
const ELSEWHERE = 0.8;

/** Over the rows of `index`, which are in time order. */
export function describeArrivals(frame: Frame, { start, rows }: RowIndex): Arrivals {
  const clients = frame.stacks.length;
  const arrived = new Set<number>();
  const state = new Uint8Array(start.length - 1);
  for (let account = 0; account < state.length; account++) {
    const from = start[account];
    const to = start[account + 1];
    if (to - from <= LEAST_HISTORY) continue;
    state[account] = 1;
    // Most accounts have one client all the time.
    if (rows.subarray(from, to).every((row) => frame.stack[row] === frame.stack[rows[from]])) continue;
    const netSince = new Map<number, number>();
    const uses = new Map<number, { since: number; all: number; elsewhere: number }>();
    for (let i = from; i < to; i++) {
      const net = frame.net[rows[i]];
      if (!netSince.has(net)) netSince.set(net, i);
      const use = uses.get(frame.stack[rows[i]]) ?? { since: i, all: 0, elsewhere: 0 };
      uses.set(frame.stack[rows[i]], use);
      use.all++;
      if (net !== 0 && (netSince.get(net) as number) >= use.since) use.elsewhere++;
    }
    for (const [client, { since, all, elsewhere }] of uses) {
      if (since - from < LEAST_HISTORY || elsewhere < ELSEWHERE * all) continue;
      arrived.add(account * clients + client);
      state[account] = 2;
    }
  }
  const counts: [number, number, number] = [0, 0, 0];
  for (const s of state) counts[s]++;
  return { counts, has: (account, client) => arrived.has(account * clients + client), state };
}

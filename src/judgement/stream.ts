// The sub-stream: those exchanges of a cluster's members that belong to the work under suspicion. Every signal reads this,
// never a whole account, so that honest padding beside the work dilutes nothing.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { FLAGS } from "../model/sketch.ts";
import type { Population } from "./population.ts";

export interface Stream {
  frame: Frame;
  principals: Principals;
  population: Population;
  /** Rows of the sub-stream in time order. */
  rows: Uint32Array;
  /** Member accounts, and per member its rows: `byMember[memberStart[m] .. memberStart[m + 1])`. */
  members: Uint32Array;
  memberStart: Uint32Array;
  byMember: Uint32Array;
  /** Exchanges of each member in all of its traffic so far. */
  totals: Uint32Array;
  /** Distinct principals among the members. */
  independent: number;
  /** Whether the rows were chosen by the work they share, out of more; false where they are simply all there is. */
  byWork: boolean;
  /** Row limit: what was known at the time of judgement. */
  known: number;
}

/** Groups rows by account into a stream. Accounts with fewer than `least` rows are not members. */
export function streamOf(
  frame: Frame,
  principals: Principals,
  population: Population,
  rows: Uint32Array,
  least: number,
  byWork = true,
): Stream {
  const counts = new Uint32Array(frame.accounts.length);
  const found: number[] = [];
  for (const row of rows) if (counts[frame.account[row]]++ === 0) found.push(frame.account[row]);
  const members = Uint32Array.from(found.filter((account) => counts[account] >= least)).sort();
  const kept = members.length === found.length ? rows : rows.filter((row) => counts[frame.account[row]] >= least);
  const memberStart = new Uint32Array(members.length + 1);
  // From here on `counts` is where the next row of an account goes.
  members.forEach((account, m) => {
    memberStart[m + 1] = memberStart[m] + counts[account];
    counts[account] = memberStart[m];
  });
  const byMember = new Uint32Array(kept.length);
  for (const row of kept) byMember[counts[frame.account[row]]++] = row;
  return {
    frame,
    principals,
    population,
    rows: kept,
    members,
    memberStart,
    byMember,
    totals: Uint32Array.from(members, (account) => population.totals[account]),
    independent: new Set(Array.from(members, (account) => principals.of[account])).size,
    byWork,
    known: population.known,
  };
}

/**
 * The same stream without the exchanges that go on with a conversation of it: what was given out, each piece once. Dealing out and
 * asking again are measured on these, or an agent's fifty calls would count as fifty pieces. The same object where there are none to leave out.
 */
export function openingsOf(stream: Stream): Stream {
  const { frame } = stream;
  const open = new Set<number>();
  const rows = stream.rows.filter((row) => {
    const isFirst = !open.has(frame.conversation[row]);
    open.add(frame.conversation[row]);
    return isFirst;
  });
  if (rows.length === stream.rows.length) return stream;
  return streamOf(frame, stream.principals, stream.population, rows, 1, stream.byWork);
}

/**
 * One account of each principal, its busiest in the stream: a company's thirty accounts are one customer, whose regularity says
 * nothing about strangers. The same object where every member is a principal of its own.
 */
export function votersOf(stream: Stream): Stream {
  if (stream.independent === stream.members.length) return stream;
  const load = (m: number): number => stream.memberStart[m + 1] - stream.memberStart[m];
  const busiest = new Map<number, number>();
  stream.members.forEach((account, m) => {
    const principal = stream.principals.of[account];
    const best = busiest.get(principal);
    if (best === undefined || load(m) > load(best)) busiest.set(principal, m);
  });
  const voters = new Set(busiest.values());
  return narrow(stream, (m) => voters.has(m));
}

/** Rows of each conversation of one member, in time order, conversations in the order in which they appear. */
export function conversationsOf({ frame, memberStart, byMember }: Stream, member: number): number[][] {
  const at = new Map<number, number[]>();
  for (let i = memberStart[member]; i < memberStart[member + 1]; i++) {
    const row = byMember[i];
    const rows = at.get(frame.conversation[row]);
    if (rows === undefined) at.set(frame.conversation[row], [row]);
    else rows.push(row);
  }
  return [...at.values()];
}

/** The conversations of all members in which tools are used. */
export function* agentRuns(stream: Stream): Generator<number[]> {
  for (let m = 0; m < stream.members.length; m++)
    for (const rows of conversationsOf(stream, m))
      if (rows.some((row) => (stream.frame.flags[row] & FLAGS.toolResults) !== 0)) yield rows;
}

/**
 * The exchanges that are not a step of an agent's run. Undefined where most are: a step is short and follows on another, whoever takes it and
 * whatever for.
 */
export function withoutAgentSteps({ frame, rows }: Stream): Uint32Array | undefined {
  const rest = rows.filter((row) => (frame.flags[row] & FLAGS.toolResults) === 0);
  return 2 * rest.length < rows.length ? undefined : rest;
}

/** Time of each member's first exchange in the sub-stream. */
export function beginningsOf({ frame, members, memberStart, byMember }: Stream): Float64Array {
  return Float64Array.from(members, (_, m) => frame.time[byMember[memberStart[m]]]);
}

/** Exchanges of each member in the sub-stream. */
export function loads(stream: Stream): Float64Array {
  return Float64Array.from(stream.members, (_, m) => stream.memberStart[m + 1] - stream.memberStart[m]);
}

/**
 * Each member's load over an even share of what was dealt since its first exchange, all members that had begun taking part: a pool grows, and
 * who joins late has done less. When it stops is its own affair: people who come once would look even by that.
 */
export function relativeLoads({ frame, rows, members, memberStart }: Stream): Float64Array {
  const begun = new Set<number>();
  /** What one who was there all along would have been dealt before each member's first exchange. */
  const missed = new Float64Array(members.length);
  const memberOf = new Map(Array.from(members, (account, m) => [account, m]));
  let dealt = 0;
  for (const row of rows) {
    const m = memberOf.get(frame.account[row]) as number;
    const isFirst = !begun.has(m);
    begun.add(m);
    dealt += 1 / begun.size;
    if (isFirst) missed[m] = dealt - 0.5 / begun.size;
  }
  // The first is why it counts from there: half of one stands for it, or a light user who is met late would look as busy as the rest.
  return Float64Array.from(members, (_, m) => (memberStart[m + 1] - memberStart[m] - 0.5) / (dealt - missed[m]));
}

/** Share of rows for which `test` holds. NaN for no rows. */
export function rate({ rows }: Pick<Stream, "rows">, test: (row: number) => boolean): number {
  let hits = 0;
  for (const row of rows) if (test(row)) hits++;
  return hits / rows.length;
}

/** Each member's commonest value of a column within the sub-stream: a stolen key works with the thief's client, not the owner's. */
export function topInStream(stream: Stream, column: Uint32Array): Uint32Array {
  const top = new Uint32Array(stream.members.length);
  for (let m = 0; m < top.length; m++) {
    const counts = new Map<number, number>();
    const end = stream.memberStart[m + 1];
    let best = 0;
    for (let i = stream.memberStart[m]; i < end; ) {
      const value = column[stream.byMember[i]];
      // Most accounts keep to one value: a run is counted at once.
      const from = i;
      while (i < end && column[stream.byMember[i]] === value) i++;
      const count = (counts.get(value) ?? 0) + i - from;
      counts.set(value, count);
      if (count > best) {
        best = count;
        top[m] = value;
      }
    }
  }
  return top;
}

/** Per member, whether the client that mostly does the work came to the account late and from elsewhere. */
export function operatedMembers(stream: Stream): boolean[] {
  const client = topInStream(stream, stream.frame.stack);
  return Array.from(stream.members, (account, m) => stream.population.arrivals.has(account, client[m]));
}

/** The same stream without the members for which `keep` is false. */
export function narrow(stream: Stream, keep: (member: number) => boolean): Stream {
  const kept = new Uint8Array(stream.frame.accounts.length);
  stream.members.forEach((account, m) => {
    if (keep(m)) kept[account] = 1;
  });
  const rows = stream.rows.filter((row) => kept[stream.frame.account[row]] === 1);
  return streamOf(stream.frame, stream.principals, stream.population, rows, 1, stream.byWork);
}

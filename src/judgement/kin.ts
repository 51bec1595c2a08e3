// Campaigns that are one: a pool that replaces another, or the same pool under other settings, is judged by itself and looks like a second
// campaign. What both mostly do, and hardly anybody else does, says that it is not.
import type { Frame } from "../frame/frame.ts";
import type { JudgedLead } from "./lead.ts";
import { CONTEXT, KINDS, LEAST_MARKS, LEAST_MEMBERS, LEAST_SHARE, MOST_OUTSIDERS } from "./recognition.ts";
import { type Stream, streamOf } from "./stream.ts";

/** Part of the conversations of each that is of the common work: one of several templates. */
const LEAST_PART = 0.2;

/** Places of those campaigns that are one, each place in one group; `known`: exchanges so far. */
export function kinOf(streams: readonly Stream[], known: number): number[][] {
  const group = streams.map((_, i) => i);
  if (streams.length > 1) {
    const { frame } = streams[0];
    const own = streams.map(ownWork);
    const shared = new Map<number, Set<number>>();
    for (const [a, work] of own.entries())
      for (const object of work) {
        if (!own.some((other, b) => b !== a && other.has(object))) continue;
        const members = shared.get(object) ?? new Set();
        for (const account of streams[a].members) members.add(account);
        shared.set(object, members);
      }
    const users = usersOf(frame, known, shared);
    for (const [object, members] of shared) if (!isPrivate(users.get(object), members)) shared.delete(object);
    for (let a = 0; a < streams.length; a++)
      for (let b = a + 1; b < streams.length; b++) {
        const marks = new Set([...shared.keys()].filter((object) => own[a].has(object) && own[b].has(object)));
        if ([a, b].some((i) => shareOf(frame, streams[i].rows, own[i], marks) < LEAST_PART)) continue;
        const [from, to] = [group[b], group[a]];
        group.forEach((g, i) => {
          if (g === from) group[i] = to;
        });
      }
  }
  return [...new Set(group)].map((g) => group.flatMap((of, i) => (of === g ? [i] : [])));
}

/** Objects that many of a campaign's exchanges carry, of several members. */
function ownWork({ frame, rows }: Stream): Set<number> {
  const { start, values } = frame.objects;
  const uses = new Map<number, { exchanges: number; by: Set<number> }>();
  for (const row of rows)
    for (let i = start[row]; i < start[row + 1]; i++) {
      const use = uses.get(values[i]) ?? { exchanges: 0, by: new Set() };
      use.exchanges++;
      use.by.add(frame.account[row]);
      uses.set(values[i], use);
    }
  const own = new Set<number>();
  for (const [object, { exchanges, by }] of uses)
    if (exchanges >= LEAST_SHARE * rows.length && by.size >= LEAST_MEMBERS && frame.objectKind[object] !== CONTEXT)
      own.add(object);
  return own;
}

function usersOf(frame: Frame, known: number, objects: ReadonlyMap<number, unknown>): Map<number, Set<number>> {
  const users = new Map(Array.from(objects.keys(), (object) => [object, new Set<number>()]));
  if (users.size === 0) return users;
  const { start, values } = frame.objects;
  for (let row = 0; row < known; row++)
    for (let i = start[row]; i < start[row + 1]; i++) users.get(values[i])?.add(frame.account[row]);
  return users;
}

function isPrivate(users: ReadonlySet<number> = new Set(), members: ReadonlySet<number>): boolean {
  let outsiders = 0;
  for (const account of users) if (!members.has(account)) outsiders++;
  return outsiders <= MOST_OUTSIDERS * members.size;
}

/**
 * Share of conversations with an exchange of the marked work: an agent is given its task once, and goes on from there. Such an exchange has half of
 * its own campaign's objects, as many at least and of as many kinds as make a known campaign's: a phrase makes no two campaigns one.
 */
function shareOf(frame: Frame, rows: Uint32Array, own: ReadonlySet<number>, marks: ReadonlySet<number>): number {
  const { start, values } = frame.objects;
  const conversations = new Set<number>();
  const marked = new Set<number>();
  for (const row of rows) {
    conversations.add(frame.conversation[row]);
    let all = 0;
    let common = 0;
    const kinds = new Set<number>();
    for (let i = start[row]; i < start[row + 1]; i++) {
      if (own.has(values[i])) all++;
      if (!marks.has(values[i])) continue;
      common++;
      kinds.add(frame.objectKind[values[i]]);
    }
    if (2 * common >= all && common >= LEAST_MARKS && kinds.size >= KINDS) marked.add(frame.conversation[row]);
  }
  return marked.size / conversations.size;
}

/**
 * One lead of several, with the accounts and exchanges of all. What was measured stays that of the first: pools that took turns are uneven
 * together, and each was shown by itself.
 */
export function united([main, ...others]: readonly JudgedLead[]): JudgedLead {
  const { frame, principals, population, byWork } = main.stream;
  const all = [main, ...others];
  const belongs = new Map<number, number>();
  for (const { stream, probability } of all)
    stream.members.forEach((account, m) => {
      belongs.set(account, Math.max(belongs.get(account) ?? 0, probability[m]));
    });
  const rows = Uint32Array.from(new Set(all.flatMap(({ stream }) => [...stream.rows]))).sort();
  const stream = streamOf(frame, principals, population, rows, 1, byWork);
  return {
    ...main,
    stream,
    probability: Float64Array.from(stream.members, (account) => belongs.get(account) as number),
    // Each was compared with its own group alone.
    comparisons: [],
    united: all.length,
    inDoubt: new Set(all.flatMap(({ inDoubt = [] }) => [...inDoubt])),
  };
}

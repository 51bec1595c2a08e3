// The repositories, files and tickets that prompts name, as one account's own.
import { OBJECT_KINDS } from "../model/sketch.ts";
import type { Stream } from "./stream.ts";

const CONTEXT = OBJECT_KINDS.indexOf("context");
const CLAUSE = OBJECT_KINDS.indexOf("clause");

/** Whether a row names something that is named once in all the log: not kept as an object, it is the account's own and has not come back. */
function namesOnce({ frame }: Stream, row: number): boolean {
  let kept = 0;
  for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
    if (frame.objectKind[frame.objects.values[i]] === CONTEXT) kept++;
  return frame.contexts[row] > kept;
}

/**
 * One account is asked for so many answers of one piece of work at most: the 16 a question of OpenThoughts 3 (2025) are dealt out, and people come back to
 * a place of theirs more often. And one piece is this part of an account's work at most.
 */
const MOST_SAMPLES = 4;
const MOST_OF_ALL = 0.25;

/** An exchange that may come back to an account's own work. */
export interface Visit {
  row: number;
  /** Whether it names anything that is nobody else's. */
  names: boolean;
  /** The account's own places of those. */
  own: number[];
}

/**
 * The exchanges of one member in which work of its own may come back. Another sample of a prompt, word for word or in other wrapping, comes back to
 * nothing: a harvest takes several of each, and a timer sends one every day. What is named in the samples of one piece of work alone is a part of it,
 * and nobody's place.
 */
export function visitsOf(stream: Stream, member: number): Visit[] {
  const { frame } = stream;
  const { ownContext } = stream.population;
  const ofItems = partsOfItems(stream, member);
  const asked = new Map<number, number>();
  const met = new Map<number, number>();
  const visits: Visit[] = [];
  for (let i = stream.memberStart[member]; i < stream.memberStart[member + 1]; i++) {
    const row = stream.byMember[i];
    const text = frame.text[row];
    const conversation = frame.conversation[row];
    if (text !== 0 && (asked.get(text) ?? conversation) !== conversation) continue;
    asked.set(text, conversation);
    const own: number[] = [];
    let isSample = false;
    for (let j = ownContext.start[row]; j < ownContext.start[row + 1]; j++) {
      const place = ownContext.values[j];
      if (!ofItems.has(place)) own.push(place);
      else if ((met.get(place) ?? conversation) !== conversation) isSample = true;
      if (!met.has(place)) met.set(place, conversation);
    }
    const names = ownContext.start[row] < ownContext.start[row + 1] || namesOnce(stream, row);
    if (own.length > 0 || !isSample) visits.push({ row, names, own });
  }
  return visits;
}

/** Names that come only beside one and the same clause, which the account sends no more often than a harvest takes samples: a template's comes with all of them. */
function partsOfItems({ frame, population, memberStart, byMember }: Stream, member: number): Set<number> {
  const { ownContext } = population;
  const { start, values } = frame.objects;
  const sent = new Map<number, number>();
  /** Clauses that each name has come with every time. */
  const beside = new Map<number, number[]>();
  for (let at = memberStart[member]; at < memberStart[member + 1]; at++) {
    const row = byMember[at];
    if (ownContext.start[row] === ownContext.start[row + 1]) continue;
    const clauses = new Set<number>();
    for (let i = start[row]; i < start[row + 1]; i++)
      if (frame.objectKind[values[i]] === CLAUSE) clauses.add(values[i]);
    for (const clause of clauses) sent.set(clause, (sent.get(clause) ?? 0) + 1);
    for (let j = ownContext.start[row]; j < ownContext.start[row + 1]; j++) {
      const before = beside.get(ownContext.values[j]);
      beside.set(ownContext.values[j], before === undefined ? [...clauses] : before.filter((c) => clauses.has(c)));
    }
  }
  const parts = new Set<number>();
  const most = Math.min(MOST_SAMPLES, MOST_OF_ALL * (memberStart[member + 1] - memberStart[member]));
  for (const [name, clauses] of beside)
    if (clauses.some((clause) => (sent.get(clause) as number) <= most)) parts.add(name);
  return parts;
}

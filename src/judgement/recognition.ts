// Known campaigns met again: an account that does little but a standing campaign's own work belongs to it from its first exchanges, whatever
// client, card or network it comes with. So a second pool is named while it is too young to be judged by itself.
import type { Frame } from "../frame/frame.ts";
import { median } from "../math/statistics.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";
import { Combinations, expectedDifferent, type Variety } from "./variety.ts";

export interface KnownCampaign {
  /** Accounts that were named, as frame indices. */
  members: ReadonlySet<number>;
  /** Its exchanges, as last judged. */
  rows: Uint32Array;
}

/** What a campaign is known by, fixed before the exchanges that are tested against it. */
export interface Marks {
  /** 1 for each object of the frame that is a mark. */
  objects: Uint8Array;
  /** An exchange is of the campaign's kind with so many of them, of two kinds, and with settings of the campaign's; or with `usual`, of three kinds. */
  least: number;
  usual: number;
  settings: ReadonlySet<number>;
  /** The combinations of marks in which its work comes. */
  variety: Variety;
  /** Part of the campaign's exchanges that are of its kind, and of all others. */
  inside: number;
  outside: number;
}

export interface Recognised {
  account: number;
  /** Place of the campaign's marks in the list given. */
  campaign: number;
  /** Exchanges that carry the campaign's marks, of all its exchanges so far. */
  hits: number;
  exchanges: number;
  /** Weight of evidence for the campaign's work against anybody's, in bits. */
  bits: number;
}

/** Own things of an account recur within it, and would mark the account instead of the campaign. */
export const CONTEXT = OBJECT_KINDS.indexOf("context");
/** A mark is in this part of the campaign's exchanges at least, and in those of so many members: a template, not an item. */
export const LEAST_SHARE = 0.03;
export const LEAST_MEMBERS = 3;
/** What more outsiders use than half as many as there are members is popular, and nobody's mark. */
export const MOST_OUTSIDERS = 0.5;
/**
 * And an exchange that carries it must be so many times likelier the campaign's than anybody else's, at every look: a pool that also resells
 * access carries other people's tools, and would be known by them.
 */
export const LEAST_RATIO = 10;
/**
 * A phrase or two make nobody's work the campaign's: an exchange of its kind carries half of its usual marks, of two kinds, and is asked
 * with settings that it uses. An app that has one prompt for everything is one coincidence, however often it asks.
 */
export const LEAST_MARKS = 2;
/** Settings are changed with the pool at no cost: without them it takes as many marks as usual, of so many kinds, from an account that began with them. */
export const KINDS = 2;
const KINDS_WITHOUT_SETTINGS = 3;
/** The test is made by three exchanges of the campaign's kind, ... */
const LEAST_HITS = 3;
/**
 * ... among four fifths of what its own accounts do: stolen keys are left to the judge. Half is enough of an account that began with it,
 * within its first exchanges: it has no owner who was there before.
 */
const HIT_SHARE = 0.8;
const BEGINNER_SHARE = 0.5;
const BEGINS_WITHIN = 3;
/** An account shows this part of the different combinations of marks that the campaign itself shows in as many conversations: else it is one coincidence, met again. */
const LEAST_VARIETY = 1 / 3;
/** What most of a campaign's exchanges do not carry is no mark of it by itself: together with so many it is. */
const LEAST_SCATTERED = 5;
/** Chance that any one account of all those tested is taken for a campaign's, by Ville's inequality for the likelihood ratio. */
const ALPHA = 0.01;
/** No campaign is taken to be so uniform that one exchange could rule it out. */
const MOST_UNIFORM = 0.9;

/**
 * Objects that many of a campaign's exchanges carry and few accounts outside it; undefined where there is none. What was a mark `before`
 * stays one however many use it by now: they may be the next pool, and how rare the kind is outside is measured anew.
 */
export function marksOf(
  frame: Frame,
  known: number,
  { members, rows }: KnownCampaign,
  before?: Marks,
): Marks | undefined {
  const objects = commonObjects(frame, known, { members, rows }, before?.objects);
  if (!objects.includes(1)) return undefined;
  const settings = new Set(common(Array.from(rows, (row) => frame.params[row])));
  const usual = median(Array.from(rows, (row) => carried(frame, row, objects).length));
  if (usual < LEAST_MARKS && objects.reduce((sum, n) => sum + n, 0) < LEAST_SCATTERED) return undefined;
  const kind = { objects, least: Math.max(LEAST_MARKS, Math.floor(usual / 2)), usual, settings };
  let others = 0;
  let hits = 0;
  for (let row = 0; row < known; row++) {
    if (members.has(frame.account[row])) continue;
    others++;
    if (likeness(frame, row, kind) !== "none") hits++;
  }
  const own = rows.filter((row) => likeness(frame, row, kind) !== "none");
  return {
    ...kind,
    variety: combinationsOf(frame, own, objects).variety(),
    inside: Math.min(MOST_UNIFORM, own.length / rows.length),
    outside: (hits + 0.5) / (others + 1),
  };
}

function commonObjects(
  frame: Frame,
  known: number,
  { members, rows }: KnownCampaign,
  before: Uint8Array | undefined,
): Uint8Array {
  const { start, values } = frame.objects;
  const count = new Uint32Array(frame.objectKind.length);
  for (const row of rows) for (let i = start[row]; i < start[row + 1]; i++) count[values[i]]++;
  const objects = new Uint8Array(count.length);
  const holders = new Map<number, { inside: Set<number>; outside: Set<number>; uses: number }>();
  let others = 0;
  count.forEach((n, object) => {
    if (n === 0 || n < LEAST_SHARE * rows.length || frame.objectKind[object] === CONTEXT) return;
    objects[object] = 1;
    holders.set(object, { inside: new Set(), outside: new Set(), uses: 0 });
  });
  for (let row = 0; row < known; row++) {
    const account = frame.account[row];
    const isInside = members.has(account);
    if (!isInside) others++;
    for (let i = start[row]; i < start[row + 1]; i++) {
      const of = objects[values[i]] === 1 ? holders.get(values[i]) : undefined;
      if (of === undefined) continue;
      of[isInside ? "inside" : "outside"].add(account);
      if (!isInside) of.uses++;
    }
  }
  for (const [object, { inside, outside, uses }] of holders) {
    const isPopular = outside.size > MOST_OUTSIDERS * members.size && before?.[object] !== 1;
    const isCommon = count[object] / rows.length < (LEAST_RATIO * uses) / Math.max(1, others);
    if (inside.size < LEAST_MEMBERS || isPopular || isCommon) objects[object] = 0;
  }
  return objects;
}

/** `eligible` accounts whose exchanges so far pass a sequential likelihood-ratio test (Wald 1945) for one of the campaigns. */
export function recognise(
  frame: Frame,
  known: number,
  campaigns: readonly Marks[],
  eligible: (account: number) => boolean,
): Recognised[] {
  const exchanges = new Uint32Array(frame.accounts.length);
  /** Which exchange of its account a row is, from 1. */
  const place = new Uint32Array(known);
  for (let row = 0; row < known; row++) place[row] = ++exchanges[frame.account[row]];
  const line = Math.log2(frame.accounts.length / ALPHA);
  const best = new Map<number, Recognised>();
  campaigns.forEach((marks, campaign) => {
    const { inside, outside } = marks;
    const hits = new Uint32Array(frame.accounts.length);
    const began = new Uint32Array(frame.accounts.length);
    for (let row = 0; row < known; row++) {
      const account = frame.account[row];
      const like = likeness(frame, row, marks);
      if (like === "none") continue;
      if (began[account] === 0) began[account] = place[row];
      if (like === "whole" || began[account] <= BEGINS_WITHIN) hits[account]++;
    }
    const passed: Recognised[] = [];
    hits.forEach((count, account) => {
      const n = exchanges[account];
      const least = began[account] <= BEGINS_WITHIN ? BEGINNER_SHARE : HIT_SHARE;
      if (count < LEAST_HITS || count < least * inside * n || !eligible(account)) return;
      const bits = count * Math.log2(inside / outside) + (n - count) * Math.log2((1 - inside) / (1 - outside));
      if (bits >= line) passed.push({ account, campaign, hits: count, exchanges: n, bits });
    });
    for (const one of varied(frame, known, marks, passed))
      if (one.bits > (best.get(one.account)?.bits ?? 0)) best.set(one.account, one);
  });
  return [...best.values()].sort((a, b) => a.account - b.account);
}

/** Those whose work is not one prompt with some of the marks in it. */
function varied(frame: Frame, known: number, marks: Marks, passed: readonly Recognised[]): Recognised[] {
  if (passed.length === 0) return [];
  const shown = new Map(passed.map(({ account }) => [account, new Combinations()]));
  for (let row = 0; row < known; row++) {
    const own = shown.get(frame.account[row]);
    if (own && likeness(frame, row, marks) !== "none")
      own.add(frame.conversation[row], carried(frame, row, marks.objects));
  }
  return passed.filter(({ account }) => {
    const { conversations, different } = shown.get(account) as Combinations;
    return different >= LEAST_VARIETY * expectedDifferent(marks.variety, conversations);
  });
}

function combinationsOf(frame: Frame, rows: Iterable<number>, objects: Uint8Array): Combinations {
  const combinations = new Combinations();
  for (const row of rows) combinations.add(frame.conversation[row], carried(frame, row, objects));
  return combinations;
}

/** Values that make up `LEAST_SHARE` of all at least. */
function common(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].filter(([, n]) => n >= LEAST_SHARE * values.length).map(([value]) => value);
}

/** The marks that an exchange carries. */
function carried(frame: Frame, row: number, marks: Uint8Array): number[] {
  const { start, values } = frame.objects;
  const found: number[] = [];
  for (let i = start[row]; i < start[row + 1]; i++) if (marks[values[i]] === 1) found.push(values[i]);
  return found;
}

type Kind = Pick<Marks, "objects" | "least" | "usual" | "settings">;

/** Whether an exchange is of the campaign's kind, settings and all or but for them. */
function likeness(
  frame: Frame,
  row: number,
  { objects, least, usual, settings }: Kind,
): "whole" | "other settings" | "none" {
  const { start, values } = frame.objects;
  let count = 0;
  let kinds = 0;
  for (let i = start[row]; i < start[row + 1]; i++) {
    if (objects[values[i]] === 0) continue;
    count++;
    kinds |= 1 << frame.objectKind[values[i]];
  }
  if (count < least || count === 0) return "none";
  let different = 0;
  for (; kinds > 0; kinds &= kinds - 1) different++;
  if (settings.has(frame.params[row])) return different >= KINDS ? "whole" : "none";
  return count >= usual && different >= KINDS_WITHOUT_SETTINGS ? "other settings" : "none";
}

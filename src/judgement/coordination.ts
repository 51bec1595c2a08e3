// E-values for "these principals act independently", from randomisation only: coincidences that neither a public tool nor a
// popular template can bring about. The modality that found a candidate is left out (discovery and confirmation are split).

import type { Route } from "../frame/candidate.ts";
import { createDisjointSets } from "../math/disjoint-sets.ts";
import { average, logFromLogP } from "../math/e-values.ts";
import { createRandom } from "../math/random.ts";
import { countBetween } from "../math/statistics.ts";
import { binomialTail, poissonTail } from "../math/tails.ts";
import { choose2, contactsOf } from "./contacts.ts";
import { halves } from "./signals/common-rhythm.ts";
import { operatedMembers, type Stream } from "./stream.ts";

export interface CoordinationEvidence {
  /** Mean of the modalities' e-values (valid under any dependence), capped at 1e12, but for sign-up: a product's launch brings its customers along within hours. */
  e: number;
  /** The same with what most of the accounts share alone: a part of them that is one hand says nothing of the others. */
  ofMost: number;
  /** The same as `e` with sign-up: what ties accounts to each other, whoever holds them. */
  ties: number;
  /**
   * That the work has one operator who is not the accounts' owners: a thief, or the maker of a tool, so it shows a hand and accuses nobody.
   */
  operated: number;
  /** Natural logs of the modalities' e-values. */
  parts: { modality: string; logE: number }[];
}

const CAP = 1e12;
const SHIFTS = 199;
const SIGN_UP = "sign-up burst";
const RHYTHM = "common rhythm";
const ANY_CONTACT = "payment or contact shared by any";
const MOST_CONTACT = "payment or contact shared by most";

export function coordinationEvidence(stream: Stream, route: Route): CoordinationEvidence {
  const parts: { modality: string; logE: number }[] = [];
  const add = (modality: string, logP: number): void => {
    if (!Number.isNaN(logP)) parts.push({ modality, logE: logFromLogP(Math.min(0, logP)) });
  };
  if (route !== "identity") {
    const held = contactsWithin(stream);
    add(MOST_CONTACT, sharedLogP(stream, held, tiedApart(held)));
    add(ANY_CONTACT, sharedLogP(stream, held, new Set()));
    add(SIGN_UP, signupLogP(stream));
  }
  add(RHYTHM, rhythmLogP(stream));
  return {
    e: meanOf(parts, [SIGN_UP, MOST_CONTACT]),
    ofMost: meanOf(parts, [SIGN_UP, ANY_CONTACT]),
    ties: meanOf(parts, [MOST_CONTACT]),
    operated: foreignE(stream),
    parts,
  };
}

/** What a reader calls them. */
const WORDS: Record<string, string> = {
  [ANY_CONTACT]: "cards, phones or mailboxes in common",
  [SIGN_UP]: "sign-ups within two days",
  [RHYTHM]: "a rhythm in common",
};

/** The coincidences whose mean is the e-value shown, with what each says alone; sign-up only where it counts (`ties`). Those that say nothing are left out. */
export function coincidencesOf(
  { parts, operated }: CoordinationEvidence,
  counts: { signUp: boolean; operated: boolean },
): { what: string; eValue: number }[] {
  const shown = parts
    .filter(({ modality }) => modality in WORDS && (counts.signUp || modality !== SIGN_UP))
    .map(({ modality, logE }) => ({ what: WORDS[modality], eValue: eOf(logE) }));
  if (counts.operated) shown.push({ what: "foreign clients that come to many accounts", eValue: operated });
  return shown.filter(({ eValue }) => eValue > 1).sort((a, b) => b.eValue - a.eValue);
}

function meanOf(parts: CoordinationEvidence["parts"], without: readonly string[]): number {
  const counted = parts.filter((p) => !without.includes(p.modality));
  return counted.length === 0 ? 1 : average(counted.map((p) => eOf(p.logE)));
}

function eOf(logE: number): number {
  return Math.min(CAP, Math.exp(Math.min(logE, 28)));
}

/** Members to whom the work came with a foreign client, against how many others have met any foreign client at all. */
function foreignE(stream: Stream): number {
  if (!stream.byWork) return 1;
  const { state, counts } = stream.population.arrivals;
  const operated = operatedMembers(stream);
  let [, unmet, met] = counts;
  for (const account of stream.members) {
    if (state[account] === 1) unmet--;
    else if (state[account] === 2) met--;
  }
  const known = operated.filter((_, m) => state[stream.members[m]] !== 0).length;
  if (known === 0) return 1;
  const logP = binomialTail(operated.filter(Boolean).length, known, (met + 1) / (unmet + met + 1));
  return eOf(logFromLogP(Math.min(0, logP)));
}

/** Pairs of principals that share an instrument, against the rate among all other pairs. */
export function sharedContactLogP(stream: Stream): number {
  return sharedLogP(stream, contactsWithin(stream), new Set());
}

/** What the principals of a stream hold. */
interface Held {
  /** Principals of which at least one instrument is recorded. */
  known: Set<number>;
  /** Holders of each. */
  holders: Map<string, Set<number>>;
}

function contactsWithin({ principals, members }: Stream): Held {
  const held: Held = { known: new Set(), holders: new Map() };
  for (const account of members) {
    for (const value of contactsOf(principals.record[account])) {
      held.known.add(principals.of[account]);
      const set = held.holders.get(value) ?? new Set<number>();
      set.add(principals.of[account]);
      held.holders.set(value, set);
    }
  }
  return held;
}

/** Among the principals that are not in `apart`. */
function sharedLogP({ population }: Stream, { known, holders }: Held, apart: ReadonlySet<number>): number {
  const { contacts } = population;
  if (known.size < 3) return Number.NaN;
  let pairs = 0;
  let crowd = contacts.pairs;
  for (const [value, set] of holders) {
    let counted = 0;
    for (const principal of set) if (!apart.has(principal)) counted++;
    pairs += choose2(counted);
    const all = contacts.holders.get(value) ?? set.size;
    crowd -= choose2(all) - choose2(all - set.size);
  }
  const others = Math.max(2, contacts.principals - known.size);
  const rate = (crowd + 1) / (choose2(others) + 1);
  return poissonTail(pairs, choose2(known.size - apart.size) * rate);
}

/**
 * The principals of the largest groups tied to each other that are together no more than half of all: a reseller's twenty accounts among sixty
 * that use one popular tool are one hand, and say nothing of the forty. What is left without them can only share less, so the tail stays one.
 */
function tiedApart({ known, holders }: Held): Set<number> {
  const all = [...known];
  const at = new Map(all.map((principal, i) => [principal, i]));
  const { join, sets } = createDisjointSets(all.length);
  for (const [first, ...others] of holders.values())
    for (const other of others) join(at.get(other) as number, at.get(first) as number);
  const apart = new Set<number>();
  for (const tied of sets().sort((a, b) => b.length - a.length)) {
    if (tied.length === 1 || 2 * (apart.size + tied.length) > known.size) continue;
    for (const i of tied) apart.add(all[i]);
  }
  return apart;
}

/** The densest 48 hours of sign-ups among the members, Bonferroni over the places it could have been. */
function signupLogP(stream: Stream): number {
  const times = Float64Array.from(stream.members, (account) => stream.population.createdMs[account])
    .filter((t) => !Number.isNaN(t))
    .sort();
  if (times.length < 4) return Number.NaN;
  const width = 48 * 3_600_000;
  let inside = 0;
  let from = 0;
  for (let i = 0, j = 0; i < times.length; i++) {
    while (times[i] - times[j] > width) j++;
    if (i - j + 1 > inside) {
      inside = i - j + 1;
      from = times[j];
    }
  }
  const others = countBetween(stream.population.created, from, from + width) - inside;
  const rest = Math.max(1, stream.population.created.length - times.length);
  const share = Math.min(1, (Math.max(0, others) + 1) / (rest + 1));
  // The sign-up that opens the window is in it by choice of the window, and no coincidence.
  return Math.min(0, binomialTail(inside - 1, times.length - 1, share) + Math.log(times.length));
}

/** Correlation of two halves' hourly residuals against circular shifts of one of them. */
function rhythmLogP(stream: Stream): number {
  const pair = halves(stream);
  if (pair === undefined || pair.a.length < 24) return Number.NaN;
  const { a, b } = pair;
  const n = a.length;
  const random = createRandom(n * 7919 + stream.rows.length);
  const product = (shift: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[i] * b[(i + shift) % n];
    return sum;
  };
  const observed = product(0);
  let atLeast = 1;
  for (let s = 0; s < SHIFTS; s++) if (product(1 + random.int(n - 1)) >= observed) atLeast++;
  return Math.log(atLeast / (SHIFTS + 1));
}

// Who belongs to a cluster: Fellegi-Sunter match weights of each account against the rest of it, with the account left out
// and population frequencies taken outside the cluster, so that a cluster cannot vouch for itself.
import { leaveOutFrequency, matchBits } from "../math/fellegi-sunter.ts";
import { countBetween, mad, quantile } from "../math/statistics.ts";
import { type Owner, ownersOf } from "./companies.ts";
import { contactsOf } from "./contacts.ts";
import { ownProducts } from "./products.ts";
import { beginningsOf, type Stream, topInStream } from "./stream.ts";

/** What a member is compared in with the rest of its cluster. */
export const COMPARISONS = [
  "stack",
  "settings",
  "flags",
  "sign-up",
  "contacts",
  "load",
  "rate",
  "handed-on",
  "typicality",
  "breadth",
  "product",
] as const;

export interface Membership {
  /** What each comparison says, in bits: a list per entry of COMPARISONS, 0 for each member where nothing can be compared. */
  comparisons: Float64Array[];
  /** Match weight of each member in bits: evidence for belonging, from identity and configuration. */
  bits: Float64Array;
  /** Probability of belonging. */
  probability: Float64Array;
}

/** No single comparison may speak louder than this, in bits. */
const CLIP = 5;
/** Sharing the core work brings an account under the eye, no more: popular work is shared by strangers too. Something else has to agree. */
const START_BITS = -0.5;

/** Per member, where its exchanges lie in the cluster's core work. */
export interface WorkProfile {
  /** Mean over its exchanges of the share of all the cluster's exchanges that have the commonest core order of that one. */
  typicality: Float64Array;
  /** Distinct core orders it uses. */
  breadth: Float64Array;
}

/** `work`: undefined where the cluster was not found by its work. */
export function weighMembers(stream: Stream, work?: WorkProfile): Membership {
  const k = stream.members.length;
  const part = work === undefined ? undefined : breadthPart(stream, work.breadth);
  const voice = part === undefined ? new Float64Array(k).fill(1) : part.map((p) => Math.min(1, p));
  const owner = ownersOf(stream);
  const { frame, population } = stream;
  const compare: Record<(typeof COMPARISONS)[number], (bits: Float64Array) => void> = {
    stack: (bits) => addModal(stream, owner, voice, frame.stack, population.stackVotes, bits),
    settings: (bits) => addModal(stream, owner, voice, frame.params, population.paramsVotes, bits),
    flags: (bits) => addModal(stream, owner, voice, frame.flags, population.flagsVotes, bits),
    "sign-up": (bits) => addSignup(stream, bits),
    contacts: (bits) => addShared(stream, owner, voice, bits),
    load: (bits) => addLoad(stream, bits),
    rate: (bits) => addRate(stream, bits),
    "handed-on": (bits) => addHandedOn(stream, bits),
    typicality: (bits) => work && addTypicality(work.typicality, bits),
    breadth: (bits) => part && addBreadth(part, bits),
    product: (bits) => addProduct(stream, owner, voice, bits),
  };
  const bits = new Float64Array(k).fill(START_BITS);
  const comparisons = COMPARISONS.map((name) => {
    const own = new Float64Array(k);
    compare[name](own);
    own.forEach((b, m) => {
      bits[m] += b;
    });
    return own;
  });
  return { comparisons, bits, probability: bits.map((b) => 1 / (1 + 2 ** -b)) };
}

/**
 * Agreement with the value that rules among the other members. `voice`: how much of the cluster's work each does. A company that has one
 * popular phrase in common with a campaign agrees with itself in everything, and has little to say of the campaign.
 */
function addModal(
  stream: Stream,
  owner: readonly Owner[],
  voice: Float64Array,
  column: Uint32Array,
  votes: Map<number, number>,
  bits: Float64Array,
): void {
  const top = topInStream(stream, column);
  /** Voice of each owner by value, its loudest account's: the accounts of one customer are one voice. */
  const holders = new Map<number, Map<Owner, number>>();
  const all = new Map<Owner, number>();
  top.forEach((value, m) => {
    const own = holders.get(value) ?? new Map<Owner, number>();
    hear(own, owner[m], voice[m]);
    holders.set(value, own);
    hear(all, owner[m], voice[m]);
  });
  /** The loudest first: a member's own voice can only lower a sum, so the search for the best of the others ends early. */
  const ranked = [...holders]
    .map(([value, own], at) => ({ value, own, at, sum: sumOf(own.values()) }))
    .sort((a, b) => b.sum - a.sum || a.at - b.at);
  const total = sumOf(all.values());
  top.forEach((own, m) => {
    let modal = -1;
    let most = 0;
    let first = 0;
    for (const { value, own: voices, at, sum } of ranked) {
      if (sum < most) break;
      const others = sum - (voices.get(owner[m]) ?? 0);
      if (others > most || (others === most && others > 0 && at < first)) {
        most = others;
        modal = value;
        first = at;
      }
    }
    const inside = (most + 0.5) / (total - (all.get(owner[m]) ?? 0) + 1);
    const outside = leaveOutFrequency(
      holders.get(modal)?.size ?? 0,
      votes.get(modal) ?? 0,
      stream.independent,
      stream.population.activePrincipals,
    );
    bits[m] += clip(own === modal ? matchBits(inside, outside) : matchBits(1 - inside, 1 - outside));
  });
}

/** Who asks under a product of its own, in a cluster whose others mostly do not, is a passer-by. To have one as they do ties nobody to them. */
function addProduct(stream: Stream, owner: readonly Owner[], voice: Float64Array, bits: Float64Array): void {
  const own = ownProducts(stream);
  if (!own.includes(true)) return;
  const all = new Map<Owner, number>();
  const having = new Map<Owner, number>();
  owner.forEach((of, m) => {
    hear(all, of, voice[m]);
    if (own[m]) hear(having, of, voice[m]);
  });
  const total = sumOf(all.values());
  const theirs = sumOf(having.values());
  const { products, activePrincipals } = stream.population;
  const outside = leaveOutFrequency(having.size, products.owners, stream.independent, activePrincipals);
  own.forEach((has, m) => {
    const inside = (theirs - (having.get(owner[m]) ?? 0) + 0.5) / (total - (all.get(owner[m]) ?? 0) + 1);
    if (has) bits[m] += Math.max(-CLIP, Math.min(0, matchBits(inside, outside)));
  });
}

/** The accounts of one owner are one voice, that of the loudest. */
function hear(voices: Map<Owner, number>, owner: Owner, voice: number): void {
  voices.set(owner, Math.max(voices.get(owner) ?? 0, voice));
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Sign-up inside the span in which the middle of the others signed up. */
function addSignup(stream: Stream, bits: Float64Array): void {
  const times = Float64Array.from(stream.members, (account) => stream.population.createdMs[account]);
  const known = times.filter((t) => !Number.isNaN(t)).sort();
  if (known.length < 5) return;
  const from = quantile(known, 0.15) - 12 * 3_600_000;
  const to = quantile(known, 0.85) + 12 * 3_600_000;
  const inside = known.filter((t) => t >= from && t <= to).length;
  const all = stream.population.created;
  const total = countBetween(all, from, to);
  const outside = leaveOutFrequency(inside, total, known.length, all.length);
  times.forEach((t, m) => {
    if (Number.isNaN(t)) return;
    const agrees = t >= from && t <= to;
    const m1 = (inside - (agrees ? 1 : 0) + 0.5) / known.length;
    bits[m] += clip(agrees ? matchBits(m1, outside) : matchBits(1 - m1, 1 - outside));
  });
}

/** What a member has, cards, phones, mailboxes (by their hash), and the networks that it came from with the work (by number). */
export function broughtBy(
  { frame, principals, members, memberStart, byMember }: Stream,
  member: number,
): Set<string | number> {
  const own = new Set<string | number>(contactsOf(principals.record[members[member]]));
  for (let i = memberStart[member]; i < memberStart[member + 1]; i++) {
    const net = frame.net[byMember[i]];
    if (net !== 0) own.add(net);
  }
  return own;
}

/**
 * A payment instrument, phone, mailbox or network in common with another member, as far as that one does the cluster's work; not having
 * one in common is no evidence.
 */
function addShared(stream: Stream, owner: readonly Owner[], voice: Float64Array, bits: Float64Array): void {
  const holders = new Map<string | number, Map<Owner, number>>();
  const keys = Array.from(stream.members, (_, m) => {
    const own = broughtBy(stream, m);
    for (const key of own) {
      const owners = holders.get(key) ?? new Map<Owner, number>();
      hear(owners, owner[m], voice[m]);
      holders.set(key, owners);
    }
    return own;
  });
  keys.forEach((own, m) => {
    let best = 0;
    for (const key of own) {
      const sharers = holders.get(key) as Map<Owner, number>;
      const inside = sharers.size - 1;
      if (inside < 1) continue;
      let loudest = 0;
      for (const [other, v] of sharers) if (other !== owner[m]) loudest = Math.max(loudest, v);
      const total = typeof key === "number" ? (stream.population.netVotes.get(key) ?? 0) : inside + 1;
      const outside = leaveOutFrequency(inside + 1, total, stream.independent, stream.population.activePrincipals);
      best = Math.max(best, loudest * matchBits(inside / Math.max(1, stream.independent - 1), outside));
    }
    bits[m] += Math.min(CLIP, best);
  });
}

/** The part of each member's traffic that is in the stream. */
export function trafficShares({ members, memberStart, totals }: Stream): Float64Array {
  return Float64Array.from(members, (_, m) => (memberStart[m + 1] - memberStart[m]) / Math.max(1, totals[m]));
}

/** Members whose share is up to this many times an account's own live on the work as little as it does. */
const AS_LITTLE = 1.5;

/** An account that gives the work a smaller part of its traffic than almost all the others do is a passer-by; by rank, since padded pools differ. */
function addLoad(stream: Stream, bits: Float64Array): void {
  const k = stream.members.length;
  const shares = trafficShares(stream);
  const sorted = shares.slice().sort();
  shares.forEach((share, m) => {
    const asLittle = countBetween(sorted, 0, AS_LITTLE * share) - 1;
    bits[m] += Math.max(-CLIP, Math.min(0, Math.log2((asLittle + 0.5) / k / 0.5)));
  });
}

/** Least spread of log rates: even a queue's accounts differ by a third now and then. */
export const LEAST_SPREAD = 0.3;

/** Where the members work at much the same rate, an account that works far more slowly since its first exchange is a passer-by. */
function addRate(stream: Stream, bits: Float64Array): void {
  const { frame, rows } = stream;
  const end = frame.time[rows[rows.length - 1]];
  const rates = beginningsOf(stream).map((begun, m) => {
    const hours = (end - begun) / 3_600_000;
    return Math.log((stream.memberStart[m + 1] - stream.memberStart[m]) / Math.max(3, hours));
  });
  const typical = quantile(rates, 0.5);
  const spread = Math.max(LEAST_SPREAD, mad(rates));
  rates.forEach((rate, m) => {
    const z = (rate - typical) / spread;
    if (z < 0) bits[m] += Math.max(-CLIP, Math.min(0, 1.5 - (z * z) / 4));
  });
}

/** With fewer exchanges an account may have had nothing to hand on yet. */
const ENOUGH_TO_HAND_ON = 5;

/** Where most of the work is done by members who hand reasoning on, an account that neither gives nor takes any is a passer-by. */
function addHandedOn(stream: Stream, bits: Float64Array): void {
  const { members, memberStart, principals, population, rows, frame } = stream;
  const takesPart = (account: number): boolean => population.handsOn[principals.of[account]] === 1;
  const theirs = rows.reduce((sum, row) => sum + (takesPart(frame.account[row]) ? 1 : 0), 0);
  if (theirs === 0) return;
  const against = Math.max(-CLIP, Math.log2(1 - (theirs + 0.5) / (rows.length + 1)));
  members.forEach((account, m) => {
    const enough = memberStart[m + 1] - memberStart[m] >= ENOUGH_TO_HAND_ON;
    if (enough && !takesPart(account)) bits[m] += against;
  });
}

/** An account that meets the cluster only in rare items of its work, never in what the others mostly do, is a passer-by. */
function addTypicality(typicality: Float64Array, bits: Float64Array): void {
  const typical = quantile(typicality, 0.5);
  typicality.forEach((value, m) => {
    bits[m] += Math.max(-CLIP, Math.min(0, Math.log2((value + 0.01) / (typical + 0.01)) + 1));
  });
}

/** Whose breadth is the measure: the upper quarter's, since those who are swept in may be the more. */
const BROAD = 0.75;
/** From this many core orders at a typical member, how many of them an account uses says something. */
const LEAST_BREADTH = 4;

/** Core orders that each member uses, over those that a typical one of as many exchanges does; undefined where these are few. */
function breadthPart(stream: Stream, breadth: Float64Array): Float64Array | undefined {
  const typical = quantile(breadth, BROAD);
  if (typical < LEAST_BREADTH) return undefined;
  const counts = Float64Array.from(breadth, (_, m) => stream.memberStart[m + 1] - stream.memberStart[m]);
  const usual = quantile(counts, BROAD);
  // With few exchanges nobody can show many orders.
  return breadth.map((value, m) => (value + 0.5) / (typical * Math.min(1, counts[m] / usual) + 0.5));
}

/** The members draw on one stock of templates or items; a passer-by has one of them in common with the stock. */
function addBreadth(part: Float64Array, bits: Float64Array): void {
  part.forEach((p, m) => {
    bits[m] += Math.max(-CLIP, Math.min(0, Math.log2(p) + 1.5));
  });
}

const clip = (b: number): number => Math.max(-CLIP, Math.min(CLIP, b));

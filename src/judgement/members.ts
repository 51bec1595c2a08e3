// Who belongs to a cluster: Fellegi-Sunter match weights of each account against the rest of it, with the account left out
// and population frequencies taken outside the cluster, so that a cluster cannot vouch for itself.
import { leaveOutFrequency, matchBits } from "../math/fellegi-sunter.ts";
import { countBetween, quantile } from "../math/statistics.ts";
import { type Stream, topInStream } from "./stream.ts";

export interface Membership {
  /** Match weight of each member in bits: evidence for belonging, from identity and configuration. */
  bits: Float64Array;
  /** Probability of belonging. */
  probability: Float64Array;
}

/** No single comparison may speak louder than this, in bits. */
const CLIP = 5;
/** An account that shares the core work starts at even odds plus a little: it was found because it shares it. */
const START_BITS = 1.5;

export function weighMembers(stream: Stream): Membership {
  const k = stream.members.length;
  const bits = new Float64Array(k).fill(START_BITS);
  addModal(stream, stream.frame.stack, stream.population.stackVotes, bits);
  addModal(stream, stream.frame.params, stream.population.paramsVotes, bits);
  addSignup(stream, bits);
  addShared(stream, bits);
  addLoad(stream, bits);
  return { bits, probability: bits.map((b) => 1 / (1 + 2 ** -b)) };
}

/** Agreement with the value that rules among the other members. */
function addModal(stream: Stream, column: Uint32Array, votes: Map<number, number>, bits: Float64Array): void {
  const top = topInStream(stream, column);
  const counts = new Map<number, number>();
  for (const value of top) counts.set(value, (counts.get(value) ?? 0) + 1);
  const k = stream.members.length;
  top.forEach((own, m) => {
    let modal = -1;
    let most = 0;
    for (const [value, count] of counts) {
      const others = count - (value === own ? 1 : 0);
      if (others > most) {
        most = others;
        modal = value;
      }
    }
    const inside = (most + 0.5) / k;
    const outside = leaveOutFrequency(
      most,
      votes.get(modal) ?? 0,
      stream.independent,
      stream.population.activePrincipals,
    );
    bits[m] += clip(own === modal ? matchBits(inside, outside) : matchBits(1 - inside, 1 - outside));
  });
}

/** Sign-up inside the span in which the middle of the others signed up. */
function addSignup(stream: Stream, bits: Float64Array): void {
  const times = Array.from(stream.members, (account) => Date.parse(stream.principals.record[account]?.created ?? ""));
  const known = Float64Array.from(times.filter((t) => t > 0)).sort();
  if (known.length < 5) return;
  const from = quantile(known, 0.15) - 12 * 3_600_000;
  const to = quantile(known, 0.85) + 12 * 3_600_000;
  const inside = known.filter((t) => t >= from && t <= to).length;
  const all = stream.population.created;
  const total = countBetween(all, from, to);
  const outside = leaveOutFrequency(inside, total, known.length, all.length);
  times.forEach((t, m) => {
    if (!(t > 0)) return;
    const agrees = t >= from && t <= to;
    const m1 = (inside - (agrees ? 1 : 0) + 0.5) / known.length;
    bits[m] += clip(agrees ? matchBits(m1, outside) : matchBits(1 - m1, 1 - outside));
  });
}

/** A payment instrument, phone, mailbox or network in common with another member; not having one in common is no evidence. */
function addShared(stream: Stream, bits: Float64Array): void {
  const { record, of } = stream.principals;
  const holders = new Map<string, Set<number>>();
  const keys = Array.from(stream.members, (account, m) => {
    const r = record[account];
    const own = [r?.payment_hash, r?.phone_hash, r?.email_hash].filter((v): v is string => !!v);
    for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
      const net = stream.frame.net[stream.byMember[i]];
      if (net !== 0) own.push(`net ${net}`);
    }
    const set = new Set(own);
    for (const key of set) {
      const accounts = holders.get(key) ?? new Set<number>();
      accounts.add(of[account]);
      holders.set(key, accounts);
    }
    return set;
  });
  keys.forEach((set, m) => {
    let best = 0;
    for (const key of set) {
      const inside = (holders.get(key)?.size ?? 1) - 1;
      if (inside < 1) continue;
      const total = key.startsWith("net ") ? (stream.population.netVotes.get(Number(key.slice(4))) ?? 0) : inside + 1;
      const outside = leaveOutFrequency(inside + 1, total, stream.independent, stream.population.activePrincipals);
      best = Math.max(best, matchBits(inside / Math.max(1, stream.independent - 1), outside));
    }
    bits[m] += Math.min(CLIP, best);
  });
}

/** An account that hardly touches the work, where the others live on it, is a passer-by. */
function addLoad(stream: Stream, bits: Float64Array): void {
  const shares = Float64Array.from(
    stream.members,
    (_, m) => (stream.memberStart[m + 1] - stream.memberStart[m]) / Math.max(1, stream.totals[m]),
  );
  const typical = quantile(shares, 0.5);
  shares.forEach((share, m) => {
    bits[m] += Math.max(-CLIP, Math.min(0, Math.log2((share + 0.01) / (typical + 0.01)) + 1.5));
  });
}

const clip = (b: number): number => Math.max(-CLIP, Math.min(CLIP, b));

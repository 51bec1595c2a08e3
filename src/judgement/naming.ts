// Who of a campaign is named. Membership (members.ts) rids a cluster of passers-by before anything is judged; whom a finding accuses is asked
// again, with weights that are learned, of each account against the rest.
import { mad, quantile } from "../math/statistics.ts";
import { type Owner, ownersOf } from "./companies.ts";
import type { Gathered } from "./lead.ts";
import { COMPARISONS, LEAST_SPREAD, trafficShares } from "./members.ts";
import type { Stream } from "./stream.ts";

/** Bits of log-odds that an account belongs: `intercept`, and so many for each bit of a comparison. From the frozen reference. */
export interface MembershipModel {
  intercept: number;
  weights: Record<string, number>;
}

/** What is asked of a member: the comparisons that clean a cluster, and two that only tell its members from those who look like them. */
export const ASKED = [...COMPARISONS, "share", "pace"] as const;

/** One in fifty who is this likely to belong does not: the least on which anybody is accused. */
export const LEAST_NAMED = 0.98;

/** What each member's comparisons say, a list per entry of ASKED. */
export function comparisonsOf({ comparisons, stream }: Gathered): Float64Array[] {
  return [...comparisons, shares(stream), paces(stream)];
}

/** Probability that each member belongs to the campaign. */
export function belonging(model: MembershipModel, lead: Gathered): Float64Array {
  const bits = new Float64Array(lead.stream.members.length).fill(model.intercept);
  comparisonsOf(lead).forEach((comparison, c) => {
    const weight = model.weights[ASKED[c]] ?? 0;
    comparison.forEach((value, m) => {
      bits[m] += weight * value;
    });
  });
  return pooled(bits, ownersOf(lead.stream)).map((b) => 1 / (1 + 2 ** -b));
}

/** The accounts of one customer are one answer: the mean of theirs. What one in four of a company's keys has by chance accuses none of them. */
function pooled(bits: Float64Array, owners: readonly Owner[]): Float64Array {
  const sums = new Map<Owner, { bits: number; count: number }>();
  owners.forEach((owner, m) => {
    const sum = sums.get(owner) ?? { bits: 0, count: 0 };
    sums.set(owner, { bits: sum.bits + bits[m], count: sum.count + 1 });
  });
  return bits.map((_, m) => {
    const own = sums.get(owners[m]) as { bits: number; count: number };
    return own.bits / own.count;
  });
}

/** Most that one of these says, in bits or in spreads. */
const CLIP = 6;

/** How much less of its traffic, in halvings, a member gives to the work than those that live on it: a padded pool is padded alike. */
function shares(stream: Stream): Float64Array {
  const share = trafficShares(stream);
  const usual = quantile(share, 0.75);
  return share.map((s) => Math.max(-CLIP, Math.min(0, Math.log2(s / usual))));
}

/** Time in which a rate is counted at least, hours. */
const LEAST_SPAN = 3;

/**
 * How far a member's rate from its first exchange to its last is from the members' middle one, in their spreads, below 0: faster or slower
 * than the rest. Counted to its own last, since a banned account is no slower for it.
 */
function paces({ frame, members, memberStart, byMember }: Stream): Float64Array {
  const rates = Float64Array.from(members, (_, m) => {
    const [first, last] = [byMember[memberStart[m]], byMember[memberStart[m + 1] - 1]];
    const hours = (frame.time[last] - frame.time[first]) / 3_600_000;
    return Math.log((memberStart[m + 1] - memberStart[m]) / Math.max(LEAST_SPAN, hours));
  });
  const usual = quantile(rates, 0.5);
  const spread = Math.max(LEAST_SPREAD, mad(rates));
  return rates.map((r) => -Math.min(CLIP, Math.abs(r - usual) / spread));
}

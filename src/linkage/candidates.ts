// Discovery: sets of accounts that might act as one hand, found by seven routes. Cheap, with many false leads;
// judgement confirms or drops them on other evidence. Candidates may overlap.
import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { groupsOf, leiden } from "../math/leiden.ts";
import type { Random } from "../math/random.ts";
import { median } from "../math/statistics.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";
import { ATTRIBUTE_KINDS, type Attributes } from "./attributes.ts";
import { exitGroups } from "./exit-groups.ts";
import type { AccountGraph } from "./graph.ts";
import { identityGroups } from "./identity-groups.ts";
import { type ItemGroup, itemGroups } from "./item-groups.ts";
import { provenanceGroups } from "./provenance-groups.ts";

/** Below this many independent principals nothing is called coordinated. */
export const LEAST_PRINCIPALS = 3;
/**
 * Bits per pair of accounts that a community must hold on average (constant Potts model): loose ones, and the dense ones in them, for a
 * campaign and a company that have a popular template in common are one loose community.
 */
const DENSITY_BITS = [2, 6];
/** Overlap (Jaccard) from which two candidates of one kind are the same lead. */
const SAME = 0.8;
/** A work order inside a larger candidate is an echo of it (one item, one variant) when it is this small a part of that one's work ... */
const ECHO_PART = 0.1;
/** ... and of its own holders' traffic. */
const ECHO_SHARE = 0.3;
const TEXT = OBJECT_KINDS.indexOf("text");

export function findCandidates(
  frame: Frame,
  principals: Principals,
  orders: WorkOrders,
  attributes: Attributes,
  graph: AccountGraph,
  rows: number,
  random: Random,
): Candidate[] {
  const found: Candidate[] = [];
  const holders = holdersOf(attributes);
  for (const resolution of DENSITY_BITS) {
    for (const members of groupsOf(leiden(graph.csr, { resolution, quality: "cpm", random }), LEAST_PRINCIPALS)) {
      if (independent(members, principals) < LEAST_PRINCIPALS) continue;
      const core = coreOrders(members, attributes, holders, principals);
      if (core.length > 0) found.push(...grow(core, members, attributes));
    }
  }
  for (let t = 0; t < attributes.count; t++) {
    if (attributes.degree[t] < LEAST_PRINCIPALS) continue;
    const kind = ATTRIBUTE_KINDS[attributes.kind[t]];
    if (kind !== "work" && kind !== "shape") continue;
    const held = attributes.account.slice(attributes.start[t], attributes.start[t + 1]).sort();
    const share = meanShare(attributes, t);
    if (kind === "work")
      found.push({ route: "order", accounts: held, orders: Uint32Array.from(attributes.orders[t]), share });
    else found.push({ route: "shape", accounts: held, orders: new Uint32Array(), share: 1 });
  }
  for (const members of identityGroups(frame, principals, attributes, rows))
    found.push({ route: "identity", accounts: members, orders: new Uint32Array(), share: 1 });
  for (const members of exitGroups(frame, principals, rows, random))
    found.push({ route: "exits", accounts: members, orders: new Uint32Array(), share: 1 });
  for (const group of itemGroups(frame, principals, rows, random)) found.push(...itemCandidates(group, frame, orders));
  for (const members of provenanceGroups(frame, principals, rows))
    found.push({ route: "provenance", accounts: members, orders: new Uint32Array(), share: 1 });
  return distinct(
    found.filter((c) => independent(c.accounts, principals) >= LEAST_PRINCIPALS),
    orders,
  );
}

export function independent(accounts: Iterable<number>, principals: Principals): number {
  const set = new Set<number>();
  for (const account of accounts) set.add(principals.of[account]);
  return set.size;
}

/** Work attributes that each account is committed to. */
export function holdersOf(attributes: Attributes): Map<number, number[]> {
  const map = new Map<number, number[]>();
  for (let t = 0; t < attributes.count; t++) {
    if (ATTRIBUTE_KINDS[attributes.kind[t]] !== "work") continue;
    for (let i = attributes.start[t]; i < attributes.start[t + 1]; i++) {
      const list = map.get(attributes.account[i]);
      if (list === undefined) map.set(attributes.account[i], [t]);
      else list.push(t);
    }
  }
  return map;
}

/**
 * Core work of a community: attributes that at least three of its principals are committed to and of whose
 * committed users at least half are inside (the cluster test of the adjacent-systems notes, 4.5d).
 */
function coreOrders(
  members: readonly number[],
  attributes: Attributes,
  holders: Map<number, number[]>,
  principals: Principals,
): number[] {
  const inside = new Map<number, Set<number>>();
  for (const account of members) {
    for (const t of holders.get(account) ?? []) {
      const set = inside.get(t) ?? new Set<number>();
      set.add(principals.of[account]);
      inside.set(t, set);
    }
  }
  return [...inside]
    .filter(([t, set]) => set.size >= LEAST_PRINCIPALS && 2 * set.size >= attributes.degree[t])
    .map(([t]) => t);
}

/**
 * Everyone committed to the core work, whether the community held them or not; and, where a popular piece of it draws strangers in,
 * those alone that are committed to as much of it as half of what the community's members are.
 */
function grow(core: readonly number[], community: readonly number[], attributes: Attributes): Candidate[] {
  const orders = Uint32Array.from(core.flatMap((t) => attributes.orders[t]));
  const held = new Map<number, number>();
  for (const t of core)
    for (let j = attributes.start[t]; j < attributes.start[t + 1]; j++)
      held.set(attributes.account[j], (held.get(attributes.account[j]) ?? 0) + 1);
  const usual = median(community.map((account) => held.get(account) ?? 0).filter((n) => n > 0));
  const of = (accounts: number[]): Candidate => ({
    route: "work",
    accounts: Uint32Array.from(accounts).sort(),
    orders,
    share: 1,
  });
  const all = [...held.keys()];
  const committed = all.filter((account) => 2 * (held.get(account) as number) >= usual);
  return committed.length === all.length ? [of(all)] : [of(all), of(committed)];
}

/** What they ask that others of them ask too; and all that they do, for of a stock drawn from at random most is asked once. */
function itemCandidates({ accounts, items }: ItemGroup, frame: Frame, orders: WorkOrders): Candidate[] {
  const found = new Set<number>();
  for (const row of items)
    for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
      if (frame.objectKind[frame.objects.values[i]] === TEXT) found.add(orders.of[frame.objects.values[i]]);
  const repeated = Uint32Array.from(found).sort();
  return [repeated, new Uint32Array()].map((o) => ({ route: "items", accounts, orders: o, share: 1 }));
}

function meanShare(attributes: Attributes, t: number): number {
  let sum = 0;
  for (let i = attributes.start[t]; i < attributes.start[t + 1]; i++) sum += attributes.weight[i];
  return sum / (attributes.start[t + 1] - attributes.start[t]);
}

/** Drops candidates that repeat another one of the same kind, or echo a part of it: the one with more accounts, then more orders, stays. */
function distinct(candidates: Candidate[], orders: WorkOrders): Candidate[] {
  const weight = (c: Candidate): number =>
    c.orders.reduce((sum, w) => sum + orders.rowStart[w + 1] - orders.rowStart[w], 0);
  const ranked = candidates
    .map((c) => ({ c, weight: weight(c) }))
    .sort(
      (x, y) =>
        y.c.accounts.length - x.c.accounts.length || y.c.orders.length - x.c.orders.length || y.weight - x.weight,
    );
  const kept: Candidate[] = [];
  const weights: number[] = [];
  const byAccount = new Map<number, number[]>();
  for (const { c, weight: w } of ranked) {
    const common = new Map<number, number>();
    for (const account of c.accounts)
      for (const k of byAccount.get(account) ?? []) common.set(k, (common.get(k) ?? 0) + 1);
    const repeated = [...common].some(([k, shared]) => {
      const other = kept[k];
      const sameKind = other.orders.length > 0 === c.orders.length > 0;
      if (!sameKind) return false;
      if (shared / (other.accounts.length + c.accounts.length - shared) >= SAME) return true;
      const inside = shared >= SAME * c.accounts.length;
      return c.route === "order" && inside && c.share < ECHO_SHARE && w < ECHO_PART * weights[k];
    });
    if (repeated) continue;
    for (const account of c.accounts) {
      const list = byAccount.get(account);
      if (list === undefined) byAccount.set(account, [kept.length]);
      else list.push(kept.length);
    }
    kept.push(c);
    weights.push(w);
  }
  return kept;
}

// Accounts that call from the same rare networks far more than as busy strangers would. Finds pools whose content is anybody's:
// a reseller's dispatcher sends its customers' work out through exits of its own.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { mix32 } from "../math/hash.ts";
import { buildCsr, groupsOf, leiden } from "../math/leiden.ts";
import { createNumberIndex } from "../math/number-index.ts";
import type { Random } from "../math/random.ts";

/** What over a twentieth of all principals hold distinguishes nobody; in a small log, what more than eight hold. */
const HUB_SHARE = 0.05;
const HUB_LEAST = 8;
/** Up to here all pairs of holders are joined; beyond, each holder is joined to NEIGHBOURS others. */
const PAIR_CAP = 64;
const NEIGHBOURS = 24;
/** Two accounts must share this many times what their numbers of networks would make them share by chance. */
const LEAST_EXCESS = 3;
/**
 * Bits per pair of accounts that a group must hold on average (constant Potts model): a pool has many exits, and two of its accounts few in
 * common. Looked for at both, because the larger a pool is beside its exits the thinner it is.
 */
const DENSITY_BITS = [0.3, 0.1];
const LEAST = 4;

/** Groups of at least four accounts over the first `rows` rows; networks are IPv4 /24 and IPv6 /48. */
export function exitGroups(frame: Frame, principals: Principals, rows: number, random: Random): Uint32Array[] {
  const holders = holdersOf(frame, rows);
  const accounts = principals.of.length;
  const hub = Math.max(HUB_LEAST, HUB_SHARE * principals.count);
  const held = new Uint32Array(accounts);
  const index = createNumberIndex();
  const common: number[] = [];
  const bits: number[] = [];
  let incidence = 0;
  let joins = 0;
  for (const list of distinctSets(holders)) {
    const degree = new Set(list.map((account) => principals.of[account])).size;
    if (degree > hub) continue;
    incidence += list.length;
    joins += list.length * (list.length - 1);
    for (const account of list) held[account]++;
    if (degree < 2) continue;
    const own = Math.log2(principals.count / degree);
    for (const [a, b] of pairsIn(list)) {
      if (principals.of[a] === principals.of[b]) continue;
      const at = index.add(Math.min(a, b) * accounts + Math.max(a, b));
      common[at] = (common[at] ?? 0) + 1;
      bits[at] = (bits[at] ?? 0) + own;
    }
  }
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  index.values().forEach((key, i) => {
    const a = Math.floor(key / accounts);
    const b = key % accounts;
    const expected = (held[a] * held[b] * joins) / (incidence * incidence);
    if (common[i] < LEAST_EXCESS * expected) return;
    from.push(a);
    to.push(b);
    weight.push(bits[i]);
  });
  const graph = buildCsr(accounts, Uint32Array.from(from), Uint32Array.from(to), Float64Array.from(weight));
  const found = new Map<string, Uint32Array>();
  for (const resolution of DENSITY_BITS)
    for (const group of groupsOf(leiden(graph, { resolution, quality: "cpm", random }), LEAST))
      found.set(group.join(" "), Uint32Array.from(group));
  return [...found.values()];
}

/** Accounts that call from each network. */
function holdersOf(frame: Frame, rows: number): number[][] {
  const accounts = frame.accounts.length;
  const pairs = createNumberIndex();
  for (let row = 0; row < rows; row++)
    if (frame.net[row] !== 0) pairs.add(frame.net[row] * accounts + frame.account[row]);
  const holders: number[][] = [];
  for (const key of pairs.values()) {
    const net = Math.floor(key / accounts);
    if (holders[net] === undefined) holders[net] = [];
    holders[net].push(key % accounts);
  }
  return holders.filter((list) => list !== undefined);
}

/** Networks of the same accounts, the ranges of one provider, say one thing once. */
function distinctSets(holders: readonly number[][]): number[][] {
  const seen = new Set<string>();
  return holders.filter((list) => {
    if (list.length === 1) return true;
    const key = list.sort((a, b) => a - b).join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function* pairsIn(list: readonly number[]): Generator<[number, number]> {
  for (let i = 0; i < list.length; i++) {
    if (list.length <= PAIR_CAP) for (let j = i + 1; j < list.length; j++) yield [list[i], list[j]];
    else
      for (let s = 1; s <= NEIGHBOURS; s++) {
        const j = mix32(list[0] ^ Math.imul(i * NEIGHBOURS + s, 0x9e3779b1)) % list.length;
        if (j !== i) yield [list[i], list[j]];
      }
  }
}

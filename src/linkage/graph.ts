// The account graph: who shares what, in bits of rarity. Discovery only: these edges propose clusters, they prove nothing.

import type { Principals } from "../frame/principals.ts";
import { mix32 } from "../math/hash.ts";
import { buildCsr, type Csr } from "../math/leiden.ts";
import { createNumberIndex } from "../math/number-index.ts";
import { ATTRIBUTE_KINDS, type Attributes, FAMILY } from "./attributes.ts";

export interface AccountGraph {
  csr: Csr;
  /** Edges once each, with the bits from work and from identity. */
  a: Uint32Array;
  b: Uint32Array;
  workBits: Float32Array;
  identityBits: Float32Array;
}

/** Up to here all pairs of holders are joined; beyond, each holder is joined to NEIGHBOURS others (cost stays linear). */
const PAIR_CAP = 192;
const NEIGHBOURS = 24;
/** An attribute that over a fifth of all principals hold distinguishes nobody. */
const HUB_SHARE = 0.2;
/** Fewer bits than this per edge are noise of the crowd: a popular client stack alone joins nobody. */
const LEAST_BITS = 3;
/** Identity strengthens a link of work and never makes one: pools are found by their own route (identity-groups.ts). */
const LEAST_WORK_BITS = 1.5;
/** A share of a work in common below this is left out, to keep the graph small. */
const LEAST_PART_BITS = 0.1;
const KINDS = ATTRIBUTE_KINDS.length;
const WORKS = ATTRIBUTE_KINDS.map((kind) => FAMILY[kind] === "work");

/**
 * Joins accounts of different principals that hold rare attributes in common. Works count by their
 * share of the traffic, identity by the best attribute in full and a quarter of the rest, which repeat it; kinds add up.
 */
export function buildGraph(attributes: Attributes, principals: Principals, accounts: number): AccountGraph {
  const index = createNumberIndex(1 << 16);
  let sums: PairSums = {
    best: new Float32Array(1 << 16),
    sum: new Float32Array(1 << 16),
    mass: new Float32Array(1 << 16),
  };
  const add = (x: number, y: number, kind: number, bits: number, weight: number): void => {
    if (principals.of[x] === principals.of[y]) return;
    const at = index.add(x < y ? x * accounts + y : y * accounts + x) * KINDS + kind;
    if (at >= sums.best.length) sums = { best: doubled(sums.best), sum: doubled(sums.sum), mass: doubled(sums.mass) };
    sums.mass[at] += weight;
    sums.sum[at] += bits;
    if (bits > sums.best[at]) sums.best[at] = bits;
  };
  for (let t = 0; t < attributes.count; t++) {
    if (attributes.degree[t] < 2 || attributes.degree[t] > Math.max(8, HUB_SHARE * principals.count)) continue;
    const from = attributes.start[t];
    const size = attributes.start[t + 1] - from;
    for (let i = 0; i < size; i++) {
      const steps = size <= PAIR_CAP ? size - 1 - i : NEIGHBOURS;
      for (let s = 1; s <= steps; s++) {
        const j = size <= PAIR_CAP ? i + s : mix32(t ^ Math.imul(i * NEIGHBOURS + s, 0x9e3779b1)) % size;
        const weight = Math.min(attributes.weight[from + i], attributes.weight[from + j]);
        const bits = attributes.bits[t] * weight;
        if (bits > LEAST_PART_BITS)
          add(attributes.account[from + i], attributes.account[from + j], attributes.kind[t], bits, weight);
      }
    }
  }
  return assemble(index.values(), sums, accounts);
}

/** Per pair of accounts and kind of attribute: the best attribute in bits, the sum of all, and their shares of the traffic. */
interface PairSums {
  best: Float32Array;
  sum: Float32Array;
  mass: Float32Array;
}

function doubled(column: Float32Array): Float32Array {
  const wider = new Float32Array(2 * column.length);
  wider.set(column);
  return wider;
}

function assemble(keys: Float64Array, { best, sum, mass }: PairSums, accounts: number): AccountGraph {
  const kept: number[] = [];
  const work = new Float32Array(keys.length);
  const identity = new Float32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    for (let k = 0; k < KINDS; k++) {
      const at = i * KINDS + k;
      // Shares of work add up to at most the whole of an account's traffic: beyond it they are echoes of the same exchanges.
      if (WORKS[k]) work[i] += Math.max(best[at], sum[at] / Math.max(1, mass[at]));
      else identity[i] += best[at] + 0.25 * (sum[at] - best[at]);
    }
    if (work[i] >= LEAST_WORK_BITS && work[i] + identity[i] >= LEAST_BITS) kept.push(i);
  }
  const a = Uint32Array.from(kept, (i) => Math.floor(keys[i] / accounts));
  const b = Uint32Array.from(kept, (i) => keys[i] % accounts);
  const workBits = Float32Array.from(kept, (i) => work[i]);
  const identityBits = Float32Array.from(kept, (i) => identity[i]);
  const weight = Float64Array.from(kept, (i) => work[i] + identity[i]);
  return { csr: buildCsr(accounts, a, b, weight), a, b, workBits, identityBits };
}

// Links with a null: which pairs of accounts share more, and rarer, things than independent choice allows.
// Rarity-weighted compound Poisson with a Chernoff bound (adjacent-systems notes, 4.5c); conservative for any weights.
import type { Links } from "../frame/linkage.ts";
import type { Principals } from "../frame/principals.ts";
import { logTail } from "../math/compound-poisson.ts";
import { ATTRIBUTE_KINDS, type Attributes } from "./attributes.ts";
import type { AccountGraph } from "./graph.ts";

/** False-discovery rate of the links, over all pairs of principals that could have been tested. */
const RATE = 0.01;
const STRATA = 24;
const NETWORKS = new Set(["signup-net", "net", "stack"]);

/**
 * Tests every edge of the discovery graph; the correction counts all pairs, tested or not, because the graph chose them.
 * Attributes that repeat one another within an edge (one kind) are counted once per stratum.
 */
export function validateLinks(attributes: Attributes, principals: Principals, graph: AccountGraph): Links {
  const usable = (t: number): boolean =>
    attributes.degree[t] >= 2 && !NETWORKS.has(ATTRIBUTE_KINDS[attributes.kind[t]]);
  const held = new Map<number, number[]>();
  const q = new Float64Array(STRATA);
  let incidence = 0;
  for (let t = 0; t < attributes.count; t++) {
    if (!usable(t)) continue;
    const d = attributes.degree[t];
    incidence += d;
    q[stratum(d)] += d * (d - 1);
    for (let i = attributes.start[t]; i < attributes.start[t + 1]; i++) {
      const list = held.get(attributes.account[i]);
      if (list === undefined) held.set(attributes.account[i], [t]);
      else list.push(t);
    }
  }
  const omega = q.map((v, s) => (v === 0 ? 0 : Math.log(Math.max(2, principals.count / 2 ** (s + 0.5)))));
  const logP = new Float64Array(graph.a.length);
  for (let e = 0; e < graph.a.length; e++) {
    const a = held.get(graph.a[e]) ?? [];
    const b = held.get(graph.b[e]) ?? [];
    const lambda = q.map((v) => (a.length * b.length * v) / (incidence * incidence));
    logP[e] = logTail(sharedWeight(a, b, attributes, omega), lambda, omega);
  }
  return keepSignificant(graph, logP, (principals.count * (principals.count - 1)) / 2);
}

function stratum(degree: number): number {
  return Math.min(STRATA - 1, Math.floor(Math.log2(degree)));
}

/** Sum of weights of the shared attributes; of one kind and stratum only one, the others may be its echoes. */
function sharedWeight(a: readonly number[], b: readonly number[], attributes: Attributes, omega: Float64Array): number {
  const other = new Set(b);
  const seen = new Set<number>();
  let w = 0;
  for (const t of a) {
    if (!other.has(t)) continue;
    const s = stratum(attributes.degree[t]);
    const key = attributes.kind[t] * STRATA + s;
    if (seen.has(key)) continue;
    seen.add(key);
    w += omega[s];
  }
  return w;
}

/** Benjamini-Hochberg over `pairs` hypotheses of which only the graph's edges can be small. */
function keepSignificant(graph: AccountGraph, logP: Float64Array, pairs: number): Links {
  const order = Uint32Array.from(logP, (_, i) => i).sort((x, y) => logP[x] - logP[y]);
  let last = -1;
  for (let k = 0; k < order.length; k++) if (logP[order[k]] <= Math.log(((k + 1) * RATE) / pairs)) last = k;
  const of = new Map<number, Set<number>>();
  for (let k = 0; k <= last; k++) {
    const a = graph.a[order[k]];
    const b = graph.b[order[k]];
    for (const [x, y] of [
      [a, b],
      [b, a],
    ]) {
      const set = of.get(x) ?? new Set<number>();
      set.add(y);
      of.set(x, set);
    }
  }
  return { of, count: last + 1, tested: logP.length };
}

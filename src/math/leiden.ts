// Undirected weighted graphs on typed arrays, and Leiden communities in them: Traag, Waltman and van Eck 2019,
// "From Louvain to Leiden: guaranteeing well-connected communities". Both qualities run through one gain formula,
// w(v, C) - gamma * size(v) * size(C), where the size is a node weight (CPM) or a strength (modularity).
import type { Random } from "./random.ts";

/** Compressed rows: the neighbours of v are target[offset[v] .. offset[v + 1]), ascending, each edge held both ways. */
export interface Csr {
  readonly n: number;
  readonly offset: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float64Array;
}

export interface LeidenOptions {
  /** Gamma. CPM: least weight density inside a community (edge-weight units); modularity: 1 is the classic. */
  resolution: number;
  quality: "cpm" | "modularity";
  random: Random;
  /** Node sizes for CPM, default 1. Ignored by modularity, whose sizes are strengths by definition. */
  nodeWeight?: Float64Array;
  /** Full passes, each starting from the last one's result; stops early when a pass changes nothing. Default 3. */
  maxIterations?: number;
}

/** Adjacency of n nodes from an edge list: undirected, duplicates summed, self loops dropped. Weights > 0. O(n + edges). */
export function buildCsr(n: number, from: Uint32Array, to: Uint32Array, weight: Float64Array): Csr {
  const start = new Uint32Array(n + 1);
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue;
    start[from[e] + 1]++;
    start[to[e] + 1]++;
  }
  for (let v = 0; v < n; v++) start[v + 1] += start[v];
  const halves = start[n];
  const neighbour = new Uint32Array(halves);
  const value = new Float64Array(halves);
  const cursor = start.slice(0, n);
  for (let e = 0; e < from.length; e++) {
    const a = from[e];
    const b = to[e];
    if (a === b) continue;
    neighbour[cursor[a]] = b;
    value[cursor[a]++] = weight[e];
    neighbour[cursor[b]] = a;
    value[cursor[b]++] = weight[e];
  }
  // The matrix is symmetric, so its transpose is itself with every row sorted: no comparison sort.
  cursor.set(start.subarray(0, n));
  const target = new Uint32Array(halves);
  const sorted = new Float64Array(halves);
  for (let v = 0; v < n; v++) {
    for (let i = start[v]; i < start[v + 1]; i++) {
      const slot = cursor[neighbour[i]]++;
      target[slot] = v;
      sorted[slot] = value[i];
    }
  }
  const offset = new Uint32Array(n + 1);
  let write = 0;
  for (let v = 0; v < n; v++) {
    const rowStart = write;
    for (let i = start[v]; i < start[v + 1]; i++) {
      if (write > rowStart && target[write - 1] === target[i]) sorted[write - 1] += sorted[i];
      else {
        target[write] = target[i];
        sorted[write++] = sorted[i];
      }
    }
    offset[v + 1] = write;
  }
  return { n, offset, target: target.slice(0, write), weight: sorted.slice(0, write) };
}

/** Component of each node, numbered 0..k-1 by first appearance. With `within`, edges between its classes are cut. */
export function connectedComponents(graph: Csr, within?: Uint32Array): Uint32Array {
  const none = 0xffffffff;
  const component = new Uint32Array(graph.n).fill(none);
  const stack = new Uint32Array(graph.n);
  let count = 0;
  for (let root = 0; root < graph.n; root++) {
    if (component[root] !== none) continue;
    component[root] = count;
    stack[0] = root;
    for (let depth = 1; depth > 0; ) {
      const v = stack[--depth];
      for (let i = graph.offset[v]; i < graph.offset[v + 1]; i++) {
        const u = graph.target[i];
        if (component[u] !== none || (within !== undefined && within[u] !== within[v])) continue;
        component[u] = count;
        stack[depth++] = u;
      }
    }
    count++;
  }
  return component;
}

/**
 * Community of each node, numbered 0..k-1 by first appearance; every community is connected.
 * Same graph, options and random state give the same result.
 */
export function leiden(graph: Csr, options: LeidenOptions): Uint32Array {
  const size = new Float64Array(graph.n).fill(1);
  let gamma = options.resolution;
  let total = 0;
  for (const w of graph.weight) total += w;
  if (options.quality === "modularity") {
    for (let v = 0; v < graph.n; v++) {
      size[v] = 0;
      for (let i = graph.offset[v]; i < graph.offset[v + 1]; i++) size[v] += graph.weight[i];
    }
    gamma /= total || 1;
  } else if (options.nodeWeight !== undefined) size.set(options.nodeWeight);
  // 0.01 is the paper's theta for unit weights; scaled by the mean weight, so that units do not matter.
  const theta = (0.01 * total) / (graph.weight.length || 1);
  const membership = Uint32Array.from({ length: graph.n }, (_, v) => v);
  for (let pass = options.maxIterations ?? 3; pass > 0; pass--) {
    if (!improve(graph, size, membership, gamma, theta, options.random)) break;
  }
  // Cutting a disconnected community never lowers either quality; it matters only if a pass stopped halfway.
  return connectedComponents(graph, membership);
}

/** One pass: move, refine, aggregate until every community is one aggregate node. True if `membership` changed. */
function improve(
  graph: Csr,
  size: Float64Array,
  membership: Uint32Array,
  gamma: number,
  theta: number,
  random: Random,
): boolean {
  const nodeOf = Uint32Array.from(membership, (_, v) => v);
  let level = graph;
  let sizes = size;
  let community = membership.slice();
  let changed = false;
  for (;;) {
    changed = moveNodes(level, sizes, community, gamma, random) || changed;
    const communities = renumber(community);
    if (communities === level.n) break;
    const refined = refine(level, sizes, community, gamma, theta, random);
    const count = renumber(refined);
    if (count === level.n) break;
    const nextSizes = new Float64Array(count);
    const nextCommunity = new Uint32Array(count);
    for (let v = 0; v < level.n; v++) {
      nextSizes[refined[v]] += sizes[v];
      nextCommunity[refined[v]] = community[v];
    }
    for (let v = 0; v < nodeOf.length; v++) nodeOf[v] = refined[nodeOf[v]];
    level = aggregate(level, refined, count);
    sizes = nextSizes;
    community = nextCommunity;
  }
  for (let v = 0; v < nodeOf.length; v++) membership[v] = community[nodeOf[v]];
  return changed;
}

/** Fast local moving: a queue of nodes whose surroundings changed. Community ids stay below n. True if any moved. */
function moveNodes(g: Csr, size: Float64Array, community: Uint32Array, gamma: number, random: Random): boolean {
  const { n, offset, target, weight } = g;
  const communitySize = new Float64Array(n);
  const members = new Uint32Array(n);
  for (let v = 0; v < n; v++) {
    communitySize[community[v]] += size[v];
    members[community[v]]++;
  }
  const empty: number[] = [];
  for (let c = n - 1; c >= 0; c--) if (members[c] === 0) empty.push(c);
  const queue = permutation(n, random);
  const queued = new Uint8Array(n).fill(1);
  const shared = new Float64Array(n);
  const seen = new Uint8Array(n);
  const touched = new Uint32Array(n);
  let changed = false;
  for (let head = 0, waiting = n; waiting > 0; waiting--) {
    const v = queue[head];
    head = head + 1 === n ? 0 : head + 1;
    queued[v] = 0;
    const own = community[v];
    let touchedCount = 0;
    for (let i = offset[v]; i < offset[v + 1]; i++) {
      const c = community[target[i]];
      if (seen[c] === 0) {
        seen[c] = 1;
        touched[touchedCount++] = c;
      }
      shared[c] += weight[i];
    }
    const pull = gamma * size[v];
    let best = own;
    let bestGain = shared[own] - pull * (communitySize[own] - size[v]);
    // Rounding must not let two equal choices swap for ever.
    const slack = 1e-12 * (Math.abs(bestGain) + pull * size[v]);
    if (bestGain < -slack && members[own] > 1) {
      best = empty[empty.length - 1];
      bestGain = 0;
    }
    for (let i = 0; i < touchedCount; i++) {
      const c = touched[i];
      const gain = shared[c] - pull * communitySize[c];
      if (c !== own && gain > bestGain + slack) {
        best = c;
        bestGain = gain;
      }
      shared[c] = 0;
      seen[c] = 0;
    }
    if (best === own) continue;
    changed = true;
    if (members[best] === 0) empty.pop();
    communitySize[own] -= size[v];
    communitySize[best] += size[v];
    if (--members[own] === 0) {
      communitySize[own] = 0;
      empty.push(own);
    }
    members[best]++;
    community[v] = best;
    for (let i = offset[v]; i < offset[v + 1]; i++) {
      const u = target[i];
      if (queued[u] === 1 || community[u] === best) continue;
      queued[u] = 1;
      queue[(head + waiting - 1) % n] = u;
      waiting++;
    }
  }
  return changed;
}

/**
 * Splits each community into well-connected parts: from single nodes, a node joins a part of its own community with
 * probability growing in exp(gain / theta), only if both are linked to the rest at least as densely as gamma asks.
 */
function refine(
  g: Csr,
  size: Float64Array,
  community: Uint32Array,
  gamma: number,
  theta: number,
  random: Random,
): Uint32Array {
  const { n, offset, target, weight } = g;
  const part = Uint32Array.from({ length: n }, (_, v) => v);
  const partSize = size.slice();
  const alone = new Uint8Array(n).fill(1);
  const whole = new Float64Array(n);
  const outward = new Float64Array(n);
  for (let v = 0; v < n; v++) {
    whole[community[v]] += size[v];
    for (let i = offset[v]; i < offset[v + 1]; i++) if (community[target[i]] === community[v]) outward[v] += weight[i];
  }
  const shared = new Float64Array(n);
  const seen = new Uint8Array(n);
  const touched = new Uint32Array(n);
  const likelihood = new Float64Array(n);
  for (const v of permutation(n, random)) {
    const all = whole[community[v]];
    if (alone[v] === 0 || outward[v] < gamma * size[v] * (all - size[v])) continue;
    let count = 0;
    for (let i = offset[v]; i < offset[v + 1]; i++) {
      const u = target[i];
      if (community[u] !== community[v]) continue;
      if (seen[part[u]] === 0) {
        seen[part[u]] = 1;
        touched[count++] = part[u];
      }
      shared[part[u]] += weight[i];
    }
    let top = 0;
    for (let i = 0; i < count; i++) {
      const c = touched[i];
      const gain = shared[c] - gamma * size[v] * partSize[c];
      const fits = gain >= 0 && outward[c] >= gamma * partSize[c] * (all - partSize[c]);
      likelihood[i] = fits ? gain : -1;
      if (fits && gain > top) top = gain;
    }
    const stay = Math.exp(-top / theta);
    let sum = stay;
    for (let i = 0; i < count; i++) {
      likelihood[i] = likelihood[i] < 0 ? 0 : Math.exp((likelihood[i] - top) / theta);
      sum += likelihood[i];
    }
    let draw = random.next() * sum - stay;
    let chosen = v;
    for (let i = 0; i < count && draw >= 0; i++) {
      draw -= likelihood[i];
      if (likelihood[i] > 0) chosen = touched[i];
    }
    if (chosen !== v) {
      part[v] = chosen;
      partSize[chosen] += size[v];
      outward[chosen] += outward[v] - 2 * shared[chosen];
      alone[chosen] = 0;
    }
    for (let i = 0; i < count; i++) {
      shared[touched[i]] = 0;
      seen[touched[i]] = 0;
    }
  }
  return part;
}

/** The graph of groups. Weight inside a group is dropped: no gain depends on it. */
function aggregate(g: Csr, group: Uint32Array, count: number): Csr {
  let edges = 0;
  const from = new Uint32Array(g.target.length >> 1);
  const to = new Uint32Array(from.length);
  const weight = new Float64Array(from.length);
  for (let v = 0; v < g.n; v++) {
    for (let i = g.offset[v]; i < g.offset[v + 1]; i++) {
      const u = g.target[i];
      if (u < v || group[u] === group[v]) continue;
      from[edges] = group[v];
      to[edges] = group[u];
      weight[edges++] = g.weight[i];
    }
  }
  return buildCsr(count, from.subarray(0, edges), to.subarray(0, edges), weight.subarray(0, edges));
}

/** Renumbers labels (below the array's length) to 0..k-1 by first appearance, in place; returns k. */
function renumber(label: Uint32Array): number {
  const fresh = new Int32Array(label.length).fill(-1);
  let count = 0;
  for (let v = 0; v < label.length; v++) {
    if (fresh[label[v]] < 0) fresh[label[v]] = count++;
    label[v] = fresh[label[v]];
  }
  return count;
}

function permutation(n: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.int(i + 1);
    const x = order[i];
    order[i] = order[j];
    order[j] = x;
  }
  return order;
}

/** Nodes of each community of at least `least`, in order. `community`: label of each node, as `leiden` gives them. */
export function groupsOf(community: Uint32Array, least: number): number[][] {
  const groups: number[][] = [];
  community.forEach((c, node) => {
    if (groups[c] === undefined) groups[c] = [node];
    else groups[c].push(node);
  });
  return groups.filter((group) => group.length >= least);
}

// FRAUDAR: densest blocks of accounts and the things they share, popular things counting little, so that camouflage does not help.
import { hash49 } from "../../math/hash.ts";
import type { Baseline } from "./baseline.ts";
import { createIncidence, type Incidence, recordsOf } from "./incidence.ts";

/** Blocks taken one after the other; the paper finds several by removing the edges of each. */
const BLOCKS = 8;
/** The paper's column weight 1 / log(degree + 5). */
const DAMPING = 5;

export const fraudar: Baseline = {
  id: "fraudar",
  title: "FRAUDAR",
  source: "Hooi et al. 2016, KDD, doi:10.1145/2939672.2939747",
  departure:
    "things are shared prompt objects, networks and payment instruments; an account's score is its block's density",
  score(material) {
    const { frame } = material;
    const builder = createIncidence(frame.accounts.length);
    for (let row = 0; row < frame.n; row++) {
      const account = frame.account[row];
      for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
        builder.add(frame.objects.values[i] * 4, account);
      if (frame.net[row] !== 0) builder.add(frame.net[row] * 4 + 1, account);
    }
    recordsOf(material).forEach((record, account) => {
      if (record?.payment_hash !== undefined) builder.add((hash49(record.payment_hash) % 2 ** 48) * 4 + 2, account);
    });
    return blockDensities(frame.accounts.length, builder.build(), BLOCKS);
  },
};

/** Per account the density (edge weight per node) of the first dense block it is in; 0: in none of `blocks`. */
export function blockDensities(accounts: number, edges: Incidence, blocks: number): Float64Array {
  const score = new Float64Array(accounts);
  const thingOf = new Uint32Array(edges.account.length);
  for (let t = 0; t < edges.things; t++) thingOf.fill(t, edges.start[t], edges.start[t + 1]);
  const alive = new Uint8Array(edges.account.length).fill(1);
  for (let block = 0; block < blocks; block++) {
    const { kept, density } = densest(accounts, edges, thingOf, alive);
    if (density <= 0) break;
    for (let e = 0; e < alive.length; e++) {
      if (alive[e] === 0 || kept[edges.account[e]] === 0 || kept[accounts + thingOf[e]] === 0) continue;
      score[edges.account[e]] ||= density;
      alive[e] = 0;
    }
  }
  return score;
}

/** Greedy peeling (Charikar 2000): take away the node that holds least, remember the best density on the way. */
function densest(
  accounts: number,
  edges: Incidence,
  thingOf: Uint32Array,
  alive: Uint8Array,
): { kept: Uint8Array; density: number } {
  const nodes = accounts + edges.things;
  const weight = new Float64Array(edges.things);
  const held = new Float64Array(nodes);
  const lists: number[][] = Array.from({ length: accounts }, () => []);
  let total = 0;
  for (let t = 0; t < edges.things; t++) {
    let degree = 0;
    for (let e = edges.start[t]; e < edges.start[t + 1]; e++) degree += alive[e];
    weight[t] = 1 / Math.log(degree + DAMPING);
  }
  for (let e = 0; e < alive.length; e++) {
    if (alive[e] === 0) continue;
    const w = weight[thingOf[e]];
    held[edges.account[e]] += w;
    held[accounts + thingOf[e]] += w;
    lists[edges.account[e]].push(e);
    total += w;
  }
  const heap = createHeap(held);
  const present = new Uint8Array(nodes).fill(1);
  const removed: number[] = [];
  let best = 0;
  let bestAfter = 0;
  for (let left = nodes; left > 0; left--) {
    if (total / left > best) {
      best = total / left;
      bestAfter = removed.length;
    }
    const node = heap.take();
    present[node] = 0;
    removed.push(node);
    const thing = node - accounts;
    const touched = thing < 0 ? lists[node] : range(edges.start[thing], edges.start[thing + 1]);
    for (const e of touched) {
      const other = thing < 0 ? accounts + thingOf[e] : edges.account[e];
      if (alive[e] === 0 || present[other] === 0) continue;
      total -= weight[thingOf[e]];
      heap.lower(other, weight[thingOf[e]]);
    }
  }
  const kept = new Uint8Array(nodes).fill(1);
  for (let i = 0; i < bestAfter; i++) kept[removed[i]] = 0;
  return { kept, density: best };
}

function* range(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i;
}

interface Heap {
  /** Takes the node of least value. */
  take(): number;
  lower(node: number, by: number): void;
}

/** A binary heap of all nodes by `value`, which it changes in place. */
function createHeap(value: Float64Array): Heap {
  const heap = Uint32Array.from(value, (_, i) => i).sort((a, b) => value[a] - value[b]);
  const place = new Uint32Array(heap.length);
  heap.forEach((node, i) => {
    place[node] = i;
  });
  let size = heap.length;
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j], heap[i]];
    place[heap[i]] = i;
    place[heap[j]] = j;
  };
  return {
    take() {
      const least = heap[0];
      swap(0, --size);
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        let next = i;
        if (left < size && value[heap[left]] < value[heap[next]]) next = left;
        if (left + 1 < size && value[heap[left + 1]] < value[heap[next]]) next = left + 1;
        if (next === i) break;
        swap(i, next);
        i = next;
      }
      return least;
    },
    lower(node, by) {
      value[node] -= by;
      for (let i = place[node]; i > 0; ) {
        const up = (i - 1) >> 1;
        if (value[heap[up]] <= value[heap[i]]) break;
        swap(i, up);
        i = up;
      }
    },
  };
}

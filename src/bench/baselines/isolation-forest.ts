// Isolation forest over per-account features: the usual first try of a fraud team.
import { createRandom, type Random, shuffle } from "../../math/random.ts";
import { accountFeatures } from "./account-features.ts";
import type { Baseline } from "./baseline.ts";

/** The paper's own settings. */
const TREES = 100;
const SAMPLE = 256;
const EULER = 0.577_215_664_9;

type Node = { feature: number; split: number; low: Node; high: Node } | { size: number };

export const isolationForest: Baseline = {
  id: "isolation-forest",
  title: "Isolation forest on account features",
  source: "Liu, Ting and Zhou 2008, ICDM, doi:10.1109/ICDM.2008.17",
  departure: "none; 22 features of volume, length, habit and infrastructure",
  score({ frame }) {
    return isolationScores(accountFeatures(frame), 1);
  },
};

/** Anomaly score in (0, 1) per row: 2 to the minus mean path length over the length expected by chance. */
export function isolationScores(rows: readonly Float64Array[], seed: number): Float64Array {
  const random = createRandom(seed);
  const sample = Math.min(SAMPLE, rows.length);
  const limit = Math.ceil(Math.log2(Math.max(2, sample)));
  const path = new Float64Array(rows.length);
  for (let t = 0; t < TREES; t++) {
    const drawn = shuffle(random, [...rows]).slice(0, sample);
    const tree = grow(drawn, limit, random);
    for (let i = 0; i < rows.length; i++) path[i] += pathLength(tree, rows[i]);
  }
  return path.map((sum) => 2 ** (-sum / TREES / Math.max(1e-9, expectedPath(sample))));
}

function grow(rows: readonly Float64Array[], depth: number, random: Random): Node {
  if (depth === 0 || rows.length <= 1) return { size: rows.length };
  const feature = random.int(rows[0].length);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    least = Math.min(least, row[feature]);
    most = Math.max(most, row[feature]);
  }
  if (least === most) return { size: rows.length };
  const split = least + random.next() * (most - least);
  const low = rows.filter((row) => row[feature] < split);
  const high = rows.filter((row) => row[feature] >= split);
  return { feature, split, low: grow(low, depth - 1, random), high: grow(high, depth - 1, random) };
}

function pathLength(tree: Node, row: Float64Array): number {
  let node = tree;
  let depth = 0;
  while ("feature" in node) {
    node = row[node.feature] < node.split ? node.low : node.high;
    depth++;
  }
  return depth + expectedPath(node.size);
}

/** Mean path of an unsuccessful search in a binary search tree of n nodes. */
function expectedPath(n: number): number {
  return n <= 1 ? 0 : 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}

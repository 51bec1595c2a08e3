import { describe, expect, it } from "vitest";
import { buildCsr, type Csr, connectedComponents, leiden } from "./leiden.ts";
import { createRandom, type Random } from "./random.ts";

type Edge = [number, number, number?];
const graphOf = (n: number, edges: Edge[]): Csr =>
  buildCsr(
    n,
    Uint32Array.from(edges, (e) => e[0]),
    Uint32Array.from(edges, (e) => e[1]),
    Float64Array.from(edges, (e) => e[2] ?? 1),
  );

/** `groups` groups of `size`; each possible edge is there with chance `inside` or `outside`. */
function planted(random: Random, groups: number, size: number, inside: number, outside: number): Csr {
  const edges: Edge[] = [];
  for (let a = 0; a < groups * size; a++) {
    for (let b = a + 1; b < groups * size; b++) {
      if (random.next() < (Math.floor(a / size) === Math.floor(b / size) ? inside : outside)) edges.push([a, b]);
    }
  }
  return graphOf(groups * size, edges);
}

/** Normalised mutual information of two labellings, 2 I / (H + H'). */
function nmi(x: Uint32Array, y: Uint32Array): number {
  const count = (keys: string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1 / keys.length);
    return counts;
  };
  const entropy = (keys: string[]): number => [...count(keys).values()].reduce((h, p) => h - p * Math.log(p), 0);
  const hx = entropy([...x].map(String));
  const hy = entropy([...y].map(String));
  const joint = entropy([...x].map((c, i) => `${c} ${y[i]}`));
  return (2 * (hx + hy - joint)) / (hx + hy);
}

function modularity(g: Csr, community: Uint32Array): number {
  const strength = new Float64Array(g.n);
  let inside = 0;
  let total = 0;
  for (let v = 0; v < g.n; v++) {
    for (let i = g.offset[v]; i < g.offset[v + 1]; i++) {
      strength[community[v]] += g.weight[i];
      total += g.weight[i];
      if (community[v] === community[g.target[i]]) inside += g.weight[i];
    }
  }
  return inside / total - strength.reduce((s, k) => s + (k / total) ** 2, 0);
}

const connected = (g: Csr, community: Uint32Array): boolean =>
  Math.max(...connectedComponents(g, community)) === Math.max(...community);

// Zachary 1977, 34 members, 78 ties.
const KARATE =
  "2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1 13-4 14-1 14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3 30-24 30-27 31-2 31-9 32-1 32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30 33-31 33-32 34-9 34-10 34-14 34-15 34-16 34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31 34-32 34-33";
const karate = graphOf(
  34,
  KARATE.split(" ").map((tie) => tie.split("-").map((v) => Number(v) - 1) as Edge),
);

describe("buildCsr", () => {
  it("sums duplicates of either direction, drops self loops and sorts rows", () => {
    const g = graphOf(4, [
      [2, 0, 1],
      [0, 2, 2],
      [1, 1, 9],
      [0, 1, 4],
    ]);
    expect([...g.offset]).toEqual([0, 2, 3, 4, 4]);
    expect([...g.target]).toEqual([1, 2, 0, 0]);
    expect([...g.weight]).toEqual([4, 3, 4, 3]);
  });
});

describe("connectedComponents", () => {
  it("numbers components by first appearance, isolated nodes included", () => {
    const g = graphOf(6, [
      [0, 4],
      [2, 3],
    ]);
    expect([...connectedComponents(g)]).toEqual([0, 1, 2, 2, 0, 3]);
  });
});

describe("leiden", () => {
  it("recovers a planted partition with CPM between the two densities and with modularity", () => {
    const g = planted(createRandom(1), 12, 40, 0.3, 0.01);
    const truth = Uint32Array.from({ length: g.n }, (_, v) => Math.floor(v / 40));
    for (const [quality, resolution] of [["cpm", 0.08] as const, ["modularity", 1] as const]) {
      const found = leiden(g, { quality, resolution, random: createRandom(2) });
      expect(nmi(found, truth)).toBeGreaterThan(0.99);
    }
  });

  it("reaches the known modularity of the karate club from any seed", () => {
    expect(karate.target.length).toBe(156);
    for (let seed = 0; seed < 20; seed++) {
      const found = leiden(karate, {
        quality: "modularity",
        resolution: 1,
        random: createRandom(seed),
        maxIterations: 10,
      });
      expect(modularity(karate, found)).toBeGreaterThanOrEqual(0.41);
      expect(modularity(karate, found)).toBeLessThan(0.4199);
    }
  });

  it("returns connected communities on sparse random graphs", () => {
    for (let seed = 0; seed < 40; seed++) {
      const g = planted(createRandom(seed), 1, 200, 0.015, 0);
      for (const quality of ["cpm", "modularity"] as const) {
        const found = leiden(g, { quality, resolution: quality === "cpm" ? 0.02 : 1, random: createRandom(seed) });
        expect(connected(g, found)).toBe(true);
      }
    }
  });

  it("gives the same result for the same seed, numbered by first appearance", () => {
    const g = planted(createRandom(5), 6, 30, 0.2, 0.03);
    const run = (): Uint32Array => leiden(g, { quality: "cpm", resolution: 0.08, random: createRandom(9) });
    const found = run();
    expect(run()).toEqual(found);
    let next = 0;
    for (const c of found) {
      expect(c).toBeLessThanOrEqual(next);
      if (c === next) next++;
    }
  });

  it("leaves isolated nodes alone and accepts an empty graph", () => {
    const random = createRandom(1);
    expect([...leiden(graphOf(4, [[1, 3]]), { quality: "cpm", resolution: 0.1, random })]).toEqual([0, 1, 2, 1]);
    expect([...leiden(graphOf(3, []), { quality: "modularity", resolution: 1, random })]).toEqual([0, 1, 2]);
    expect([...leiden(graphOf(0, []), { quality: "cpm", resolution: 1, random })]).toEqual([]);
  });

  it("follows weights: the same square splits along its heavy sides", () => {
    const square = (a: number, b: number): Csr =>
      graphOf(4, [
        [0, 1, a],
        [2, 3, a],
        [1, 2, b],
        [3, 0, b],
      ]);
    const run = (g: Csr): number[] => [...leiden(g, { quality: "cpm", resolution: 1, random: createRandom(3) })];
    expect(run(square(5, 0.1))).toEqual([0, 0, 1, 1]);
    expect(run(square(0.1, 5))).toEqual([0, 1, 1, 0]);
  });

  it("merges two cliques or keeps them apart as the resolution and the node weights say", () => {
    const edges: Edge[] = [];
    for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) edges.push([a, b], [a + 5, b + 5]);
    edges.push([0, 5]);
    const g = graphOf(10, edges);
    const count = (resolution: number, nodeWeight?: Float64Array): number =>
      new Set(leiden(g, { quality: "cpm", resolution, random: createRandom(4), nodeWeight })).size;
    expect(count(0.03)).toBe(1);
    expect(count(0.1)).toBe(2);
    expect(count(1.1)).toBe(10);
    expect(count(0.03, new Float64Array(10).fill(2))).toBe(2);
  });

  it("gains nothing by moving any single node of the result", () => {
    const g = planted(createRandom(6), 5, 40, 0.2, 0.04);
    const resolution = 0.1;
    const found = leiden(g, { quality: "cpm", resolution, random: createRandom(7), maxIterations: 50 });
    const sizes = new Float64Array(g.n);
    for (const c of found) sizes[c]++;
    for (let v = 0; v < g.n; v++) {
      const shared = new Float64Array(g.n);
      for (let i = g.offset[v]; i < g.offset[v + 1]; i++) shared[found[g.target[i]]] += g.weight[i];
      const stay = shared[found[v]] - resolution * (sizes[found[v]] - 1);
      const move = Math.max(...Array.from(shared, (w, c) => (c === found[v] ? -1 : w - resolution * sizes[c])));
      expect(stay).toBeGreaterThanOrEqual(move - 1e-9);
    }
  });
});

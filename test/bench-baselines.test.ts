// Each method that ours is compared with must do what its paper says on a case where the answer is known, or the comparison is unfair.
import { beforeAll, describe, expect, it } from "vitest";
import { blockDensities } from "../src/bench/baselines/fraudar.ts";
import { createIncidence } from "../src/bench/baselines/incidence.ts";
import { isolationScores } from "../src/bench/baselines/isolation-forest.ts";
import { createKernel, squaredMmd } from "../src/bench/baselines/kernel.ts";
import { BASELINES, methodTitle, OURS, scoreMethods } from "../src/bench/baselines/registry.ts";
import { shapiroWilk } from "../src/bench/baselines/shapiro-wilk.ts";
import { joinedAt } from "../src/bench/baselines/synchro-trap.ts";
import { compareMethods, thresholdAt } from "../src/bench/compare.ts";
import { type Material, materialOf } from "../src/bench/material.ts";
import { runWorld } from "../src/bench/run-world.ts";
import { auc } from "../src/math/logistic.ts";
import { createRandom, normal } from "../src/math/random.ts";
import { shippedReference } from "../src/pipeline.ts";
import { population, START_MS } from "../src/sim/suites.ts";

describe("kernels", () => {
  it("gives Shapiro and Wilk's W of their own example", () => {
    // Weights of eleven men (Shapiro and Wilk 1965); shapiro.test in R: W = 0.79.
    expect(shapiroWilk([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236])).toBeCloseTo(0.79, 2);
    const random = createRandom(3);
    expect(shapiroWilk(Array.from({ length: 200 }, () => normal(random)))).toBeGreaterThan(0.985);
    expect(shapiroWilk([1, 1, 1, 1, 1, 1, 1])).toBeNaN();
  });

  it("isolates the outlier of a cloud first", () => {
    const random = createRandom(4);
    const rows = Array.from({ length: 300 }, () => Float64Array.from([normal(random), normal(random)]));
    rows.push(Float64Array.from([8, -8]));
    const scores = isolationScores(rows, 1);
    expect(scores.indexOf(Math.max(...scores))).toBe(300);
    expect(scores[300]).toBeGreaterThan(0.6);
  });

  it("joins by single linkage at the similarity that completes the group", () => {
    const chain = [
      { a: 0, b: 1, similarity: 0.9 },
      { a: 2, b: 3, similarity: 0.8 },
      { a: 1, b: 2, similarity: 0.5 },
      { a: 3, b: 4, similarity: 0.4 },
      { a: 5, b: 6, similarity: 0.99 },
    ];
    expect([...joinedAt(7, chain, 3)]).toEqual([0.5, 0.5, 0.5, 0.5, 0.4, 0, 0]);
  });

  it("finds the dense block that camouflage hides in", () => {
    const builder = createIncidence(60);
    // Ten accounts that all hold eight rare things, and everything popular besides; fifty that hold popular things.
    for (let account = 0; account < 60; account++) {
      for (let thing = 0; thing < 6; thing++) builder.add(1_000 + thing, account);
      if (account < 10) for (let thing = 0; thing < 8; thing++) builder.add(thing, account);
      else builder.add(100 + (account % 25), account);
    }
    const density = blockDensities(60, builder.build(), 1);
    const block = [...density.subarray(0, 10)];
    expect(Math.min(...block)).toBeGreaterThan(0);
    const others = blockDensities(60, builder.build(), 4).subarray(10);
    expect(Math.max(...others)).toBeLessThanOrEqual(block[0]);
  });

  it("learns the threshold that spends the budget and no more", () => {
    const innocents = Array.from({ length: 200 }, (_, i) => ({ score: i, unit: "u" }));
    expect(innocents.filter((s) => s.score > thresholdAt(innocents, 0.01))).toHaveLength(2);
    const tied = Array.from({ length: 200 }, (_, i) => ({ score: i < 50 ? 1 : 0, unit: "u" }));
    expect(tied.filter((s) => s.score > thresholdAt(tied, 0.01))).toHaveLength(0);
  });
});

describe("methods on a small world", () => {
  let material: Material;
  let scores: ReturnType<typeof scoreMethods>;
  beforeAll(async () => {
    material = await materialOf({
      name: "baselines",
      seed: 5,
      startMs: START_MS,
      days: 3,
      populations: [
        population("chat-individual", 60, { parameters: { perDay: 6 } }),
        population("api-app", 12, { instances: 2, parameters: { perDay: 20 } }),
        population("queue-swe", 20, { parameters: { perDay: 60 } }),
      ],
    });
    scores = scoreMethods(material, shippedReference(), []);
  });

  it("score every account of the frame, the same each time, and have a title", () => {
    expect(Object.keys(scores.byMethod)).toEqual(expect.arrayContaining([OURS, ...BASELINES.map((b) => b.id)]));
    for (const [id, values] of Object.entries(scores.byMethod)) {
      expect(values, id).toHaveLength(material.frame.accounts.length);
      expect(methodTitle(id)).not.toBe(id);
    }
    for (const baseline of BASELINES) expect(baseline.score(material)).toEqual(scores.byMethod[baseline.id]);
  });

  it("tell what they were made to tell", () => {
    const label = scores.classes.map((c) => (c.startsWith("campaign:") ? 1 : 0));
    const area = (id: string): number =>
      auc(
        Array.from(scores.byMethod[id], (v) => (Number.isNaN(v) ? -1e9 : v)),
        label,
      );
    // A pool with one set of cards and addresses and one set of frames.
    for (const id of ["shared-payment", "leiden-infrastructure", "tf-idf"]) expect(area(id), id).toBeGreaterThan(0.75);
    // A rate limit sees the busiest hour and nothing else: recounted here from the rows.
    const hours = new Map<string, number>();
    for (let row = 0; row < material.frame.n; row++) {
      const key = `${material.frame.account[row]} ${Math.floor(material.frame.time[row] / 3_600_000)}`;
      hours.set(key, (hours.get(key) ?? 0) + 1);
    }
    expect(Math.max(...scores.byMethod["rate-limit"])).toBe(Math.max(...hours.values()));
    // Nobody has windows of 1,500 here: nothing can be scored, which is neither right nor wrong.
    expect(scores.byMethod["mmd-1500"].every(Number.isNaN)).toBe(true);
    expect(area("mmd-1500")).toBe(0.5);
  });

  it("measure no distance between draws of one crowd, and one between a crowd and a campaign", () => {
    const { frame } = material;
    const rows = Array.from({ length: frame.n }, (_, row) => row);
    const of = (side: string) => rows.filter((row) => scores.classes[frame.account[row]].startsWith(side));
    const honest = of("benign:");
    const [even, odd] = [0, 1].map((half) => honest.filter((_, i) => i % 2 === half));
    const kernel = createKernel(frame, even, 1);
    const distance = (a: number[], b: number[]): number =>
      squaredMmd(kernel.meanOf(a), a.length, kernel.meanOf(b), b.length);
    const campaign = of("campaign:");
    expect(Math.abs(distance(even, odd))).toBeLessThan(0.1 * distance(even, campaign));
  });
});

describe("comparison", () => {
  it("takes thresholds from build worlds and gives every method the judged worlds", async () => {
    const reference = shippedReference();
    const small = { kind: "sweep", world: "sweep", axis: "accounts", value: 40, once: true, baselines: true } as const;
    const build = await runWorld({ ...small, seed: 1 }, reference, 1);
    const judged = await runWorld({ ...small, seed: 2 }, reference, 1);
    build.task = { ...build.task, kind: "build" };
    judged.task = { ...judged.task, kind: "mixed" };
    expect(compareMethods([judged])).toEqual([]);
    const rows = compareMethods([build, judged]);
    expect(rows.map((r) => r.id)).toContain("prada");
    const innocents = judged.scores?.classes.filter((c) => c.startsWith("benign:")).length;
    for (const row of rows) {
      expect(row.recallAtOnePercent.n, row.id).toBe(1);
      expect(row.auc, row.id).toBeGreaterThanOrEqual(0);
      expect(row.innocents.value * (innocents as number), row.id).toBeCloseTo(
        Math.round(row.innocents.value * (innocents as number)),
      );
    }
  });
});

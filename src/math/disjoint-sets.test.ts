import { describe, expect, it } from "vitest";
import { createDisjointSets } from "./disjoint-sets.ts";

describe("createDisjointSets", () => {
  it("keeps apart what nothing joined, and together what anything did, in whatever order", () => {
    const sets = createDisjointSets(6);
    sets.join(0, 1);
    sets.join(2, 3);
    sets.join(3, 0);
    sets.join(1, 2);
    expect([1, 2, 3].map((i) => sets.root(i) === sets.root(0))).toEqual([true, true, true]);
    expect(new Set([0, 4, 5].map((i) => sets.root(i))).size).toBe(3);
    expect(sets.sets()).toEqual([[0, 1, 2, 3], [4], [5]]);
  });
});

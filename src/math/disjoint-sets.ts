// Sets that are joined and never parted (Tarjan 1975), with path halving.

export interface DisjointSets {
  /** Puts the sets of both into one. */
  join(a: number, b: number): void;
  /** The member that stands for the set of `i`: the same for all of them until the next join. */
  root(i: number): number;
  /** All sets, each and their members in ascending order. */
  sets(): number[][];
}

/** Each of 0..n-1 alone in a set of its own. */
export function createDisjointSets(n: number): DisjointSets {
  const parent = Uint32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  return {
    root,
    join(a, b) {
      parent[root(a)] = root(b);
    },
    sets() {
      const found = new Map<number, number[]>();
      for (let i = 0; i < n; i++) {
        const set = found.get(root(i));
        if (set === undefined) found.set(root(i), [i]);
        else set.push(i);
      }
      return [...found.values()];
    },
  };
}

// How many different things are asked in so many conversations. An app puts one prompt round everything: where that prompt has some of a
// campaign's phrases, each of its exchanges has them, and a hundred exchanges are one coincidence.

/** Conversations of a campaign's work by what of its marks they carry: how many there are of each combination. */
export type Variety = readonly number[];

/** One conversation each: the combination of marks that its first exchange of the campaign's kind carries. */
export class Combinations {
  private readonly counts = new Map<string, number>();
  private readonly seen = new Set<number>();

  add(conversation: number, carried: readonly number[]): void {
    if (this.seen.has(conversation)) return;
    this.seen.add(conversation);
    const key = carried.toSorted((a, b) => a - b).join(" ");
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  get conversations(): number {
    return this.seen.size;
  }

  get different(): number {
    return this.counts.size;
  }

  variety(): Variety {
    return [...this.counts.values()];
  }
}

/**
 * Different combinations to expect in `n` conversations drawn, with replacement, from the campaign's (rarefaction: Hurlbert 1971, in its
 * limit for many).
 */
export function expectedDifferent(variety: Variety, n: number): number {
  const total = variety.reduce((sum, count) => sum + count, 0);
  return variety.reduce((sum, count) => sum + 1 - (1 - count / total) ** n, 0);
}

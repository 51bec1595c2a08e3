// Weighted choice among named things. Compiled once, drawn many times; order of keys fixes the draw, so it is part of the seed.
import type { Random } from "../math/random.ts";

export type Weights<T extends string = string> = Partial<Record<T, number>>;

export interface Wheel<T extends string = string> {
  names: T[];
  /** Running sums, ending at 1. */
  edges: number[];
}

export function wheel<T extends string>(weights: Weights<T>): Wheel<T> {
  const names = (Object.keys(weights) as T[]).filter((n) => (weights[n] ?? 0) > 0);
  const total = names.reduce((sum, n) => sum + (weights[n] ?? 0), 0);
  let run = 0;
  const edges = names.map((n) => {
    run += (weights[n] ?? 0) / total;
    return run;
  });
  return { names, edges };
}

/** `u` uniform in [0, 1). */
export function spinAt<T extends string>(w: Wheel<T>, u: number): T {
  for (let i = 0; i < w.edges.length; i++) if (u < w.edges[i]) return w.names[i];
  return w.names[w.names.length - 1];
}

export function spin<T extends string>(w: Wheel<T>, random: Random): T {
  return spinAt(w, random.next());
}

/** Uniform in [low, high). */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random.next();
}

/** Log-uniform in [low, high): wide ranges of rates and sizes. */
export function logBetween(random: Random, low: number, high: number): number {
  return Math.exp(between(random, Math.log(low), Math.log(high)));
}

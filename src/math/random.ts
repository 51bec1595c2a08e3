// Seeded randomness. Everything that draws takes a Random, so that one seed gives one result.

export interface Random {
  /** Uniform in [0, 1) with 32 bits. */
  next(): number;
  /** Uniform integer in [0, n). */
  int(n: number): number;
  /** A generator of its own, fixed by this one's seed and the label: order of use does not matter. */
  fork(label: string): Random;
}

/** FNV-1a of a label mixed into a seed. */
function labelled(seed: number, label: string): number {
  let h = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193) >>> 0;
  return (h ^ (h >>> 15)) >>> 0;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand): fast, 128 bits of state, passes BigCrush. A class, not closures over the state: text is made with
 * a generator of its own for every phrase, and four functions for each cost more than what is drawn.
 */
class Sfc32 implements Random {
  private readonly seed: number;
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number) {
    this.seed = seed;
    this.a = 0x9e3779b9 ^ seed;
    this.b = 0x243f6a88 ^ Math.imul(seed, 0x85ebca6b);
    this.c = 0xb7e15162 ^ Math.imul(seed, 0xc2b2ae35);
    for (let i = 0; i < 12; i++) this.raw();
  }

  next(): number {
    return this.raw() / 4_294_967_296;
  }

  int(n: number): number {
    return Math.floor((this.raw() / 4_294_967_296) * n);
  }

  fork(label: string): Random {
    return createRandom(labelled(this.seed, label));
  }

  private raw(): number {
    const { a, b, c, d } = this;
    const t = (a + b + d) | 0;
    this.d = (d + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  }
}

export function createRandom(seed: number): Random {
  return new Sfc32(seed);
}

export function normal(random: Random): number {
  // Box-Muller; one of the pair is thrown away so that the stream position does not depend on parity.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function exponential(random: Random): number {
  return -Math.log(1 - random.next());
}

/** Gamma(shape, 1); Marsaglia and Tsang 2000, with the boost for shape < 1. */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Weibull(shape, scale 1). */
export function weibull(random: Random, shape: number): number {
  return exponential(random) ** (1 / shape);
}

/** Poisson(mean): inversion below 30, normal approximation rounded above (relative error under 1 % there). */
export function poisson(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let k = 0;
  for (let p = random.next(); p > limit; p *= random.next()) k++;
  return k;
}

export function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.int(i + 1);
    const x = items[i] as T;
    items[i] = items[j] as T;
    items[j] = x;
  }
  return items;
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.int(items.length)] as T;
}

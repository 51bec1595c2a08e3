// From signal values to log-odds: learned curves give each value its bits, learned weights add families up, caps hold.
// Nothing here is hand-set: curves and weights come from the frozen reference (judgement/reference, scripts/calibrate.ts).
import type { MembershipModel } from "./naming.ts";
import { FAMILIES, type Family } from "./signal.ts";
import { SIGNALS } from "./signals/registry.ts";

/** Bits at increasing values of a signal; linear between, constant beyond. */
export interface Curve {
  x: number[];
  bits: number[];
}

export interface KeyModel {
  /** Prior and calibration, in bits. */
  intercept: number;
  /** Stacking weight of each signal, 0..1: below 1 because signals repeat each other. */
  weights: Record<string, number>;
  curves: Record<string, Curve>;
}

/** Three questions with separate answers: one hand? a harvest? or resold access? */
export const KEYS = ["coordination", "purpose", "relay"] as const;
export type Key = (typeof KEYS)[number];

export interface Reference {
  version: string;
  description: string;
  keys: Record<Key, KeyModel>;
  /** Who of a campaign belongs to it. */
  membership: MembershipModel;
  /** 5 % and 95 % of honest clusters, per signal: what the report draws as the honest range. */
  honest: Record<string, [number, number]>;
}

/** What a lead is judged with. */
export type Scales = Pick<Reference, "keys">;

export interface Term {
  signal: string;
  family: Family;
  value: number;
  bits: number;
}

export interface Score {
  /** Bits of log-odds, prior included. */
  bits: number;
  terms: Term[];
}

/** One family may not give more than this share of the positive evidence (design, section 3). */
const FAMILY_CAP = 0.6;

export function score(reference: Scales, key: Key, values: Float64Array): Score {
  const model = reference.keys[key];
  const terms: Term[] = [];
  SIGNALS.forEach((signal, i) => {
    const bits = bitsOf(model, signal.id, values[i]);
    if (bits !== 0) terms.push({ signal: signal.id, family: signal.family, value: values[i], bits });
  });
  return { bits: terms.reduce((sum, t) => sum + t.bits, model.intercept), terms };
}

/** Whether a key asks a signal at all. */
export function asks({ curves, weights }: KeyModel, signal: string): boolean {
  return signal in curves && (weights[signal] ?? 0) !== 0;
}

/** What a signal's value says in a key: 0 where it is unknown or not asked. */
export function bitsOf(model: KeyModel, signal: string, value: number): number {
  return asks(model, signal) && !Number.isNaN(value) ? model.weights[signal] * bitsAt(model.curves[signal], value) : 0;
}

/** The most bits, at least 0, that a signal which a key asks can give it, whatever its value. */
export function mostBits({ curves, weights }: KeyModel, signal: string): number {
  return Math.max(0, ...curves[signal].bits) * weights[signal];
}

/** Scales down the terms of a family that gives more than its share of the positive bits; returns new terms. */
export function capFamilies(terms: readonly Term[]): Term[] {
  const sums = new Map<Family, number>();
  for (const family of FAMILIES) sums.set(family, 0);
  for (const t of terms) sums.set(t.family, (sums.get(t.family) ?? 0) + t.bits);
  const positive = [...sums].filter(([, bits]) => bits > 0);
  const total = positive.reduce((sum, [, bits]) => sum + bits, 0);
  const scale = new Map<Family, number>();
  for (const [family, bits] of positive) {
    const others = total - bits;
    const most = (FAMILY_CAP / (1 - FAMILY_CAP)) * others;
    if (bits > most) scale.set(family, most / bits);
  }
  return terms.map((t) => (scale.has(t.family) ? { ...t, bits: t.bits * (scale.get(t.family) as number) } : { ...t }));
}

export function bitsAt(curve: Curve, value: number): number {
  const { x, bits } = curve;
  const last = x.length - 1;
  if (value <= x[0]) return bits[0];
  if (value >= x[last]) return bits[last];
  let i = 1;
  while (x[i] < value) i++;
  const t = (value - x[i - 1]) / (x[i] - x[i - 1] || 1);
  return bits[i - 1] + t * (bits[i] - bits[i - 1]);
}

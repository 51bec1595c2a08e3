// Softmax regression on sparse features by Adagrad, its quantisation to the shipped file, and temperature calibration.
// Adagrad: Duchi, Hazan, Singer 2011, JMLR 12. Temperature scaling: Guo et al. 2017, arXiv:1706.04599.

import type { Random } from "../src/math/random.ts";
import { shuffle } from "../src/math/random.ts";
import { CAPABILITIES, TARGETED } from "../src/model/capability.ts";
import type { CapabilityModelFile } from "../src/sketch/capability.ts";
import { createFeatures, NGRAM_BUCKETS, readFeatures, STRUCTURES } from "../src/sketch/capability-features.ts";
import { shapeFlags } from "../src/sketch/flags.ts";
import { segment } from "../src/sketch/segments.ts";
import type { Example } from "./capability-examples.ts";

const N = CAPABILITIES.length;
const EPOCHS = 5;
const RATE = 0.25;
const L2 = 2e-5;
/** Share of updates that see structure only: words of the training sources must not do structure's work. */
const NGRAM_DROPOUT = 0.5;
/** A source counts as at most this many examples, so that none speaks for its capability alone; one of ordinary use as more, for that is the widest of them. */
const SOURCE_CAP = 250;
const ORDINARY_CAP = 750;
const OTHER = CAPABILITIES.indexOf("other");

export interface Row {
  example: Example;
  ngrams: Int32Array;
  structures: Int32Array;
  truth: number;
  weight: number;
}

export interface Weights {
  ngrams: Float32Array;
  structures: Float32Array;
  bias: Float64Array;
}

export function toRows(examples: readonly Example[]): Row[] {
  const features = createFeatures();
  return examples.map((example) => {
    const view = segment(example.exchange);
    readFeatures(view, shapeFlags(view), features);
    return {
      example,
      ngrams: features.ngrams.slice(0, features.ngramCount),
      structures: features.structures.slice(0, features.structureCount),
      truth: example.label.indexOf(Math.max(...example.label)),
      weight: 1,
    };
  });
}

/** Weights rows so that sources are capped and capabilities differ by the square root of their size only. */
export function weigh(rows: readonly Row[]): void {
  const perSource = new Map<string, number>();
  for (const row of rows) perSource.set(row.example.source, (perSource.get(row.example.source) ?? 0) + 1);
  const perClass = new Float64Array(N);
  for (const row of rows) {
    const cap = row.truth === OTHER ? ORDINARY_CAP : SOURCE_CAP;
    row.weight = Math.min(1, cap / (perSource.get(row.example.source) ?? 1));
    perClass[row.truth] += row.weight;
  }
  const mean = perClass.reduce((sum, x) => sum + x, 0) / N;
  for (const row of rows) {
    row.weight *= Math.sqrt(mean / perClass[row.truth]);
    if (row.example.ambiguous && row.example.label[row.truth] === 1) row.weight = 0;
  }
}

export function train(rows: readonly Row[], random: Random): Weights {
  const weights: Weights = {
    ngrams: new Float32Array(NGRAM_BUCKETS * N),
    structures: new Float32Array(STRUCTURES * N),
    bias: new Float64Array(N),
  };
  const ngramSquares = new Float32Array(NGRAM_BUCKETS * N).fill(1e-3);
  const structureSquares = new Float32Array(STRUCTURES * N).fill(1e-1);
  const biasSquares = new Float64Array(N).fill(1);
  const order = shuffle(random, [...rows]);
  const p = new Float64Array(N);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(random, order);
    for (const row of order) {
      const withNgrams = random.next() >= NGRAM_DROPOUT;
      logits(weights, row, withNgrams, p);
      softmax(p, 1);
      for (let k = 0; k < N; k++) p[k] = (p[k] - row.example.label[k]) * row.weight;
      for (let k = 0; k < N; k++) {
        biasSquares[k] += p[k] * p[k];
        weights.bias[k] -= (RATE * p[k]) / Math.sqrt(biasSquares[k]);
      }
      for (let i = 0; i < row.structures.length; i++)
        step(weights.structures, structureSquares, row.structures[i] * N, p, 1);
      if (!withNgrams) continue;
      const value = 1 / Math.sqrt(row.ngrams.length);
      for (let i = 0; i < row.ngrams.length; i++) step(weights.ngrams, ngramSquares, row.ngrams[i] * N, p, value);
    }
  }
  return weights;
}

function step(weights: Float32Array, squares: Float32Array, at: number, gradient: Float64Array, value: number): void {
  for (let k = 0; k < N; k++) {
    const g = gradient[k] * value + L2 * weights[at + k];
    squares[at + k] += g * g;
    weights[at + k] -= (RATE * g) / Math.sqrt(squares[at + k]);
  }
}

export function logits(weights: Weights, row: Row, withNgrams: boolean, into: Float64Array): void {
  into.set(weights.bias);
  for (const s of row.structures) for (let k = 0; k < N; k++) into[k] += weights.structures[s * N + k];
  if (!withNgrams || row.ngrams.length === 0) return;
  const value = 1 / Math.sqrt(row.ngrams.length);
  for (const g of row.ngrams) for (let k = 0; k < N; k++) into[k] += value * weights.ngrams[g * N + k];
}

export function softmax(values: Float64Array, temperature: number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const x of values) top = Math.max(top, x);
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    values[k] = Math.exp((values[k] - top) / temperature);
    total += values[k];
  }
  for (let k = 0; k < values.length; k++) values[k] /= total;
}

export interface Held {
  row: Row;
  logits: Float64Array;
  predicted: number;
}

export function predict(weights: Weights, rows: readonly Row[]): Held[] {
  return rows.map((row) => {
    const values = new Float64Array(N);
    logits(weights, row, true, values);
    return { row, logits: values, predicted: values.indexOf(Math.max(...values)) };
  });
}

/** Mean negative log likelihood in nats, each source counting alike. */
export function loss(held: readonly Held[], temperature: number): number {
  const bySource = new Map<string, [number, number]>();
  for (const { row, logits: values } of held) {
    const p = Float64Array.from(values);
    softmax(p, temperature);
    let nats = 0;
    for (let k = 0; k < N; k++)
      if (row.example.label[k] > 0) nats -= row.example.label[k] * Math.log(Math.max(p[k], 1e-9));
    const entry = bySource.get(row.example.source) ?? [0, 0];
    bySource.set(row.example.source, [entry[0] + nats, entry[1] + 1]);
  }
  let total = 0;
  for (const [sum, count] of bySource.values()) total += sum / count;
  return total / bySource.size;
}

/** The temperature that makes held-out sources least surprising, on a grid of 0.05. */
export function calibrate(held: readonly Held[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let t = 0.5; t <= 5; t += 0.05) {
    const nats = loss(held, t);
    if (nats < least) {
      least = nats;
      best = t;
    }
  }
  return Math.round(best * 100) / 100;
}

/** Of ordinary prompts at most this share may be read as work that campaigns take. */
const MOST_MISTAKEN = 0.005;
const AIMED = TARGETED.map((name) => CAPABILITIES.indexOf(name));

/**
 * What is added to "other", in nats after temperature, so that of the ordinary prompts held out (sources alike) no more than `MOST_MISTAKEN`
 * is likelier than not read as targeted work. Training sources are of all kinds alike; traffic is ordinary but for a small part (prior
 * shift: Saerens, Latinne, Decaestecker 2002, Neural Computation 14). On a grid of 0.1.
 */
export function caution(held: readonly Held[], temperature: number): number {
  const ordinary = held.filter((h) => h.row.truth === OTHER);
  const perSource = new Map<string, number>();
  for (const { row } of ordinary) perSource.set(row.example.source, (perSource.get(row.example.source) ?? 0) + 1);
  const p = new Float64Array(N);
  for (let shift = 0; shift < 4; shift += 0.1) {
    let mistaken = 0;
    for (const { row, logits: values } of ordinary) {
      p.set(values);
      p[OTHER] += shift * temperature;
      softmax(p, temperature);
      const aimed = AIMED.reduce((sum, k) => sum + p[k], 0);
      if (aimed >= 0.5) mistaken += 1 / (perSource.get(row.example.source) ?? 1);
    }
    if (mistaken <= MOST_MISTAKEN * perSource.size) return Math.round(shift * 10) / 10;
  }
  return 4;
}

/** Held-out predictions as the shipped model makes them. */
export function withCaution(held: readonly Held[], temperature: number, shift: number): Held[] {
  return held.map(({ row, logits: values }) => {
    const cautious = Float64Array.from(values);
    cautious[OTHER] += shift * temperature;
    return { row, logits: cautious, predicted: cautious.indexOf(Math.max(...cautious)) };
  });
}

/** Quantises to int8; weights beyond the 99.95th percentile are clipped. */
export function toFile(weights: Weights, temperature: number, shift: number): CapabilityModelFile {
  const ngrams = quantise(weights.ngrams);
  const structures = quantise(weights.structures);
  return {
    v: 1,
    ngramBuckets: NGRAM_BUCKETS,
    structures: STRUCTURES,
    capabilities: [...CAPABILITIES],
    ngramScale: ngrams.scale / temperature,
    structureScale: structures.scale / temperature,
    bias: [...weights.bias].map((b, k) => b / temperature + (k === OTHER ? shift : 0)),
    ngrams: Buffer.from(ngrams.values.buffer).toString("base64"),
    structureWeights: Buffer.from(structures.values.buffer).toString("base64"),
  };
}

function quantise(weights: Float32Array): { values: Int8Array; scale: number } {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const scale = Math.max(1e-9, sizes[Math.floor(0.9995 * (sizes.length - 1))]) / 127;
  return { values: Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale)))), scale };
}

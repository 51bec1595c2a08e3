// What a piece of work asks of a model, as scores over eleven capabilities: a small linear model on hashed words and structure.
// Honest and harvested work of one kind score alike; these figures never accuse anybody (docs/model-card-capability.md).
import { readFileSync } from "node:fs";
import { CAPABILITIES } from "../model/capability.ts";
import { createFeatures, NGRAM_BUCKETS, readFeatures, STRUCTURES } from "./capability-features.ts";
import type { SegmentView } from "./segments.ts";

/** The file scripts/train-capabilities.ts writes. */
export interface CapabilityModelFile {
  v: 1;
  ngramBuckets: number;
  structures: number;
  capabilities: string[];
  /** Units of one int8 step, already divided by the calibration temperature. */
  ngramScale: number;
  structureScale: number;
  bias: number[];
  /** Base64 of int8 [feature][capability]. */
  ngrams: string;
  structureWeights: string;
}

/** A model ready to score. */
export interface CapabilityModel {
  ngrams: Int8Array;
  structures: Int8Array;
  ngramScale: number;
  structureScale: number;
  bias: Float64Array;
}

const N = CAPABILITIES.length;
const MODEL_URL = new URL("./models/capability-v1.json", import.meta.url);

const features = createFeatures();
const sums = new Float64Array(N);
const structureSums = new Int32Array(N);
let shipped: CapabilityModel | undefined;

/** Scores 0..255 in the order of CAPABILITIES; they sum to 255 but for rounding. `flags` is shapeFlags of the same view. */
export function scoreCapabilities(view: SegmentView, flags: number): number[] {
  shipped ??= readModel(JSON.parse(readFileSync(MODEL_URL, "utf8")) as CapabilityModelFile);
  return scoreWith(shipped, view, flags);
}

/** `scoreCapabilities` with a model of the caller's; for training and its tests. */
export function scoreWith(model: CapabilityModel, view: SegmentView, flags: number): number[] {
  readFeatures(view, flags, features);
  addNgrams(model);
  const { structures } = model;
  structureSums.fill(0);
  for (let i = 0; i < features.structureCount; i++) {
    const at = features.structures[i] * N;
    for (let k = 0; k < N; k++) structureSums[k] += structures[at + k];
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < N; k++) {
    sums[k] += model.bias[k] + model.structureScale * structureSums[k];
    if (sums[k] > top) top = sums[k];
  }
  let total = 0;
  for (let k = 0; k < N; k++) {
    sums[k] = Math.exp(sums[k] - top);
    total += sums[k];
  }
  const scores: number[] = [];
  for (let k = 0; k < N; k++) scores.push(Math.round((255 * sums[k]) / total));
  return scores;
}

/** Eleven sums in registers: a loop over classes inside the loop over words would double the time of the sketch's hottest line. */
function addNgrams(model: CapabilityModel): void {
  const { ngrams: w } = model;
  const { ngrams, ngramCount } = features;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let i = 0;
  let j = 0;
  let k = 0;
  for (let n = 0; n < ngramCount; n++) {
    const at = ngrams[n] * 11;
    a += w[at];
    b += w[at + 1];
    c += w[at + 2];
    d += w[at + 3];
    e += w[at + 4];
    f += w[at + 5];
    g += w[at + 6];
    h += w[at + 7];
    i += w[at + 8];
    j += w[at + 9];
    k += w[at + 10];
  }
  const unit = ngramCount > 0 ? model.ngramScale / Math.sqrt(ngramCount) : 0;
  sums[0] = a * unit;
  sums[1] = b * unit;
  sums[2] = c * unit;
  sums[3] = d * unit;
  sums[4] = e * unit;
  sums[5] = f * unit;
  sums[6] = g * unit;
  sums[7] = h * unit;
  sums[8] = i * unit;
  sums[9] = j * unit;
  sums[10] = k * unit;
}

/** Decodes a model file. Throws when it belongs to other features than this code's: a broken build, never an operator's error. */
export function readModel(file: CapabilityModelFile): CapabilityModel {
  const same = file.ngramBuckets === NGRAM_BUCKETS && file.structures === STRUCTURES;
  if (!same || file.capabilities.join() !== CAPABILITIES.join())
    throw new Error("capability model does not fit this code");
  return {
    ngrams: new Int8Array(Buffer.from(file.ngrams, "base64")),
    structures: new Int8Array(Buffer.from(file.structureWeights, "base64")),
    ngramScale: file.ngramScale,
    structureScale: file.structureScale,
    bias: Float64Array.from(file.bias),
  };
}

// Labelled leads -> the reference: per signal a monotone curve of bits, per family a stacking weight, per question an intercept.
import { bitsAt, type Curve, KEYS, type Key, type KeyModel, type Reference } from "../../src/judgement/score.ts";
import type { Family } from "../../src/judgement/signal.ts";
import { SIGNALS } from "../../src/judgement/signals/registry.ts";
import { auc, fitLogistic, isotonic, isotonicAt } from "../../src/math/logistic.ts";
import { FAMILIES } from "../../src/sim/families/registry.ts";
import type { LabelledLead } from "./collect.ts";

/** Evidence families each question may use: the two keys never draw on the same family (design, section 1). */
const ASKS: Record<Key, readonly Family[]> = {
  coordination: ["shared-work", "allocation", "timing", "identity"],
  purpose: ["purpose", "provenance"],
  relay: ["purpose", "provenance", "allocation"],
};
/** Prior bits. Most clusters that discovery proposes are honest (one in 17 is not); of those that act as one hand one in three harvests. */
const PRIOR_BITS: Record<Key, number> = { coordination: -4, purpose: -1, relay: -1 };
const BINS = 10;
/** Weight added to every bin on both sides: a bin nobody has seen says nothing. */
const SMOOTHING = 0.02;
const CLIP_BITS = 4;
/** Ridge penalty of the stacking fit: signals that repeat each other share their weight. */
const RIDGE = 0.5;
/** A lead of a campaign that holds less than this part of its largest lead's exchanges teaches neither "one hand" nor "strangers". */
const LEAST_PART = 0.3;

/** By construction nothing in the logs tells these from honest use: taught as campaigns they would teach to accuse the honest. */
const UNTAUGHT = new Set(FAMILIES.filter((f) => !f.detectable).map((f) => `${f.side}:${f.name}`));

function labelOf(key: Key, truth: string): 0 | 1 | undefined {
  const kind = truth.split(":")[0];
  if (kind === "mixed" || truth === "benign:padding" || UNTAUGHT.has(truth)) return undefined;
  if (key === "relay") return kind === "relay" ? 1 : kind === "campaign" ? 0 : undefined;
  if (key === "purpose") return kind === "campaign" ? 1 : 0;
  return kind === "campaign" || kind === "relay" ? 1 : 0;
}

export function fitReference(leads: readonly LabelledLead[]): { reference: Reference; summary: string } {
  const lines: string[] = [];
  const keys = Object.fromEntries(KEYS.map((key) => [key, fitKey(key, leads, lines)])) as Record<Key, KeyModel>;
  const honest: Record<string, [number, number]> = {};
  const benign = leads.filter((l) => l.truth.startsWith("benign:") && l.truth !== "benign:padding");
  SIGNALS.forEach((signal, s) => {
    const values = benign
      .map((l) => l.values[s])
      .filter((v): v is number => v !== null)
      .sort((a, b) => a - b);
    if (values.length < 10) return;
    honest[signal.id] = [values[Math.floor(0.05 * values.length)], values[Math.floor(0.95 * (values.length - 1))]];
  });
  const families = [...new Set(leads.map((l) => l.truth))].sort();
  const description = `${leads.length} leads of simulated worlds, classes: ${families.join(", ")}`;
  return { reference: { version: "1", description, keys, honest }, summary: lines.join("\n") };
}

function fitKey(key: Key, leads: readonly LabelledLead[], lines: string[]): KeyModel {
  const used = wholeLeads(leads).filter((l) => labelOf(key, l.truth) !== undefined);
  const label = Uint8Array.from(used, (l) => labelOf(key, l.truth) as number);
  const weight = balance(used, label);
  const curves: Record<string, Curve> = {};
  SIGNALS.forEach((signal, s) => {
    if (!ASKS[key].includes(signal.family)) return;
    const curve = fitCurve(
      used.map((l) => l.values[s]),
      label,
      weight,
    );
    if (curve !== undefined) curves[signal.id] = curve;
  });
  const asked = SIGNALS.map((signal, s) => ({ signal, s })).filter(({ signal }) => curves[signal.id] !== undefined);
  const x = used.map((lead) =>
    Float64Array.from(asked, ({ signal, s }) => {
      const value = lead.values[s];
      return value === null ? 0 : bitsAt(curves[signal.id], value);
    }),
  );
  const model = fitLogistic(x, label, { l2: RIDGE, weights: weight, sign: new Int8Array(asked.length).fill(1) });
  const weights: Record<string, number> = {};
  asked.forEach(({ signal }, f) => {
    // The fit is in nats per bit; a weight of ln 2 nats is one bit for one bit. Above 1 a signal would speak for others it repeats.
    weights[signal.id] = Number(Math.min(1, model.coefficients[f] / Math.LN2).toFixed(4));
  });
  const score = Float64Array.from(x, (row) =>
    asked.reduce((sum, { signal }, f) => sum + weights[signal.id] * row[f], 0),
  );
  const told = asked
    .filter(({ signal }) => weights[signal.id] > 0.05)
    .map(({ signal }) => `${signal.id} ${weights[signal.id].toFixed(2)}`);
  lines.push(`${key}: ${used.length} leads, AUC ${auc(score, label).toFixed(4)} (in sample)\n  ${told.join(", ")}`);
  return { intercept: PRIOR_BITS[key], weights, curves };
}

function wholeLeads(leads: readonly LabelledLead[]): LabelledLead[] {
  const largest = new Map<string, number>();
  const keyOf = (l: LabelledLead): string => `${l.group}/${l.part}`;
  for (const l of leads)
    if (!l.truth.startsWith("benign:")) largest.set(keyOf(l), Math.max(largest.get(keyOf(l)) ?? 0, l.rows));
  return leads.filter((l) => l.rows >= LEAST_PART * (largest.get(keyOf(l)) ?? 0));
}

/** Every family weighs the same within its label, every instance the same within its family, both labels the same. */
function balance(leads: readonly LabelledLead[], label: Uint8Array): Float64Array {
  const perGroup = new Map<string, number>();
  const groups = new Map<string, Set<string>>();
  const classes = [new Set<string>(), new Set<string>()];
  leads.forEach((l, i) => {
    perGroup.set(l.group, (perGroup.get(l.group) ?? 0) + 1);
    const set = groups.get(l.truth) ?? new Set<string>();
    set.add(l.group);
    groups.set(l.truth, set);
    classes[label[i]].add(l.truth);
  });
  return Float64Array.from(
    leads,
    (l, i) => 100 / classes[label[i]].size / (groups.get(l.truth)?.size ?? 1) / (perGroup.get(l.group) ?? 1),
  );
}

function fitCurve(values: (number | null)[], label: Uint8Array, weight: Float64Array): Curve | undefined {
  const known = values
    .map((v, i) => ({ v, i }))
    .filter((p): p is { v: number; i: number } => p.v !== null)
    .sort((a, b) => a.v - b.v);
  if (known.length < 20) return undefined;
  const total = known.reduce((sum, p) => sum + weight[p.i], 0);
  const bins: { x: number; w: number; positive: number; negative: number }[] = [];
  let run: { x: number; w: number; positive: number; negative: number } | undefined;
  known.forEach((p, k) => {
    run ??= { x: 0, w: 0, positive: 0, negative: 0 };
    run.x += p.v * weight[p.i];
    run.w += weight[p.i];
    if (label[p.i] === 1) run.positive += weight[p.i];
    else run.negative += weight[p.i];
    // Equal values stay in one bin.
    if (run.w >= total / BINS && known[k + 1]?.v !== p.v) {
      bins.push(run);
      run = undefined;
    }
  });
  if (run !== undefined) bins.push(run);
  if (bins.length < 2) return undefined;
  const positives = bins.reduce((s, b) => s + b.positive, 0);
  const negatives = bins.reduce((s, b) => s + b.negative, 0);
  if (positives === 0 || negatives === 0) return undefined;
  const x = Float64Array.from(bins, (b) => b.x / b.w);
  const bits = Float64Array.from(bins, (b) =>
    Math.log2((b.positive / positives + SMOOTHING) / (b.negative / negatives + SMOOTHING)),
  );
  const w = Float64Array.from(bins, (b) => b.w);
  const rising = correlation(x, bits, w) >= 0;
  const fit = isotonic(x, rising ? bits : bits.map((b) => -b), w);
  return {
    x: Array.from(x, (v) => round(v)),
    bits: Array.from(x, (v) =>
      round(Math.max(-CLIP_BITS, Math.min(CLIP_BITS, (rising ? 1 : -1) * isotonicAt(fit, v)))),
    ),
  };
}

function correlation(x: Float64Array, y: Float64Array, w: Float64Array): number {
  // Ranks of bins, not their values: one far bin must not decide the direction.
  const total = w.reduce((a, b) => a + b, 0);
  const meanX = x.reduce((s, _, i) => s + w[i] * i, 0) / total;
  const meanY = y.reduce((s, v, i) => s + w[i] * v, 0) / total;
  return x.reduce((s, _, i) => s + w[i] * (i - meanX) * (y[i] - meanY), 0);
}

const round = (v: number): number => Number(v.toPrecision(5));

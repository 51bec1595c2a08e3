// Labelled leads -> the reference: per signal a monotone curve of bits, per family a stacking weight, per question an intercept.
import { bitsAt, type Curve, KEYS, type Key, type KeyModel, type Reference } from "../../src/judgement/score.ts";
import { type Family, PURPOSE_FAMILIES, type Signal } from "../../src/judgement/signal.ts";
import { SIGNALS } from "../../src/judgement/signals/registry.ts";
import { auc, fitLogistic } from "../../src/math/logistic.ts";
import { FAMILIES } from "../../src/sim/families/registry.ts";
import type { LabelledLead } from "./collect.ts";
import { fitCurve, SMOOTHING } from "./curve.ts";
import { isOneOwner } from "./worlds.ts";

/** Evidence families each question may use: the two keys never draw on the same family (design, section 1). */
const ASKS: Record<Exclude<Key, "relay">, readonly Family[]> = {
  coordination: ["shared-work", "allocation", "timing", "identity", "history"],
  purpose: PURPOSE_FAMILIES,
};
/**
 * What tells resold access from a harvest and from customers of their own, and which way: many people's products and settings behind each
 * account, and talk that goes on. (At what pace is no help: many of those people use agents, which do not read.) That one dispatcher holds the accounts is shown apart from it; and nothing is read off the words, which differ from one source
 * of organic traffic to another more than between resold access and the rest.
 */
const RESALE: Record<string, 1 | -1> = {
  "products-per-account": 1,
  "single-turns": -1,
  "config-homogeneity": -1,
};

function directionFor(key: Key, signal: Signal): 1 | -1 | 0 | undefined {
  if (key === "relay") return RESALE[signal.id];
  return ASKS[key].includes(signal.family) ? signal.direction : undefined;
}

/** Prior bits. Most clusters that discovery proposes are honest (one in 17 is not); of those that act as one hand one in three harvests, and one in three resells access. */
const PRIOR_BITS: Record<Key, number> = { coordination: -4, purpose: -1, relay: -1 };
/** Ridge penalty of the stacking fit: signals that repeat each other share their weight. */
const RIDGE = 0.5;
/** A lead of a campaign that holds less than this part of its largest lead's exchanges teaches neither "one hand" nor "strangers". */
const LEAST_PART = 0.3;
/** The second question is learned on leads by their probability of being one hand, with a floor for what that misses. */
const LEAST_ONE_HAND = 0.05;

/** Each looks for some ways to harvest: a harvest goes one way (in pairs, or in conversations), so that not to see another says little. */
const TECHNIQUES = new Set([
  "reasoning-elicitation",
  "reasoning-transcription",
  "rubric-grading",
  "safe-rewriting",
  "data-generation",
  "targeted-capability",
  "unattended-runs",
  "sandboxed-work",
  "single-turns",
  "harvest-shape",
]);
const LEAST_ABSENCE = -1;
/** Costs an attacker nothing to look honest in, and many honest clients do not bother: both ends say little. */
const FREE_TO_FAKE = new Set(["session-life", "personal-words"]);
const MOST_FAKED = 0.5;
/**
 * Who shows to be one owner is believed that far and no further, since a pool can do so too, if it gives up looking like strangers. Hardly
 * any simulated company fails to show it and many a real one will, so that its absence says little.
 */
const OWNERSHIP = { least: -2, most: 0.5 };
/** A harvest that wants several answers of a prompt repeats itself too (four a question are common), more than people do. */
const LEAST_COVERAGE = -0.5;
/**
 * Looking like strangers here takes money or patience and no other way of working: a card and a client for each account, settings and quotas by
 * lot, pauses. Who did without is told by it; who did not is told little, for the next campaign will not.
 */
const CAN_BE_BOUGHT = new Set([
  "equal-loads",
  "load-dispersion",
  "in-flight-dispersion",
  "synchrony",
  "common-rhythm",
  "round-the-clock",
  "joint-start",
  "signup-burst",
  "linked-members",
  "payment-coincidence",
  "shared-payment",
  "stack-homogeneity",
  "config-homogeneity",
]);
const LEAST_BOUGHT = -0.5;
/** Few harvests bring a history along, try the ground first, use others' keys or deal one stock in turns; that one's own is one's own is what everybody's is. */
const ONE_SIDED = new Set([
  "unissued-turns",
  "foreign-signatures",
  "conversation-handoff",
  "foreign-operation",
  "scout-then-scale",
  "dealt-work",
]);

/**
 * What strangers cannot bring about, whatever they do: one in fifty of the honest classes is not the least that is believed of it. Few
 * harvests do it either, and to the usual smoothing a rare proof looks like a rare habit.
 */
const BOUND = new Set(["foreign-signatures", "conversation-handoff"]);
const BOUND_SMOOTHING = 0.002;

/** By construction nothing in the logs tells these from honest use: taught as campaigns they would teach to accuse the honest. */
const UNTAUGHT = new Set(FAMILIES.filter((f) => !f.detectable).map((f) => `${f.side}:${f.name}`));

/** Resold access with a contract, or without the contract being known. */
const isReseller = (truth: string): boolean => truth.startsWith("benign:declared-reseller");

function labelOf(key: Key, truth: string): 0 | 1 | undefined {
  const kind = truth.split(":")[0];
  if (kind === "mixed" || truth === "benign:padding" || UNTAUGHT.has(truth)) return undefined;
  if (key === "relay") return isReseller(truth) ? undefined : kind === "relay" ? 1 : 0;
  if (key === "purpose") return kind === "campaign" ? 1 : 0;
  if (isOneOwner(truth)) return 1;
  return kind === "campaign" || kind === "relay" ? 1 : 0;
}

/** All of a reference but who belongs: that is learned of the campaigns which this finds (membership.ts). */
export function fitReference(leads: readonly LabelledLead[]): {
  reference: Omit<Reference, "membership">;
  summary: string;
} {
  const lines: string[] = [];
  const keys = fitKeys(leads, lines);
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

/** KEYS begins with coordination: what harvests is asked of those that act as one hand, and learned on those. Resale is asked of all. */
function fitKeys(leads: readonly LabelledLead[], lines: string[]): Record<Key, KeyModel> {
  const keys = {} as Record<Key, KeyModel>;
  for (const key of KEYS) keys[key] = fitKey(key, leads, lines, key === "purpose" ? keys.coordination : undefined);
  return keys;
}

interface Lesson {
  leads: LabelledLead[];
  label: Uint8Array;
  weight: Float64Array;
}

/** Resale is asked of all that accounts do: one piece of their work, which many a customer sends, does not tell. */
const WHOLE_TRAFFIC: readonly string[] = ["identity", "exits", "shape", "provenance"];

function fitKey(key: Key, leads: readonly LabelledLead[], lines: string[], given: KeyModel | undefined): KeyModel {
  const used = wholeLeads(leads).filter(
    (l) => labelOf(key, l.truth) !== undefined && (key !== "relay" || WHOLE_TRAFFIC.includes(l.route)),
  );
  const label = Uint8Array.from(used, (l) => labelOf(key, l.truth) as number);
  const oneHand = given === undefined ? undefined : Float64Array.from(used, (l) => 1 / (1 + 2 ** -bitsOf(given, l)));
  const lesson: Lesson = {
    leads: used,
    label,
    weight: balance(
      used,
      label,
      oneHand?.map((p) => Math.max(LEAST_ONE_HAND, p)),
    ),
  };
  const model = stack(key, lesson);
  const score = Float64Array.from(used, (lead) => bitsOf(model, lead));
  const told = Object.entries(model.weights).filter(([, w]) => w > 0.05);
  lines.push(
    `${key}: ${used.length} leads, AUC ${auc(score, label).toFixed(4)} (in sample)`,
    `  ${told.map(([id, w]) => `${id} ${w.toFixed(2)}`).join(", ")}`,
  );
  return model;
}

/** What a signal's curve may say, in bits, beside the clip of all curves. */
function boundsOf(key: Key, id: string): { least: number; most: number } {
  if (FREE_TO_FAKE.has(id)) return { least: -MOST_FAKED, most: MOST_FAKED };
  if (id === "open-ownership") return OWNERSHIP;
  return { least: leastOf(key, id), most: Number.POSITIVE_INFINITY };
}

function leastOf(key: Key, id: string): number {
  if (ONE_SIDED.has(id)) return 0;
  if (key === "coordination" && CAN_BE_BOUGHT.has(id)) return LEAST_BOUGHT;
  if (id === "coverage") return LEAST_COVERAGE;
  return TECHNIQUES.has(id) ? LEAST_ABSENCE : Number.NEGATIVE_INFINITY;
}

/** Curves of the signals a question may use and their stacking weights. */
function stack(key: Key, { leads, label, weight }: Lesson): KeyModel {
  const curves: Record<string, Curve> = {};
  SIGNALS.forEach((signal, s) => {
    const direction = directionFor(key, signal);
    if (direction === undefined) return;
    const values = leads.map((l) => settled(signal.unit, l.values[s]));
    const curve = fitCurve(values, label, weight, direction, BOUND.has(signal.id) ? BOUND_SMOOTHING : SMOOTHING);
    if (curve === undefined) return;
    const { least, most } = boundsOf(key, signal.id);
    const bits = curve.bits.map((b) => Math.min(most, Math.max(least, b)));
    // Data that go against the stated direction give one level: it would say something of all that are measured, and tell nobody apart.
    if (bits.some((b) => b !== bits[0])) curves[signal.id] = { x: curve.x, bits };
  });
  const asked = SIGNALS.map((signal, s) => ({ signal, s })).filter(({ signal }) => curves[signal.id] !== undefined);
  const x = leads.map((lead) =>
    Float64Array.from(asked, ({ signal, s }) => {
      const value = lead.values[s];
      return value === null ? 0 : bitsAt(curves[signal.id], value);
    }),
  );
  const model = fitLogistic(x, label, { l2: RIDGE, weights: weight, sign: new Int8Array(asked.length).fill(1) });
  const weights: Record<string, number> = {};
  asked.forEach(({ signal }, f) => {
    // The fit is in nats per bit; a weight of ln 2 nats is one bit for one bit. Above 1 a signal would speak for others it repeats.
    const learned = Math.min(1, model.coefficients[f] / Math.LN2);
    // A proof repeats no habit, and what few leads hold the fit would leave out.
    weights[signal.id] = BOUND.has(signal.id) ? 1 : Number(learned.toFixed(4));
  });
  return { intercept: PRIOR_BITS[key], weights, curves };
}

/** Rates below this are the error of what counts them; whether one is exactly 0 only says how large the cluster is. */
const LEAST_RATE = 0.02;

function settled(unit: string, value: number | null): number | null {
  return unit === "ratio" && value !== null && value < LEAST_RATE ? 0 : value;
}

/** Bits of a lead under a model. */
function bitsOf({ intercept, weights, curves }: KeyModel, lead: LabelledLead): number {
  let bits = intercept;
  SIGNALS.forEach(({ id }, s) => {
    const value = lead.values[s];
    if (curves[id] !== undefined && value !== null) bits += weights[id] * bitsAt(curves[id], value);
  });
  return bits;
}

function wholeLeads(leads: readonly LabelledLead[]): LabelledLead[] {
  const largest = new Map<string, number>();
  const keyOf = (l: LabelledLead): string => `${l.group}/${l.part}`;
  for (const l of leads)
    if (!l.truth.startsWith("benign:")) largest.set(keyOf(l), Math.max(largest.get(keyOf(l)) ?? 0, l.rows));
  return leads.filter((l) => l.rows >= LEAST_PART * (largest.get(keyOf(l)) ?? 0));
}

/** Every family weighs the same within its label, every instance the same within its family, both labels the same; times `of`. */
function balance(leads: readonly LabelledLead[], label: Uint8Array, of?: Float64Array): Float64Array {
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
  const weight = Float64Array.from(
    leads,
    (l, i) => (of?.[i] ?? 1) / classes[label[i]].size / (groups.get(l.truth)?.size ?? 1) / (perGroup.get(l.group) ?? 1),
  );
  const sums = [0, 0];
  weight.forEach((w, i) => {
    sums[label[i]] += w;
  });
  return weight.map((w, i) => (100 * w) / sums[label[i]]);
}

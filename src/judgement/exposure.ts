// Exposure: how much of what published work found to be enough a sub-stream holds (science notes 1.5). It says how urgent a finding
// is, never whether it is right: it is computed after the ruling, and no signal, score or ruling reads it.
import type { Frame } from "../frame/frame.ts";
import { round } from "../math/round.ts";
import { CAPABILITIES, type Capability } from "../model/capability.ts";
import type { Exposure, SufficientSet } from "../model/exposure.ts";
import { FLAGS } from "../model/sketch.ts";

interface SetSpec {
  set: SufficientSet;
  unit: Exposure["sets"][number]["unit"];
  /** Below about `onset` units little was learned; with `size` the published student was near its teacher. */
  onset: number;
  size: number;
  name: string;
  /** Whose scores count; `vision` is in none, because no sufficient set is known. */
  capabilities: readonly Capability[];
  /** Answers given with reasoning switched on count too, whatever was asked. Whether it was shown the log does not say: not in the lower bound. */
  reasoned?: true;
}

/**
 * One kind of answer may fill two sets: a thousand chosen answers elicit reasoning that a base model has, it takes hundreds of
 * thousands to teach it. General answers (`other`) and written-to-order text are what instruction sets are made of.
 */
const SETS: readonly SetSpec[] = [
  {
    set: "elicitation",
    unit: "answers",
    onset: 200,
    size: 1_000,
    name: "a published 1,000-sample set that elicits reasoning",
    capabilities: ["reasoning-elicitation"],
    reasoned: true,
  },
  {
    set: "reasoning",
    unit: "answers",
    onset: 5_000,
    size: 800_000,
    name: "a published 800,000-sample reasoning set",
    capabilities: ["reasoning-elicitation"],
    reasoned: true,
  },
  {
    set: "agent-trajectories",
    unit: "trajectories",
    onset: 500,
    size: 250_000,
    name: "a published set of 250,000 software-engineering trajectories",
    capabilities: ["software-engineering", "agentic-reasoning", "long-horizon", "tool-use"],
  },
  {
    set: "rubric-grading",
    unit: "judgements",
    onset: 5_000,
    size: 200_000,
    name: "published sets of about 200,000 rubric judgements",
    capabilities: ["rubric-grading"],
  },
  {
    set: "style",
    unit: "answers",
    onset: 500,
    size: 52_000,
    name: "a published 52,000-sample instruction set",
    capabilities: ["safe-rewrite", "data-generation", "translation", "other"],
  },
];

/** From this many answers to one item, another teaches nothing. */
const MOST_REPEATS = 16;
/** The sizes of the sets are known to a factor of about two. */
const SIZE_DOUBT = 2;
const MOST_INDEX = 1.5;
/** Under this share of the usable exchanges, work of a kind cannot be told from mistakes of the capability model (its model card). */
const LEAST_SHARE = 0.02;
/** Exchanges in an agent's trajectory where the log does not join them: 30 to 50, 40 in the middle. */
const TRAJECTORY = { short: 30, usual: 40, long: 50 };
const AGENT_FLAGS = FLAGS.toolResults | FLAGS.hasTools | FLAGS.trajectory;

/** Dollars a million tokens, list prices of 2026 (science notes 1.5): the dearer model undiscounted, the cheaper in batch from cache. */
const LIST = { dear: { input: 5, output: 25 }, cheap: { input: 3, output: 15 }, batch: 0.5, cacheRead: 0.1 };
const MILLION = 1_000_000;
/** Sums of 32-bit parts miss a whole number by less than this part of it. */
const SINGLE_PRECISION = 1e-6;

/** How sure it is that rows belong. */
export interface Belonging {
  /** Probability that an account's rows are the campaign's. */
  probability(account: number): number;
  /** The lower bound of the exchanges as a share of their estimate, in [0, 1]. */
  leastShare: number;
}

const CERTAIN: Belonging = { probability: () => 1, leastShare: 1 };

/** `rows` in time order. Pure: the same rows give the same exposure. */
export function exposureOf(frame: Frame, rows: Uint32Array, belonging: Belonging = CERTAIN): Exposure {
  const usable = usableOf(frame, rows);
  const { leastShare } = belonging;
  const weight = weigh(frame, usable, belonging);
  let expected = 0;
  for (let i = 0; i < weight.length; i++) expected += weight[i];
  const answers = answersOf(frame, usable, weight);
  const trajectories = trajectoriesOf(frame, usable, weight);
  const sets = SETS.flatMap((spec) => {
    const asked = shareOf(frame, usable, spec);
    const share = spec.reasoned ? withReasoned(frame, usable, asked) : asked;
    if (dot(weight, share) < LEAST_SHARE * expected) return [];
    const units = spec.unit === "trajectories" ? trajectories : answers;
    const estimate = dot(units.estimate, share);
    if (estimate < 1) return [];
    const low = leastShare * Math.min(estimate, dot(units.low, asked));
    return [describe(spec, { low, estimate, high: Math.max(estimate, dot(units.high, share)) })];
  }).sort((a, b) => b.index.estimate - a.index.estimate);
  return {
    usable: { lower_bound: Math.floor(expected * leastShare), estimate: Math.round(expected) },
    sets,
    ...pricesOf(frame, usable, weight, leastShare),
  };
}

/** Rows that were answered, not refused, not cut at their limit. Where a log holds no response, the status has to do. */
function usableOf(frame: Frame, rows: Uint32Array): Uint32Array {
  const usable = new Uint32Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (frame.status[row] === 200 && (frame.flags[row] & (FLAGS.refused | FLAGS.hitLimit)) === 0) usable[n++] = row;
  }
  return usable.subarray(0, n);
}

interface Range {
  low: number;
  estimate: number;
  high: number;
}

function describe(spec: SetSpec, taken: Range): Exposure["sets"][number] {
  const { set, unit, size, onset, name } = spec;
  const index = {
    low: round(exposureIndex(taken.low, SIZE_DOUBT * onset, SIZE_DOUBT * size), 3),
    estimate: round(exposureIndex(taken.estimate, onset, size), 3),
    high: round(exposureIndex(taken.high, onset / SIZE_DOUBT, size / SIZE_DOUBT), 3),
  };
  const count = Math.round(taken.estimate);
  const slack = taken.high * SINGLE_PRECISION;
  return {
    set,
    unit,
    size,
    taken: {
      low: Math.min(count, Math.floor(taken.low + slack)),
      estimate: count,
      high: Math.max(count, Math.ceil(taken.high - slack)),
    },
    index,
    text: `${parts(taken.estimate / size)} ${name}`,
  };
}

/** "about 0.3 of", "about 3.2 times the size of". */
function parts(ratio: number): string {
  if (ratio < 0.001) return "less than 0.001 of";
  const shown = Number(ratio.toPrecision(2));
  if (shown < 1) return `about ${shown} of`;
  return shown === 1 ? "about the size of" : `about ${shown} times the size of`;
}

/** log(1 + n / onset) over log(1 + size / onset), at most 1.5: each doubling adds less. 0 for nothing, 1 for the whole set. */
export function exposureIndex(units: number, onset: number, size: number): number {
  return Math.min(MOST_INDEX, Math.log1p(units / onset) / Math.log1p(size / onset));
}

/** Effective units that each row brings, whatever they are of; their sum is what was taken. */
type Units = Record<keyof Range, Float32Array>;

/**
 * Repeats of an item teach less each time: together they count the square root of their number, and from 16 no more. Less than one
 * unit counts as it is. Item 0 has no text: nothing says that it repeats.
 */
function discounted(items: Uint32Array, amounts: Float32Array): Float32Array {
  let last = 0;
  for (let i = 0; i < items.length; i++) if (items[i] > last) last = items[i];
  const totals = new Float64Array(last + 1);
  for (let i = 0; i < items.length; i++) totals[items[i]] += amounts[i];
  const units = new Float32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const total = items[i] === 0 ? 0 : totals[items[i]];
    units[i] = total <= 1 ? amounts[i] : (amounts[i] * Math.sqrt(Math.min(total, MOST_REPEATS))) / total;
  }
  return units;
}

/** Each row an answer to its text. */
function answersOf(frame: Frame, rows: Uint32Array, weight: Float32Array): Units {
  const items = pick(frame.text, rows);
  const estimate = discounted(items, weight);
  return { low: estimate, estimate, high: discounted(items, new Float32Array(rows.length).fill(1)) };
}

/**
 * Parts of a trajectory. Exchanges of one session in which tools are at hand are one trajectory, of the task it began with; the
 * bounds allow for sessions that are pieces of one and for sessions that hold several. All other exchanges are taken as loose
 * pieces of trajectories of the usual length.
 */
function trajectoriesOf(frame: Frame, rows: Uint32Array, weight: Float32Array): Units {
  let last = 0;
  for (let i = 0; i < rows.length; i++) last = Math.max(last, frame.session[rows[i]]);
  const length = new Uint32Array(last + 1);
  const task = new Uint32Array(last + 1);
  const agent = new Uint8Array(last + 1);
  for (let i = 0; i < rows.length; i++) {
    const session = frame.session[rows[i]];
    if (length[session]++ === 0) task[session] = frame.text[rows[i]];
    if ((frame.flags[rows[i]] & AGENT_FLAGS) !== 0) agent[session] = 1;
  }
  const { short, usual, long } = TRAJECTORY;
  const items = pick(frame.text, rows);
  const [low, estimate, high] = [weight.slice(), weight.slice(), new Float32Array(rows.length)];
  for (let i = 0; i < rows.length; i++) {
    const session = frame.session[rows[i]];
    const joined = session !== 0 && length[session] > 1 && agent[session] === 1;
    const part = 1 / (joined ? length[session] : usual);
    if (joined) items[i] = task[session];
    low[i] *= Math.min(part, 1 / long);
    estimate[i] *= part;
    high[i] = Math.max(part, 1 / short);
  }
  return { low: discounted(items, low), estimate: discounted(items, estimate), high: discounted(items, high) };
}

function weigh(frame: Frame, rows: Uint32Array, { probability }: Belonging): Float32Array {
  const known = new Map<number, number>();
  const weight = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const account = frame.account[rows[i]];
    let p = known.get(account);
    if (p === undefined) {
      p = probability(account);
      known.set(account, p);
    }
    weight[i] = p;
  }
  return weight;
}

/** Which part of each row is of the set's capabilities. */
function shareOf(frame: Frame, rows: Uint32Array, { capabilities }: SetSpec): Float32Array {
  const places = capabilities.map((name) => CAPABILITIES.indexOf(name));
  const share = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    let score = 0;
    for (const place of places) score += frame.capabilities[rows[i] * CAPABILITIES.length + place];
    share[i] = Math.min(1, score / 255);
  }
  return share;
}

/** The share, and the whole of each row that reasoning was switched on for. */
function withReasoned(frame: Frame, rows: Uint32Array, share: Float32Array): Float32Array {
  const wider = share.slice();
  for (let i = 0; i < rows.length; i++) if (frame.reasoningBudget[rows[i]] !== 0) wider[i] = 1;
  return wider;
}

function pricesOf(
  frame: Frame,
  rows: Uint32Array,
  weight: Float32Array,
  leastShare: number,
): Pick<Exposure, "tokens" | "list_price_usd"> {
  let [input, output, allInput, allOutput] = [0, 0, 0, 0];
  for (let i = 0; i < rows.length; i++) {
    allInput += frame.inputTokens[rows[i]];
    allOutput += frame.outputTokens[rows[i]];
    input += weight[i] * frame.inputTokens[rows[i]];
    output += weight[i] * frame.outputTokens[rows[i]];
  }
  if (allInput + allOutput === 0) return {};
  const { dear, cheap, batch, cacheRead } = LIST;
  return {
    tokens: { input: Math.round(input), output: Math.round(output) },
    list_price_usd: {
      low: round((leastShare * batch * (cacheRead * cheap.input * input + cheap.output * output)) / MILLION, 2),
      high: round((dear.input * allInput + dear.output * allOutput) / MILLION, 2),
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

function pick(column: Uint32Array, rows: Uint32Array): Uint32Array {
  const picked = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
  return picked;
}

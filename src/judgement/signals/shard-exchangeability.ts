// C2: whether members differ in what they work on, or look like random shards of one stream.
import { CAPABILITIES } from "../../model/capability.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

const CLASSES = CAPABILITIES.length;
/** Covariates of an exchange that a person's habits fix and a queue's shuffling does not. */
const COVARIATES = CLASSES + 3;

export const shardExchangeability: Signal = {
  id: "shard-exchangeability",
  family: "allocation",
  unit: "intraclass correlation",
  direction: -1,
  rationale:
    "Items dealt out at random make every account a sample of the same stream; independent people keep to their own topics",
  evasion: "Sticky topics per account, which gives up free load balancing",
  source:
    "Science notes 2.5 C2 (shards 0.00, people about 0.12), by analysis of variance on length, output and capability",
  measure: (stream) => {
    const k = stream.members.length;
    const n = stream.byMember.length;
    if (stream.independent < 4 || n < 3 * k) return Number.NaN;
    const n0 = (n - sumOfSquares(stream) / n) / (k - 1);
    let total = 0;
    let used = 0;
    for (let c = 0; c < COVARIATES; c++) {
      const rho = intraclass(stream, c, k, n, n0);
      if (Number.isNaN(rho)) continue;
      total += rho;
      used++;
    }
    return used === 0 ? Number.NaN : total / used;
  },
  explain: (v) =>
    `what an account works on explains ${(100 * Math.max(0, v)).toFixed(1)} % of the variation: ${v < 0.03 ? "the accounts are interchangeable" : "the accounts have their own topics"}`,
};

function covariate(stream: Stream, row: number, c: number): number {
  const { frame } = stream;
  if (c < CLASSES) return frame.capabilities[row * CLASSES + c];
  if (c === CLASSES) return Math.log1p(frame.userChars[row]);
  if (c === CLASSES + 1) return Math.log1p(frame.outputTokens[row]);
  return Math.log1p(frame.inputTokens[row]);
}

function sumOfSquares(stream: Stream): number {
  let sum = 0;
  for (let m = 0; m < stream.members.length; m++) sum += (stream.memberStart[m + 1] - stream.memberStart[m]) ** 2;
  return sum;
}

/** One-way random-effects estimate (mean squares between and within); NaN for a covariate that does not vary. */
function intraclass(stream: Stream, c: number, k: number, n: number, n0: number): number {
  let grand = 0;
  for (const row of stream.byMember) grand += covariate(stream, row, c);
  grand /= n;
  let between = 0;
  let within = 0;
  for (let m = 0; m < k; m++) {
    const from = stream.memberStart[m];
    const to = stream.memberStart[m + 1];
    let mean = 0;
    for (let i = from; i < to; i++) mean += covariate(stream, stream.byMember[i], c);
    mean /= Math.max(1, to - from);
    between += (to - from) * (mean - grand) ** 2;
    for (let i = from; i < to; i++) within += (covariate(stream, stream.byMember[i], c) - mean) ** 2;
  }
  const msb = between / (k - 1);
  const msw = within / Math.max(1, n - k);
  if (msb + msw < 1e-9) return Number.NaN;
  return (msb - msw) / (msb + (n0 - 1) * msw);
}

// C2: whether members differ in what they work on, or look like random shards of one stream.
import { median } from "../../math/statistics.ts";
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
    "Science notes 2.5 C2 (shards 0.00, people about 0.12), by analysis of variance on length, output and capability; error: Smith 1957",
  of: "openings",
  measure: (stream) => {
    const k = stream.members.length;
    const n = stream.byMember.length;
    if (stream.independent < 4 || n < 3 * k) return Number.NaN;
    const sums = sumsByMember(stream);
    let total = 0;
    let used = 0;
    for (let c = 0; c < COVARIATES; c++) {
      const rho = intraclass(stream, sums, c);
      if (Number.isNaN(rho)) continue;
      total += rho;
      used++;
    }
    return used === 0 ? Number.NaN : total / used;
  },
  explain: (v) =>
    v < 0.05
      ? `what an account works on explains at most ${(100 * Math.max(0, v)).toFixed(1)} % of the variation: the accounts are interchangeable`
      : `what an account works on may explain up to ${(100 * v).toFixed(0)} % of the variation: the accounts may have their own topics`,
};

interface Sums {
  /** Sum of covariate c over member m's exchanges: ofMember[m * COVARIATES + c]. */
  ofMember: Float64Array;
  /** Sum of squares, likewise. */
  squares: Float64Array;
}

/** One pass over the exchanges for all covariates: capability scores, and logs of prompt, output and input length. */
function sumsByMember({ frame, members, memberStart, byMember }: Stream): Sums {
  const ofMember = new Float64Array(members.length * COVARIATES);
  const squares = new Float64Array(members.length * COVARIATES);
  const x = new Float64Array(COVARIATES);
  for (let m = 0; m < members.length; m++) {
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++) {
      const row = byMember[i];
      for (let c = 0; c < CLASSES; c++) x[c] = frame.capabilities[row * CLASSES + c];
      x[CLASSES] = Math.log1p(frame.userChars[row]);
      x[CLASSES + 1] = Math.log1p(frame.outputTokens[row]);
      x[CLASSES + 2] = Math.log1p(frame.inputTokens[row]);
      for (let c = 0; c < COVARIATES; c++) {
        ofMember[m * COVARIATES + c] += x[c];
        squares[m * COVARIATES + c] += x[c] * x[c];
      }
    }
  }
  return { ofMember, squares };
}

/** Part of the members, those farthest from the others, left out of each covariate's comparison: one passer-by outweighs forty shards. */
const TRIMMED = 0.1;

/** Normal quantile: one in twenty true values lies above the bound. */
const ONE_SIDED_95 = 1.645;

/**
 * The most it may be: one-way random-effects estimate (mean squares between and within) and its standard error (Smith 1957). That few exchanges
 * show no habits proves none. NaN for a covariate that does not vary.
 */
function intraclass({ members, memberStart }: Stream, { ofMember, squares }: Sums, c: number): number {
  const kept = nearest(members.length, (m) => ofMember[m * COVARIATES + c] / (memberStart[m + 1] - memberStart[m]));
  const k = kept.length;
  let n = 0;
  let total = 0;
  let means = 0;
  let sizes = 0;
  let square = 0;
  for (const m of kept) {
    const size = memberStart[m + 1] - memberStart[m];
    const sum = ofMember[m * COVARIATES + c];
    n += size;
    total += sum;
    means += (sum * sum) / size;
    sizes += size * size;
    square += squares[m * COVARIATES + c];
  }
  const n0 = (n - sizes / n) / (k - 1);
  const msb = (means - (total * total) / n) / (k - 1);
  const msw = Math.max(0, square - means) / Math.max(1, n - k);
  // Sums of squares of equal values differ by rounding only.
  if (msb + msw < 1e-9 * (1 + square / n)) return Number.NaN;
  const rho = (msb - msw) / (msb + (n0 - 1) * msw);
  const error = Math.sqrt(2 / (k - 1) / (n0 * Math.max(1, n0 - 1))) * (1 - rho) * (1 + (n0 - 1) * Math.max(0, rho));
  return Math.min(1, rho + ONE_SIDED_95 * error);
}

/** The members but for those whose mean lies farthest from the median of all. */
function nearest(count: number, meanOf: (member: number) => number): number[] {
  const means = Float64Array.from({ length: count }, (_, m) => meanOf(m));
  const centre = median(means);
  const byDistance = Array.from(means, (_, m) => m).sort(
    (a, b) => Math.abs(means[a] - centre) - Math.abs(means[b] - centre),
  );
  return byDistance.slice(0, count - Math.floor(TRIMMED * count));
}

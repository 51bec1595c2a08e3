// Features of the capability model: hashed word n-grams of the last user turn, and structure that holds across wordings.
// Training (scripts/train-capabilities.ts) and scoring read the same function; a change here needs a new model file.
import { FLAGS } from "../model/sketch.ts";
import { readCues } from "./flags.ts";
import type { SegmentView } from "./segments.ts";

export const NGRAM_BITS = 13;
export const NGRAM_BUCKETS = 1 << NGRAM_BITS;

/** The instruction is at the head or the tail of a prompt; the middle is its material. */
const HEAD_WORDS = 160;
const TAIL_WORDS = 64;
const MAX_NGRAMS = 2 * (HEAD_WORDS + TAIL_WORDS);

/** Flags that say what is asked. Sampling, refusals and cut text say how it was asked or answered, and stay out. */
const ASKING =
  FLAGS.answerThenRationale |
  FLAGS.reasoningWanted |
  FLAGS.reasoningTranscribe |
  FLAGS.grader |
  FLAGS.safeRewrite |
  FLAGS.dataGeneration |
  FLAGS.trajectory |
  FLAGS.forcedSchema |
  FLAGS.personal |
  FLAGS.followUp |
  FLAGS.sandbox |
  FLAGS.benchmarkForm |
  FLAGS.toolResults |
  FLAGS.hasSystem |
  FLAGS.hasTools;

const FLAG_FEATURES = 0;
const WORK_FEATURES = 19;
const HEAD_FEATURES = WORK_FEATURES + 31;
const TAIL_FEATURES = HEAD_FEATURES + 31;
const REASONING_FEATURES = TAIL_FEATURES + 31;
const COUNT_FEATURES = REASONING_FEATURES + 21;
/** Number of structural features. */
export const STRUCTURES = COUNT_FEATURES + 27;

const HEAD_CLAUSES = 2;

/** Active features of one exchange. Arrays are reused; only the first entries count. */
export interface CapabilityFeatures {
  ngrams: Int32Array;
  ngramCount: number;
  structures: Int32Array;
  structureCount: number;
}

export function createFeatures(): CapabilityFeatures {
  return {
    ngrams: new Int32Array(MAX_NGRAMS),
    ngramCount: 0,
    structures: new Int32Array(STRUCTURES),
    structureCount: 0,
  };
}

/** Fills `into` with the features of one exchange. */
export function readFeatures(view: SegmentView, flags: number, into: CapabilityFeatures): CapabilityFeatures {
  const { hash, n } = view.user;
  const { ngrams } = into;
  let count = 0;
  const head = n <= HEAD_WORDS + TAIL_WORDS ? n : HEAD_WORDS;
  let previous = 0;
  for (let i = 0; i < head; i++) {
    const h = hash[i];
    ngrams[count++] = bucket(h);
    if (i > 0) ngrams[count++] = bucket(Math.imul(previous, 0x9e3779b1) ^ h);
    previous = h;
  }
  for (let i = Math.max(head, n - TAIL_WORDS); i < n; i++) {
    const h = hash[i];
    ngrams[count++] = bucket(h);
    ngrams[count++] = bucket(Math.imul(previous, 0x9e3779b1) ^ h);
    previous = h;
  }
  into.ngramCount = count;
  readStructures(view, flags, into);
  return into;
}

function readStructures(view: SegmentView, flags: number, into: CapabilityFeatures): void {
  const cues = readCues(view);
  into.structureCount = 0;
  pushBits(flags & ASKING, FLAG_FEATURES, into);
  pushBits(cues.allWork, WORK_FEATURES, into);
  pushBits(cues.allReasoning, REASONING_FEATURES, into);
  let headBits = 0;
  for (let i = cues.userStart; i < cues.n && i < cues.userStart + HEAD_CLAUSES; i++) headBits |= cues.work[i];
  pushBits(headBits, HEAD_FEATURES, into);
  if (cues.n > cues.userStart + HEAD_CLAUSES) pushBits(cues.work[cues.n - 1], TAIL_FEATURES, into);

  const { user } = view;
  let at = COUNT_FEATURES;
  at = pushLevel(view.toolTurns, [0, 2, 9], at, into);
  at = pushLevel(view.turns, [1, 4, 15], at, into);
  at = pushLevel(view.toolNames.length, [0, 1, 5], at, into);
  at = pushLevel(view.toolCalls, [0, 2], at, into);
  at = pushLevel(user.n, [8, 24, 80, 240, 800], at, into);
  at = pushLevel(user.scanned > 0 ? (100 * user.code) / user.scanned : 0, [0.5, 2, 5], at, into);
  at = pushLevel(user.scanned > 0 ? (100 * user.digits) / user.scanned : 0, [1, 5], at, into);
  at = pushLevel(user.scanned > 0 ? (100 * user.cjk) / user.scanned : 0, [10], at, into);
  at = pushLevel(view.system.n, [12, 80, 400], at, into);
  at = pushLevel(cues.n - cues.userStart, [3, 12], at, into);
}

function bucket(h: number): number {
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> (32 - NGRAM_BITS);
}

function pushBits(bits: number, offset: number, into: CapabilityFeatures): void {
  let rest = bits;
  while (rest !== 0) {
    const lowest = rest & -rest;
    into.structures[into.structureCount++] = offset + 31 - Math.clz32(lowest);
    rest ^= lowest;
  }
}

/** One feature per edge passed, so that a count adds up by steps. Returns the offset behind its features. */
function pushLevel(value: number, edges: readonly number[], offset: number, into: CapabilityFeatures): number {
  for (let i = 0; i < edges.length && value > edges[i]; i++) into.structures[into.structureCount++] = offset + i;
  return offset + edges.length;
}

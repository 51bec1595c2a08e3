// Features of the capability model: hashed word n-grams of the system prompt and the last user turn, and structure that holds across wordings.
// Training (scripts/train-capabilities.ts) and scoring read the same function; a change here needs a new model file.
import { FLAGS } from "../model/sketch.ts";
import { readCues } from "./flags.ts";
import { R } from "./lexicon-reasoning.ts";
import { W } from "./lexicon-work.ts";
import type { SegmentView } from "./segments.ts";
import type { Words } from "./words.ts";

export const NGRAM_BITS = 13;
export const NGRAM_BUCKETS = 1 << NGRAM_BITS;

/** The instruction is at the head or the tail of a prompt; the middle is its material. */
const HEAD_WORDS = 160;
const TAIL_WORDS = 64;
/** A system prompt says at its head what it is for, and at its end often how to answer. */
const SYSTEM_HEAD_WORDS = 80;
const SYSTEM_TAIL_WORDS = 32;
const MAX_NGRAMS = 2 * (HEAD_WORDS + TAIL_WORDS + SYSTEM_HEAD_WORDS + SYSTEM_TAIL_WORDS);

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

/** Bits of a word of cues: every cue there is or will be has a feature of its own. */
const CUES = 32;
const FLAG_FEATURES = 0;
const WORK_FEATURES = 19;
const HEAD_FEATURES = WORK_FEATURES + CUES;
const TAIL_FEATURES = HEAD_FEATURES + CUES;
const REASONING_FEATURES = TAIL_FEATURES + CUES;
const COUNT_FEATURES = REASONING_FEATURES + CUES;

/** Cues that mean more together than their sum: [reasoning cues, work cues], all of which must be there; where. */
const PAIRS: readonly (readonly [number, number])[] = [
  [0, W.judge | W.scale],
  [0, W.judge | W.candidate],
  [0, W.judge | W.rubric],
  [R.answer, W.judge],
  [0, W.generate | W.tasks],
  [0, W.generate | W.examples],
  [0, W.generate | W.training],
  [0, W.generate | W.code],
  [R.question, W.rewrite],
  [0, W.rewrite | W.safe],
  [0, W.safe | W.sensitive],
  [R.keyword, W.code],
  [R.reason | R.answer, 0],
  [R.reason | R.provide, 0],
  [R.emit | R.previous, 0],
  [R.hidden | R.emit, 0],
  [R.think | R.stepwise, 0],
  [0, W.agent | W.tool],
  [0, W.agent | W.action],
  [R.why, W.tool],
  [0, W.tool | W.json],
  [0, W.image | W.tool],
  [0, W.image | W.code],
];
/** A count adds one feature per edge it passes. */
const EDGES = {
  toolTurns: [0, 2, 9],
  turns: [1, 4, 15],
  tools: [0, 1, 5],
  toolCalls: [0, 2],
  // No length beyond a paragraph: long prompts of the training data are personas, those of templates anything.
  words: [8, 24, 80],
  codePercent: [0.5, 2, 5],
  digitPercent: [1, 5],
  cjkPercent: [10],
  systemWords: [12],
  codeTools: [0],
} as const;
const COUNTS = Object.values(EDGES).reduce((sum, edges) => sum + edges.length, 0);
/** Tools that work on code and machines. */
const CODE_TOOLS = /bash|shell|edit|file|terminal|exec|python|git|grep|patch|run_|str_replace|notebook/i;
const MAX_TOOL_KINDS = 4096;
const toolKinds = new Map<string, boolean>();

/** Number of structural features. */
export const STRUCTURES = COUNT_FEATURES + COUNTS + PAIRS.length;

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
  const ofSystem = pushNgrams(view.system, SYSTEM_HEAD_WORDS, SYSTEM_TAIL_WORDS, into.ngrams, 0);
  into.ngramCount = pushNgrams(view.user, HEAD_WORDS, TAIL_WORDS, into.ngrams, ofSystem);
  readStructures(view, flags, into);
  return into;
}

/** Words and pairs of words of the head and the tail. Returns where the next go. */
function pushNgrams({ hash, n }: Words, headWords: number, tailWords: number, into: Int32Array, from: number): number {
  let count = from;
  const head = n <= headWords + tailWords ? n : headWords;
  let previous = 0;
  for (let i = 0; i < head; i++) {
    const h = hash[i];
    into[count++] = bucket(h);
    if (i > 0) into[count++] = bucket(Math.imul(previous, 0x9e3779b1) ^ h);
    previous = h;
  }
  for (let i = Math.max(head, n - tailWords); i < n; i++) {
    const h = hash[i];
    into[count++] = bucket(h);
    into[count++] = bucket(Math.imul(previous, 0x9e3779b1) ^ h);
    previous = h;
  }
  return count;
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
  const perChar = user.scanned > 0 ? 100 / user.scanned : 0;
  at = pushLevel(view.toolTurns, EDGES.toolTurns, at, into);
  at = pushLevel(view.turns, EDGES.turns, at, into);
  at = pushLevel(view.toolNames.length, EDGES.tools, at, into);
  at = pushLevel(view.toolCalls, EDGES.toolCalls, at, into);
  at = pushLevel(user.n, EDGES.words, at, into);
  at = pushLevel(user.code * perChar, EDGES.codePercent, at, into);
  at = pushLevel(user.digits * perChar, EDGES.digitPercent, at, into);
  at = pushLevel(user.cjk * perChar, EDGES.cjkPercent, at, into);
  at = pushLevel(view.system.n, EDGES.systemWords, at, into);
  at = pushLevel(view.toolNames.some(isCodeTool) ? 1 : 0, EDGES.codeTools, at, into);
  const r = cues.allReasoning;
  const w = cues.allWork;
  for (let i = 0; i < PAIRS.length; i++) {
    const pair = PAIRS[i];
    if ((r & pair[0]) === pair[0] && (w & pair[1]) === pair[1]) into.structures[into.structureCount++] = at + i;
  }
}

function isCodeTool(name: string): boolean {
  let known = toolKinds.get(name);
  if (known === undefined) {
    known = CODE_TOOLS.test(name);
    if (toolKinds.size < MAX_TOOL_KINDS) toolKinds.set(name, known);
  }
  return known;
}

function bucket(h: number): number {
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> (32 - NGRAM_BITS);
}

function pushBits(bits: number, offset: number, into: CapabilityFeatures): void {
  let rest = bits;
  while (rest !== 0) {
    const bit = rest & -rest;
    into.structures[into.structureCount++] = offset + 31 - Math.clz32(bit);
    rest ^= bit;
  }
}

/** One feature per edge passed, so that a count adds up by steps. Returns the offset behind its features. */
function pushLevel(value: number, edges: readonly number[], offset: number, into: CapabilityFeatures): number {
  for (let i = 0; i < edges.length && value > edges[i]; i++) into.structures[into.structureCount++] = offset + i;
  return offset + edges.length;
}

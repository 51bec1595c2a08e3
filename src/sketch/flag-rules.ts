// Rules from cues to flags. A rule asks which cues stand in one clause (or a clause and the one before it),
// and which slots the prompt has; never for a sentence as such.
import { FLAGS } from "../model/sketch.ts";
import type { ClauseCues } from "./lexicon.ts";
import { R } from "./lexicon-reasoning.ts";
import { W } from "./lexicon-work.ts";

/** Parts a prompt brings along, by a label of their own ("Answer:", "[Response]", "<question>"). */
export const SLOT_ANSWER = 1;
export const SLOT_QUESTION = 2;
export const SLOT_REASONING_TAG = 4;

/** A slot label is a clause of its own; CJK counts characters. */
const LABEL_WORDS = 3;
const LABEL_CJK = 6;
/** "Think step by step" as an order is short; inside a long sentence it is advice about the task. */
const SHORT_WORDS = 9;
const SHORT_CJK = 24;

const REACT = W.thought | W.action | W.observation;

/** Flags of what is asked. `slots`: SLOT_* found by tags; labels are found here. */
export function askingFlags(found: ClauseCues, cjk: boolean, slots: number): number {
  const allSlots = slots | labelledSlots(found, cjk);
  return clauseFlags(found, cjk ? SHORT_CJK : SHORT_WORDS) | wholeFlags(found, allSlots);
}

/** Cues without which no rule of a clause can hold; most clauses of ordinary text stop here. */
const TRIGGERS_REASONING = R.emit | R.thinkingContent | R.think | R.provide | R.explain | R.subAgents;
const TRIGGERS_WORK = W.rewrite | W.safe | W.generate | W.json | W.only | W.delegate;
const REASONS = R.reason | R.thought | R.hidden | R.stepwise | R.working | R.thinkingContent;
const FORMATS = W.json | W.format;

/** Flags that a clause, or a clause and the one before it, is enough for. */
function clauseFlags(found: ClauseCues, shortClause: number): number {
  const reasons = has(found.allReasoning, REASONS);
  const rewrites = all(found.allWork, W.rewrite | W.safe | W.sensitive);
  const generates = has(found.allWork, W.generate) && has(found.allWork, W.tasks | W.examples);
  const formats = has(found.allWork, FORMATS);
  const delegates = has(found.allReasoning, R.subAgents) && has(found.allWork, W.delegate);
  if (!(reasons || rewrites || generates || formats || delegates)) return 0;
  let flags = 0;
  for (let i = 0; i < found.n; i++) {
    const r = found.reasoning[i];
    const w = found.work[i];
    if (!has(r, TRIGGERS_REASONING) && !has(w, TRIGGERS_WORK)) continue;
    // The system prompt and the user's turn are not neighbours.
    const alone = i === 0 || i === found.userStart;
    const r2 = alone ? r : r | found.reasoning[i - 1];
    const w2 = alone ? w : w | found.work[i - 1];
    if (reasons) {
      if (transcribes(r)) flags |= FLAGS.reasoningTranscribe;
      if (wantsReasoning(r, found.length[i] <= shortClause)) flags |= FLAGS.reasoningWanted;
    }
    if (rewrites && rewritesSafely(w, w2)) flags |= FLAGS.safeRewrite;
    if (delegates && has(r2, R.subAgents) && has(w2, W.delegate)) flags |= FLAGS.trajectory;
    if (generates && generatesData(w, found.allWork)) flags |= FLAGS.dataGeneration;
    if (formats && forcesSchema(w, r2)) flags |= FLAGS.forcedSchema;
  }
  return flags;
}

function forcesSchema(w: number, nearReasoning: number): boolean {
  if (has(w, W.json)) return has(w, W.format | W.only);
  return all(w, W.only | W.format) && has(nearReasoning, R.answer | R.tags | R.emit);
}

function transcribes(r: number): boolean {
  if (has(r, R.thinkingContent) && has(r, R.language | R.emit | R.verbatim)) return true;
  if (!has(r, R.emit)) return false;
  if (has(r, R.hidden) && has(r, R.previous | R.verbatim | R.your | R.language)) return true;
  if (has(r, R.reason) && has(r, R.previous | R.verbatim)) return true;
  return has(r, R.thought) && (all(r, R.previous | R.your) || has(r, R.verbatim));
}

function wantsReasoning(r: number, short: boolean): boolean {
  if (all(r, R.think | R.stepwise) && (short || has(r, R.answer))) return true;
  if (all(r, R.working | R.explain) || (has(r, R.working) && all(r, R.provide | R.full))) return true;
  if (all(r, R.explain | R.your) && has(r, R.reason | R.thought)) return true;
  if (!has(r, R.provide | R.emit)) return false;
  if (has(r, R.reason)) return has(r, R.before | R.tags | R.full | R.stepwise);
  return has(r, R.thought) && has(r, R.tags | R.stepwise | R.before) && has(r, R.your | R.tags);
}

function rewritesSafely(w: number, near: number): boolean {
  // What is sensitive may stand anywhere: it is often the material.
  return all(w, W.rewrite | W.safe) || (has(w, W.rewrite | W.safe) && all(near, W.rewrite | W.safe | W.sensitive));
}

function generatesData(w: number, whole: number): boolean {
  if (!has(w, W.generate) || !has(w, W.number | W.training)) return false;
  if (has(w, W.tasks)) return !has(w, W.personal) || has(whole, W.training);
  return has(w, W.examples) && has(whole, W.training) && !has(w, W.personal);
}

/** Short clauses that name a part and are followed by something. */
function labelledSlots(found: ClauseCues, cjk: boolean): number {
  let slots = 0;
  const limit = cjk ? LABEL_CJK : LABEL_WORDS;
  for (let i = 0; i + 1 < found.n; i++) {
    const length = found.length[i];
    if (length > limit) continue;
    const r = found.reasoning[i];
    if (has(r, R.answer) || has(found.work[i], W.candidate) || (length === 1 && has(r, R.emit))) slots |= SLOT_ANSWER;
    if (has(r, R.question)) slots |= SLOT_QUESTION;
  }
  return slots;
}

/** Flags that need the prompt as a whole. */
function wholeFlags(found: ClauseCues, slots: number): number {
  const w = found.allWork;
  let flags = 0;
  if (has(slots, SLOT_REASONING_TAG) && instructsTag(found)) flags |= FLAGS.reasoningWanted | FLAGS.forcedSchema;
  if (
    has(found.allReasoning, R.reason | R.thought) &&
    all(found.allReasoning, R.reconstruct | R.answer) &&
    rationaleOfAnswer(found, slots)
  )
    flags |= FLAGS.answerThenRationale;
  if (all(w, W.judge | W.scale) && (has(w, W.candidate | W.pair) || has(slots, SLOT_ANSWER))) {
    // Without a rubric the question and the answer to it must both be there, or a second answer.
    const bounded = has(w, W.rubric | W.dimension | W.pair) || has(slots, SLOT_QUESTION);
    if (bounded && asksVerdict(found)) flags |= FLAGS.grader;
  }
  if (has(w, W.trajectory) && has(w, W.agent | W.action | W.observation | W.tool)) flags |= FLAGS.trajectory;
  if (all(w, REACT) && namesReact(found)) flags |= FLAGS.trajectory;
  return flags;
}

/** Judging and its bound or object stand together, so that stray words far apart do not make a grader. */
function asksVerdict(found: ClauseCues): boolean {
  let w0 = 0;
  for (let i = 0; i < found.n; i++) {
    const w = found.work[i];
    if (has(w | w0, W.judge) && has(w | w0, W.scale | W.candidate | W.rubric | W.dimension)) return true;
    w0 = w;
  }
  return false;
}

/** Thought, action and observation named together, or each as a label: not three words of an essay. */
function namesReact(found: ClauseCues): boolean {
  let labels = 0;
  for (let i = 0; i < found.n; i++) {
    if (all(found.work[i], REACT)) return true;
    if (found.length[i] <= LABEL_WORDS) labels |= found.work[i];
  }
  return all(labels, REACT);
}

/** A reasoning tag is asked for, not just mentioned. */
function instructsTag(found: ClauseCues): boolean {
  for (let i = 0; i < found.n; i++) {
    const r = found.reasoning[i];
    if (has(r, R.provide | R.emit) && has(r, R.reason | R.thought | R.think | R.tags)) return true;
  }
  return false;
}

/** Reasons asked for, led back from an answer that the prompt brings along (Anthropic report of February 2026 on DeepSeek). */
function rationaleOfAnswer(found: ClauseCues, slots: number): boolean {
  let r0 = 0;
  for (let i = 0; i < found.n; i++) {
    const r = found.reasoning[i];
    const near = r | r0;
    const reasons = has(r, R.reason) || (has(r, R.thought) && has(near, R.provide | R.reconstruct));
    if (reasons && all(near, R.reconstruct | R.answer) && (has(slots, SLOT_ANSWER) || has(near, R.supplied)))
      return true;
    r0 = r;
  }
  return false;
}

function has(bits: number, any: number): boolean {
  return (bits & any) !== 0;
}

function all(bits: number, every: number): boolean {
  return (bits & every) === every;
}

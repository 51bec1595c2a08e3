// The shape flags of an exchange: what a prompt asks for by its structure and cue words, in any of twelve languages.
// Flags describe; none of them is evidence on its own, and honest users set most of them sometimes.
import { FLAGS } from "../model/sketch.ts";
import { appendCues, type ClauseCues, createClauseCues, resetCues } from "./lexicon.ts";
import { R } from "./lexicon-reasoning.ts";
import { W } from "./lexicon-work.ts";
import type { SegmentView } from "./segments.ts";

const MAX_MARKERS = 32;
const REASONING_TAGS = new Set([
  "think",
  "thinking",
  "thought",
  "thoughts",
  "reasoning",
  "rationale",
  "scratchpad",
  "cot",
  "analysis",
  "推理",
  "思考",
]);
/** A tag or slot holds the answer or the question. */
const ANSWER_TAGS = new Set([
  "answer",
  "response",
  "completion",
  "candidate",
  "submission",
  "solution",
  "output",
  "reply",
]);
const SANDBOX_PATHS = [
  "/testbed",
  "/workspace",
  "/sandbox",
  "/mnt/data",
  "/repo/",
  "/root/",
  "/home/user/",
  "/home/sandbox",
  "/github/workspace",
  "/tmp/tmp",
  "/tmp/repo",
  "/tmp/work",
  "/tmp/sandbox",
  "/tmp/eval",
];
/** A slot label is a clause of its own ("Answer:", "[Response]"); CJK counts characters. */
const LABEL_WORDS = 3;
const HARVEST_MAX_TOKENS = 4096;
const ROUND_CAP_TOKENS = 2048;
const HARVEST_TEMPERATURE = 0.7;
const REFUSAL_WORDS = 24;

const cues = createClauseCues();
const outputCues = createClauseCues();
let cuesOf: SegmentView | undefined;

/** Cues of the system prompt and the last user turn, by clause. Valid until the next view is read. */
export function readCues(view: SegmentView): ClauseCues {
  if (cuesOf === view) return cues;
  resetCues(cues);
  if (view.system.n > 0) appendCues(view.system, cues);
  cues.userStart = cues.n;
  appendCues(view.user, cues);
  cuesOf = view;
  return cues;
}

/** The bit set FLAGS of model/sketch.ts for one exchange. */
export function shapeFlags(view: SegmentView): number {
  const found = readCues(view);
  let flags = stateFlags(view) | clauseFlags(found);
  const tags = readTags(view.userText) | (view.system.n > 0 ? readTags(view.systemText) : 0);
  const slots = readSlots(found, view.user.cjk > 0) | ((tags & TAG_ANSWER) !== 0 ? SLOT_ANSWER : 0);
  flags |= wholeFlags(found, tags, slots);
  if (isBenchmark(view.userText, found, view)) flags |= FLAGS.benchmarkForm;
  if (hasSandboxPath(view.userText) || hasSandboxPath(view.systemText)) flags |= FLAGS.sandbox;
  flags |= personFlags(found, view);
  if (isHarvest(view, flags)) flags |= FLAGS.harvestShape;
  return flags;
}

/** Flags that need no text. */
function stateFlags(view: SegmentView): number {
  let flags = 0;
  if (view.toolTurns > 0) flags |= FLAGS.toolResults;
  if (view.system.n > 0) flags |= FLAGS.hasSystem;
  if (view.toolNames.length > 0) flags |= FLAGS.hasTools;
  if (!view.complete) flags |= FLAGS.partial;
  const stop = view.stopReason;
  if (stop === "max_tokens" || stop === "length" || stop === "MAX_TOKENS" || stop === "max_output_tokens")
    flags |= FLAGS.hitLimit;
  else if (view.maxTokens > 0 && view.outputTokens >= view.maxTokens) flags |= FLAGS.hitLimit;
  if (stop === "refusal" || stop === "content_filter" || stop === "guardrail_intervened" || stop === "SAFETY")
    flags |= FLAGS.refused;
  else if (view.output.n > 0) {
    resetCues(outputCues);
    // The reader stops at the head: a refusal further down is about something else.
    const { n } = view.output;
    view.output.n = Math.min(n, REFUSAL_WORDS);
    appendCues(view.output, outputCues);
    view.output.n = n;
    if ((outputCues.allReasoning & R.refusal) !== 0) flags |= FLAGS.refused;
  }
  return flags;
}

/** Flags that one clause, or a clause and the one before it, is enough for. */
function clauseFlags(found: ClauseCues): number {
  let flags = 0;
  let r0 = 0;
  let w0 = 0;
  for (let i = 0; i < found.n; i++) {
    if (i === found.userStart) {
      r0 = 0;
      w0 = 0;
    }
    const r = found.reasoning[i];
    const w = found.work[i];
    const r2 = r | r0;
    const w2 = w | w0;
    if (transcribes(r)) flags |= FLAGS.reasoningTranscribe;
    if (wantsReasoning(r)) flags |= FLAGS.reasoningWanted;
    if (
      has(w2, W.rewrite) &&
      has(w2, W.sensitive) &&
      (has(w2, W.safe) || (has(r2, R.answer | R.question) && has(w, W.rewrite)))
    ) {
      if (has(w2, W.safe) || has(found.allWork, W.safe)) flags |= FLAGS.safeRewrite;
    }
    if (generatesData(w, found.allWork)) flags |= FLAGS.dataGeneration;
    if (has(w, W.json) && has(w, W.format | W.only)) flags |= FLAGS.forcedSchema;
    if (has(w, W.only) && has(w, W.format) && has(r2, R.answer | R.tags | R.emit)) flags |= FLAGS.forcedSchema;
    r0 = r;
    w0 = w;
  }
  return flags;
}

function transcribes(r: number): boolean {
  if (has(r, R.thinkingContent) && has(r, R.language | R.emit | R.verbatim)) return true;
  if (!has(r, R.emit)) return false;
  if (has(r, R.hidden) && has(r, R.previous | R.verbatim | R.your)) return true;
  if (has(r, R.reason) && has(r, R.previous | R.verbatim)) return true;
  return has(r, R.thought) && (all(r, R.previous | R.your) || has(r, R.verbatim));
}

function wantsReasoning(r: number): boolean {
  if (all(r, R.think | R.stepwise)) return true;
  if (!has(r, R.provide | R.emit)) return false;
  if (has(r, R.reason)) return has(r, R.before | R.tags | R.full | R.stepwise);
  return has(r, R.thought) && has(r, R.tags | R.stepwise | R.before) && has(r, R.your | R.tags);
}

function generatesData(w: number, all: number): boolean {
  if (!has(w, W.generate)) return false;
  const many = has(w, W.number) || has(w, W.training);
  if (!many) return false;
  if (has(w, W.tasks)) return !has(w, W.personal) || has(all, W.training);
  return has(w, W.examples) && has(all, W.training) && !has(w, W.personal);
}

const SLOT_ANSWER = 1;
const SLOT_QUESTION = 2;
const SLOT_CANDIDATE = 4;
const SLOT_SCORE = 8;

/** Slot labels: short clauses that name a part and are followed by something. */
function readSlots(found: ClauseCues, cjk: boolean): number {
  let slots = 0;
  const limit = cjk ? 6 : LABEL_WORDS;
  for (let i = 0; i < found.n; i++) {
    if (found.length[i] > limit) continue;
    const r = found.reasoning[i];
    const w = found.work[i];
    if (i + 1 < found.n) {
      if (has(r, R.answer)) slots |= SLOT_ANSWER;
      if (has(r, R.question)) slots |= SLOT_QUESTION;
      if (has(w, W.candidate)) slots |= SLOT_CANDIDATE | SLOT_ANSWER;
    }
    if (has(w, W.judge | W.scale) && !has(w, W.number)) slots |= SLOT_SCORE;
  }
  return slots;
}

/** Flags that need the prompt as a whole. */
function wholeFlags(found: ClauseCues, tags: number, slots: number): number {
  const r = found.allReasoning;
  const w = found.allWork;
  let flags = 0;
  if ((tags & TAG_REASONING) !== 0 && tagInstruction(found)) flags |= FLAGS.reasoningWanted | FLAGS.forcedSchema;
  if (rationaleOfAnswer(found, slots)) flags |= FLAGS.answerThenRationale;
  if (has(w, W.judge) && has(w, W.scale)) {
    const candidates = has(w, W.candidate) || (slots & (SLOT_ANSWER | SLOT_CANDIDATE)) !== 0;
    const rubric = has(w, W.rubric | W.dimension);
    const slotted = (slots & SLOT_QUESTION) !== 0 && (slots & (SLOT_ANSWER | SLOT_CANDIDATE)) !== 0;
    if (candidates && (rubric || slotted) && verdictAsked(found)) flags |= FLAGS.grader;
  }
  if (has(w, W.trajectory) && has(w, W.agent | W.action | W.observation | W.tool)) flags |= FLAGS.trajectory;
  if (all(w, W.thought | W.action | W.observation)) flags |= FLAGS.trajectory;
  if (
    all(w, W.agent | W.delegate) &&
    has(w, W.tool | W.action | W.trajectory | W.generate | W.longHorizon) &&
    has(r, R.provide | R.emit)
  ) {
    flags |= FLAGS.trajectory;
  }
  return flags;
}

/** Some clause both judges and has an object to judge or a bound, so that stray words far apart do not make a grader. */
function verdictAsked(found: ClauseCues): boolean {
  let w0 = 0;
  for (let i = 0; i < found.n; i++) {
    const w = found.work[i] | w0;
    if (has(w, W.judge) && has(w, W.scale | W.candidate | W.rubric | W.dimension)) return true;
    w0 = found.work[i];
  }
  return false;
}

function tagInstruction(found: ClauseCues): boolean {
  for (let i = 0; i < found.n; i++) {
    const r = found.reasoning[i];
    if (has(r, R.provide | R.emit) && has(r, R.reason | R.thought | R.think | R.tags)) return true;
  }
  return false;
}

/** Reasons asked for, led back from an answer that the prompt brings along. */
function rationaleOfAnswer(found: ClauseCues, slots: number): boolean {
  let before = 0;
  for (let i = 0; i < found.n; i++) {
    const r = found.reasoning[i];
    const near = r | before;
    const reasons = has(r, R.reason) || (has(r, R.thought) && has(near, R.provide | R.reconstruct));
    if (reasons && has(near, R.reconstruct) && has(near, R.answer)) {
      if ((slots & (SLOT_ANSWER | SLOT_CANDIDATE)) !== 0 || has(near, R.supplied)) return true;
    }
    before = r;
  }
  return false;
}

const TAG_REASONING = 1;
const TAG_ANSWER = 2;

/** What `<name>` tags the text holds. */
function readTags(text: string): number {
  let tags = 0;
  let at = text.indexOf("<");
  for (let k = 0; at >= 0 && k < MAX_MARKERS; k++) {
    const close = at + 1 < text.length ? text.indexOf(">", at) : -1;
    if (close < 0) break;
    if (close - at > 2 && close - at < 14) {
      const name = text.slice(text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1, close).toLowerCase();
      if (REASONING_TAGS.has(name)) tags |= TAG_REASONING;
      else if (ANSWER_TAGS.has(name)) tags |= TAG_ANSWER;
    }
    at = text.indexOf("<", at + 1);
  }
  return tags;
}

function hasSandboxPath(text: string): boolean {
  let at = text.indexOf("/");
  for (let k = 0; at >= 0 && k < MAX_MARKERS; k++) {
    for (const path of SANDBOX_PATHS) if (text.startsWith(path, at)) return true;
    at = text.indexOf("/", at + 1);
  }
  return false;
}

function isBenchmark(text: string, found: ClauseCues, view: SegmentView): boolean {
  if (text.includes("(A)") && text.includes("(B)")) return true;
  if (text.includes("\nA. ") && text.includes("\nB. ")) return true;
  if (text.includes("\nA) ") && text.includes("\nB) ")) return true;
  if (text.includes("\\boxed{")) return true;
  if (!has(found.allWork, W.choices) || has(found.allWork, W.personal) || view.turns > 1) return false;
  // A word problem: given numbers, then a question for one more.
  return found.numbers >= 2 && found.n > 0 && has(found.work[found.n - 1], W.choices) && view.user.code < 12;
}

/** A person at work, and whether the last turn leans on the turns before it. */
function personFlags(found: ClauseCues, view: SegmentView): number {
  let flags = 0;
  let w = 0;
  for (let i = found.userStart; i < found.n; i++) w |= found.work[i];
  const hasHistory = view.assistantTurns > 0;
  if (has(w, W.followUp) && hasHistory) flags |= FLAGS.followUp;
  if (hasHistory && view.toolTurns === 0 && view.user.n > 0 && view.user.n <= 8) flags |= FLAGS.followUp;
  if (has(w, W.personal | W.greeting) || (flags & FLAGS.followUp) !== 0) flags |= FLAGS.personal;
  return flags;
}

function isHarvest(view: SegmentView, flags: number): boolean {
  if (view.userTurns !== 1 || view.assistantTurns > 0 || view.toolTurns > 0) return false;
  if ((flags & (FLAGS.personal | FLAGS.followUp)) !== 0) return false;
  if (view.reasoningBudget === 0 && view.temperature < HARVEST_TEMPERATURE) return false;
  const cap = view.maxTokens;
  if (cap >= HARVEST_MAX_TOKENS) return true;
  return cap >= ROUND_CAP_TOKENS && ((cap & (cap - 1)) === 0 || cap % 1000 === 0);
}

function has(bits: number, any: number): boolean {
  return (bits & any) !== 0;
}

function all(bits: number, every: number): boolean {
  return (bits & every) === every;
}

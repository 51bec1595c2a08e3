// The shape flags of an exchange: what a prompt asks for by its structure and cue words, in any of twelve languages.
// Flags describe; none of them is evidence on its own, and honest users set most of them sometimes.
import { FLAGS } from "../model/sketch.ts";
import { askingFlags, SLOT_ANSWER, SLOT_QUESTION, SLOT_REASONING_TAG } from "./flag-rules.ts";
import { appendCues, type ClauseCues, createClauseCues, resetCues } from "./lexicon.ts";
import { R } from "./lexicon-reasoning.ts";
import { W } from "./lexicon-work.ts";
import type { SegmentView } from "./segments.ts";

/** Tags and paths are looked for at the first so many `<` and `/` only. */
const MAX_MARKERS = 32;
const TAG_SLOTS = new Map<string, number>([
  ...["think", "thinking", "thought", "thoughts", "reasoning", "rationale", "scratchpad", "cot", "analysis"].map(
    slotOf(SLOT_REASONING_TAG),
  ),
  ...["answer", "response", "completion", "candidate", "submission", "solution", "output", "reply"].map(
    slotOf(SLOT_ANSWER),
  ),
  ...["question", "instruction", "prompt", "query", "problem", "input", "task"].map(slotOf(SLOT_QUESTION)),
]);
/** Working directories of containers and throw-away checkouts, not of a person's machine. */
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
const LIMIT_STOPS = new Set([
  "max_tokens",
  "length",
  "MAX_TOKENS",
  "max_output_tokens",
  "model_context_window_exceeded",
]);
const REFUSAL_STOPS = new Set(["refusal", "content_filter", "content_filtered", "guardrail_intervened", "SAFETY"]);
const REFUSAL_WORDS = 24;
const FOLLOW_UP_WORDS = 8;
const HARVEST_MAX_TOKENS = 4096;
const ROUND_CAP_TOKENS = 2048;
const HARVEST_TEMPERATURE = 0.7;

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
  const slots = taggedSlots(view.userText) | (view.system.n > 0 ? taggedSlots(view.systemText) : 0);
  let flags = stateFlags(view) | askingFlags(found, view.user.cjk * 2 > view.user.n, slots) | personFlags(found, view);
  if (isBenchmark(view, found)) flags |= FLAGS.benchmarkForm;
  if ([view.userText, view.systemText, view.toolText].some(hasSandboxPath)) flags |= FLAGS.sandbox;
  if (isHarvest(view, flags)) flags |= FLAGS.harvestShape;
  return flags;
}

/** Flags of the exchange around the prompt. */
function stateFlags(view: SegmentView): number {
  let flags = 0;
  if (view.toolTurns > 0) flags |= FLAGS.toolResults;
  if (view.system.n > 0) flags |= FLAGS.hasSystem;
  if (view.toolNames.length > 0) flags |= FLAGS.hasTools;
  if (!view.complete) flags |= FLAGS.partial;
  if (LIMIT_STOPS.has(view.stopReason) || (view.maxTokens > 0 && view.outputTokens >= view.maxTokens))
    flags |= FLAGS.hitLimit;
  if (REFUSAL_STOPS.has(view.stopReason) || beginsWithRefusal(view)) flags |= FLAGS.refused;
  return flags;
}

/** Only the head of the output counts: a refusal phrase further down is about something else. */
function beginsWithRefusal(view: SegmentView): boolean {
  const { output } = view;
  if (output.n === 0) return false;
  const { n } = output;
  resetCues(outputCues);
  output.n = Math.min(n, REFUSAL_WORDS);
  appendCues(output, outputCues);
  output.n = n;
  return (outputCues.allReasoning & R.refusal) !== 0;
}

/** A person at work, and whether the last turn leans on the turns before it. */
function personFlags(found: ClauseCues, view: SegmentView): number {
  let w = 0;
  // A person speaks at the head or the tail of a prompt; the middle may be anybody's text.
  for (let i = found.userStart; i < found.n; i++) {
    if (i < found.userStart + 3 || i >= found.n - 2) w |= found.work[i];
  }
  let flags = 0;
  if (view.assistantTurns > 0) {
    const short = view.toolTurns === 0 && view.user.n > 0 && view.user.n <= FOLLOW_UP_WORDS;
    if (short || (w & W.followUp) !== 0) flags |= FLAGS.followUp | FLAGS.personal;
  }
  if ((w & (W.personal | W.greeting)) !== 0) flags |= FLAGS.personal;
  return flags;
}

function isBenchmark(view: SegmentView, found: ClauseCues): boolean {
  const text = view.userText;
  if (text.includes("(B)") && text.includes("(A)")) return true;
  const b = text.indexOf("\nB");
  if (b >= 0 && (text.startsWith(". ", b + 2) || text.startsWith(") ", b + 2))) return true;
  if ((found.allWork & W.json) !== 0 && text.includes("\\boxed{")) return true;
  if ((found.allWork & W.choices) === 0 || (found.allWork & W.personal) !== 0 || view.turns > 1 || found.n === 0)
    return false;
  // A word problem: given numbers, then a question for one more.
  return found.numbers >= 2 && (found.work[found.n - 1] & W.choices) !== 0 && view.user.code < 12;
}

function isHarvest(view: SegmentView, flags: number): boolean {
  if (view.userTurns !== 1 || view.assistantTurns > 0 || view.toolTurns > 0) return false;
  if ((flags & (FLAGS.personal | FLAGS.followUp)) !== 0) return false;
  if (view.reasoningBudget === 0 && view.temperature < HARVEST_TEMPERATURE) return false;
  const cap = view.maxTokens;
  return cap >= HARVEST_MAX_TOKENS || (cap >= ROUND_CAP_TOKENS && ((cap & (cap - 1)) === 0 || cap % 1000 === 0));
}

/** SLOT_* of the `<name>` tags in a text. */
function taggedSlots(text: string): number {
  let slots = 0;
  let at = text.indexOf("<");
  for (let k = 0; at >= 0 && k < MAX_MARKERS; k++) {
    const close = text.indexOf(">", at);
    if (close < 0) break;
    const name = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
    if (close - name > 2 && close - name < 12) slots |= TAG_SLOTS.get(text.slice(name, close).toLowerCase()) ?? 0;
    at = text.indexOf("<", at + 1);
  }
  return slots;
}

function hasSandboxPath(text: string): boolean {
  let at = text.indexOf("/");
  for (let k = 0; at >= 0 && k < MAX_MARKERS; k++) {
    // A path of its own, not the end of an address or of a longer path.
    const rooted = at === 0 || !/[\w./~-]/.test(text[at - 1]);
    if (rooted) for (const path of SANDBOX_PATHS) if (text.startsWith(path, at)) return true;
    at = text.indexOf("/", at + 1);
  }
  return false;
}

function slotOf(slot: number): (name: string) => [string, number] {
  return (name) => [name, slot];
}

// The sketch: the one pure function from an exchange's text to what is kept of it. Batch, live and edge run this.
import { fold49, hash49, objectOf } from "../math/hash.ts";
import type { Exchange } from "../model/exchange.ts";
import { OBJECT_KINDS, type ObjectKind, type Sketch } from "../model/sketch.ts";
import { scoreCapabilities } from "./capability.ts";
import { shapeFlags } from "./flags.ts";
import { appendBands } from "./minhash.ts";
import { type SegmentView, segment } from "./segments.ts";
import type { Words } from "./words.ts";

const KIND = Object.fromEntries(OBJECT_KINDS.map((name, i) => [name, i])) as Record<ObjectKind, number>;

/** Clauses under 4 words (8 CJK characters) are common speech and say nothing about a shared origin. */
const MIN_CLAUSE_WORDS = 4;
const MIN_CLAUSE_CJK = 8;
const HEAD_WORDS = 8;
const FRAME_WORDS = 24;
const ITEM_WORDS = 512;
const MAX_USER_CLAUSES = 20;
const MAX_SYSTEM_CLAUSES = 8;
const MAX_CONTEXTS = 8;
const MAX_PRESENTED = 32;
/** Shorter outputs ("yes", "positive") recur by chance and prove nothing when they come back. */
const MIN_OUTPUT_CHARS = 32;
const MAX_PASSAGES = 8;
const MIN_PASSAGE_WORDS = 6;

const clauseBuffer: number[] = [];
const bandBuffer: number[] = [];

/** Computes the sketch of one exchange. Depends on nothing but its argument; keeps no text. */
export function sketchExchange(exchange: Exchange): Sketch {
  const view = segment(exchange);
  const { user, system, first } = view;
  const objects: number[] = [];

  if (user.n > 0) {
    objects.push(objectOf(sequence(user, 0, user.n), KIND.text));
    if (user.n >= HEAD_WORDS) {
      objects.push(objectOf(sequence(user, 0, HEAD_WORDS), KIND.head));
      objects.push(objectOf(sequence(user, user.n - HEAD_WORDS, user.n), KIND.tail));
      bandBuffer.length = 0;
      appendBands(user, 0, Math.min(user.n, FRAME_WORDS), 5, 3, 0x51ed270b, bandBuffer);
      for (const h of bandBuffer) objects.push(objectOf(h, KIND["frame-band"]));
      bandBuffer.length = 0;
      appendBands(user, 0, Math.min(user.n, ITEM_WORDS), 4, 4, 0x2c1b3c6d, bandBuffer);
      for (const h of bandBuffer) objects.push(objectOf(h, KIND["item-band"]));
    }
    pushClauses(user, MAX_USER_CLAUSES, KIND.clause, objects);
  }
  if (first !== user && first.n > 0) objects.push(objectOf(sequence(first, 0, first.n), KIND["first-text"]));
  if (system.n > 0) {
    objects.push(objectOf(sequence(system, 0, system.n), KIND.system));
    pushClauses(system, MAX_SYSTEM_CLAUSES, KIND["system-clause"], objects);
  }
  const tools = toolSet(exchange);
  if (tools !== 0) objects.push(objectOf(tools, KIND.tools));
  pushContexts(view, objects);

  const presented: number[] = [];
  const signatures: number[] = [];
  for (const message of exchange.request?.messages ?? []) {
    if (message.role === "assistant" && presented.length < MAX_PRESENTED) {
      const h = outputHash(message.content);
      if (h !== 0) presented.push(h);
    }
    if (message.reasoning_signature && signatures.length < 64) signatures.push(hash49(message.reasoning_signature));
  }
  const signature = exchange.response?.reasoning_signature;
  const flags = shapeFlags(view);
  return {
    v: 1,
    objects: distinct(objects),
    flags,
    capabilities: scoreCapabilities(view, flags),
    turns: Math.min(view.turns, 65_535),
    user_turns: Math.min(view.userTurns, 65_535),
    user_chars: user.chars,
    system_chars: system.chars,
    output_chars: view.outputText.length,
    tool_calls: Math.min(view.toolCalls, 65_535),
    output: outputHash(view.outputText),
    presented,
    passages: passages(view.output),
    signature: signature ? hash49(signature) : 0,
    signatures_presented: signatures,
  };
}

/** The first own-context entities, wherever they stand. */
function pushContexts({ user, first, system }: SegmentView, objects: number[]): void {
  if (user.entities.length + first.entities.length + system.entities.length === 0) return;
  const entities = distinct([...user.entities, ...first.entities, ...system.entities]);
  for (let i = 0; i < entities.length && i < MAX_CONTEXTS; i++) objects.push(objectOf(entities[i], KIND.context));
}

/** Each number once, in order of first occurrence. Lists are of some fifty at most, for which a Set costs more than looking. */
function distinct(numbers: readonly number[]): number[] {
  const kept: number[] = [];
  for (const number of numbers) if (!kept.includes(number)) kept.push(number);
  return kept;
}

/** Order-sensitive hash of words [from, to). */
function sequence(words: Words, from: number, to: number): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  const hash = words.hash;
  for (let i = from; i < to; i++) {
    a = Math.imul(a ^ hash[i], 0x01000193);
    b = Math.imul((b << 5) ^ (b >>> 27) ^ hash[i], 0x85ebca6b);
  }
  return fold49(a, b);
}

/** Hashes of the clauses of a segment in order, into `clauseBuffer`. */
function readClauses(words: Words, minWords: number): void {
  clauseBuffer.length = 0;
  let start = 0;
  const minimum = words.cjk * 2 > words.n ? Math.max(minWords, MIN_CLAUSE_CJK) : minWords;
  for (let i = 0; i < words.n; i++) {
    if (words.end[i] === 0) continue;
    if (i + 1 - start >= minimum) clauseBuffer.push(sequence(words, start, i + 1));
    start = i + 1;
  }
}

/** A long turn keeps its first and last clauses, where templates sit, and the smallest hashes of the middle: the same sample everywhere. */
function pushClauses(words: Words, limit: number, kind: number, objects: number[]): void {
  readClauses(words, MIN_CLAUSE_WORDS);
  if (clauseBuffer.length > limit) {
    const head = Math.ceil(limit / 2);
    const tail = Math.ceil(limit / 4);
    const middle = clauseBuffer.slice(head, clauseBuffer.length - tail).sort((x, y) => x - y);
    const kept = [
      ...clauseBuffer.slice(0, head),
      ...middle.slice(0, limit - head - tail),
      ...clauseBuffer.slice(clauseBuffer.length - tail),
    ];
    for (const h of kept) objects.push(objectOf(h, kind));
    return;
  }
  for (const h of clauseBuffer) objects.push(objectOf(h, kind));
}

/** Identity of an issued output, or of an assistant turn presented as one. White space at the ends does not count. */
function outputHash(text: string): number {
  const trimmed = text.trim();
  return trimmed.length < MIN_OUTPUT_CHARS ? 0 : hash49(trimmed);
}

/** Bottom-k clause hashes of an output: found again as clauses of a user turn when the output comes back as input. */
function passages(output: Words): number[] {
  readClauses(output, MIN_PASSAGE_WORDS);
  return [...new Set(clauseBuffer)].sort((x, y) => x - y).slice(0, MAX_PASSAGES);
}

/** One number for the tool set, whatever the order of the tools or of keys in their schemas. */
function toolSet(exchange: Exchange): number {
  const tools = exchange.request?.tools;
  if (tools === undefined || tools.length === 0) return 0;
  const parts = tools.map(
    (tool) => `${tool.name}\u0000${tool.input_schema === undefined ? "" : canonical(tool.input_schema, 0)}`,
  );
  return hash49(parts.sort().join("\u0001"));
}

function canonical(value: unknown, depth: number): string {
  if (depth > 6) return "…";
  if (Array.isArray(value)) return `[${value.map((v) => canonical(v, depth + 1)).join()}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${k}:${canonical(v, depth + 1)}`).join()}}`;
  }
  return String(value);
}

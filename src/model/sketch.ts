// What is kept of an exchange's text. Text goes in once, at the edge if the provider likes; only this comes out.
import { z } from "zod";
import { CAPABILITIES } from "./capability.ts";
import { CONTENT_STATES } from "./exchange.ts";

/**
 * A shared object's kind sits in the low 4 bits of its number: object = hash49 * 16 + kind, a safe integer below 2^53.
 * Numbers (not bigint) so that typed arrays and hash tables hold them without boxing.
 */
export const OBJECT_KINDS = [
  "text", // 0 the whole last user turn, masked
  "clause", // 1 one clause of a user turn, masked, >= 4 words
  "head", // 2 the first 8 words of the last user turn, masked
  "frame-band", // 3 LSH band of the MinHash of the turn's first 24 words: survives light paraphrase
  "system", // 4 the whole system prompt, masked
  "system-clause", // 5 one clause of the system prompt
  "tools", // 6 the tool set: sorted names and schemas
  "tail", // 7 the last 8 words of the last user turn, masked
  "item-band", // 8 LSH band of the MinHash of the whole turn: near-duplicate items
  "context", // 9 an own-context entity: path, repository, URL host, ticket id
  "first-text", // 10 the whole first user turn of a longer conversation
] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** Shape flags, one bit each, set by structure rather than by topic. */
export const FLAGS = {
  /** Asks for the reasoning behind an answer that the prompt supplies (answer-then-rationale). */
  answerThenRationale: 1 << 0,
  /** Asks that reasoning be written out, in tags or step by step before the answer. */
  reasoningWanted: 1 << 1,
  /** Asks to repeat, translate or print earlier hidden reasoning. */
  reasoningTranscribe: 1 << 2,
  /** Rubric, candidate answer(s), bounded verdict. */
  grader: 1 << 3,
  /** Asks for an acceptable alternative to something refused or sensitive. */
  safeRewrite: 1 << 4,
  /** Asks for tasks, questions, instructions or samples to be generated in number. */
  dataGeneration: 1 << 5,
  /** Asks for a whole trajectory: thought, action, observation. */
  trajectory: 1 << 6,
  /** Single turn, no session context, sampling or token limit set as for a data set. */
  harvestShape: 1 << 7,
  /** A fixed output schema is forced (JSON, tags, \boxed). */
  forcedSchema: 1 << 8,
  /** First-person situation words, greetings, thanks, follow-ups: a person at work. */
  personal: 1 << 9,
  /** The last user turn refers back to the conversation (follow-up, re-ask, correction). */
  followUp: 1 << 10,
  /** Container or throw-away paths as of a sandbox. */
  sandbox: 1 << 11,
  /** Multiple-choice or worked-problem benchmark form. */
  benchmarkForm: 1 << 12,
  /** Tool results in the conversation. */
  toolResults: 1 << 13,
  hasSystem: 1 << 14,
  hasTools: 1 << 15,
  /** The response was a refusal. */
  refused: 1 << 16,
  /** The response hit the token limit. */
  hitLimit: 1 << 17,
  /** Request text is missing, cut or redacted: the sketch knows less than the exchange did. */
  partial: 1 << 18,
} as const;

const Hash = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const SketchSchema = z.object({
  /** Version of the sketch function; sketches of different versions are never compared. */
  v: z.literal(1),
  objects: z.array(Hash).max(64),
  flags: z.number().int().min(0),
  /** 0..255 each, in the order of CAPABILITIES; they sum to about 255. */
  capabilities: z.array(z.number().int().min(0).max(255)).length(CAPABILITIES.length),
  /** Messages in the request, and how many of them are the user's. */
  turns: z.number().int().min(0).max(65_535),
  user_turns: z.number().int().min(0).max(65_535),
  /** Characters of the last user turn, of the system prompt, of the visible output. */
  user_chars: z.number().int().min(0),
  system_chars: z.number().int().min(0),
  output_chars: z.number().int().min(0),
  tool_calls: z.number().int().min(0).max(65_535),
  /** Hash of the visible output this provider issued; 0 when there is none or it is under 32 characters. */
  output: Hash,
  /** Hashes of the assistant turns the caller presented. `passages`: bottom-8 clause hashes of the issued output, to be found again in prompts. */
  presented: z.array(Hash).max(64),
  passages: z.array(Hash).max(16),
  /** Hash of the reasoning signature issued with the response (0: none), and of those presented in the request. */
  signature: Hash,
  signatures_presented: z.array(Hash).max(64),
});

export type Sketch = z.infer<typeof SketchSchema>;

/** A sketch-only record: an exchange whose text was dropped at the edge. `stillwatch sketch` writes these, `scan` reads them. */
export const SketchRecordSchema = z.object({
  v: z.literal(1),
  id: z.string().min(1).max(512),
  time: z.string(),
  account: z.string().min(1).max(512),
  organization: z.string().default(""),
  credential: z.string().default(""),
  pathway: z.string().default("api"),
  model: z.string().min(1).max(512),
  session: z.string().default(""),
  ip: z.string().default(""),
  asn: z.number().int().min(0).default(0),
  country: z.string().default(""),
  user_agent: z.string().default(""),
  ja4: z.string().default(""),
  status: z.number().int().default(200),
  duration_ms: z.number().min(0).default(0),
  input_tokens: z.number().int().min(0).default(0),
  output_tokens: z.number().int().min(0).default(0),
  cache_read_tokens: z.number().int().min(0).default(0),
  reasoning_tokens: z.number().int().min(0).default(0),
  /** -1: not set by the caller. */
  temperature: z.number().default(-1),
  top_p: z.number().default(-1),
  /** 0: not set by the caller. */
  max_tokens: z.number().int().min(0).default(0),
  stream: z.boolean().default(false),
  /** -1: on without a stated budget; 0: off or not asked for; else tokens. */
  reasoning_budget: z.number().int().min(-1).default(0),
  stop_reason: z.string().default(""),
  request_state: z.enum(CONTENT_STATES).default("full"),
  response_state: z.enum(CONTENT_STATES).default("full"),
  sketch: SketchSchema,
});

/** The row every later stage works on. `time` is a string in files and epoch milliseconds (`timeMs`) in memory. */
export type SketchRecord = z.infer<typeof SketchRecordSchema>;
export type ExchangeRow = Omit<SketchRecord, "time" | "v"> & { timeMs: number };

// The parts of an exchange that the sketch reads, tokenized once and handed to every feature.
import type { Exchange } from "../model/exchange.ts";
import { createWords, tokenize, type Words } from "./words.ts";

/** One exchange, cut into segments. The `Words` are reused: read them before the next call of `segment`. */
export interface SegmentView {
  system: Words;
  /** The last user turn. */
  user: Words;
  /** The first user turn when the conversation has several; else the same object as `user`. */
  first: Words;
  /** The start of the visible output. */
  output: Words;
  userText: string;
  systemText: string;
  outputText: string;
  /** The last tool result. */
  toolText: string;
  toolNames: string[];
  turns: number;
  userTurns: number;
  assistantTurns: number;
  toolTurns: number;
  toolCalls: number;
  /** -1: not set. */
  temperature: number;
  /** 0: not set. */
  maxTokens: number;
  /** -1: on without a budget; 0: off. */
  reasoningBudget: number;
  outputTokens: number;
  stopReason: string;
  hasSession: boolean;
  /** False when request text is absent, cut or redacted. */
  complete: boolean;
}

/** Output is only read for its first clauses: enough to recognise it when it comes back as input. */
const OUTPUT_CHARS = 2_000;

const systemWords = createWords();
const userWords = createWords();
const firstWords = createWords();
const outputWords = createWords();

export function segment(exchange: Exchange): SegmentView {
  const request = exchange.request;
  const messages = request?.messages ?? [];
  let last = -1;
  let first = -1;
  let tool = -1;
  let userTurns = 0;
  let assistantTurns = 0;
  for (let i = 0; i < messages.length; i++) {
    const role = messages[i].role;
    if (role === "user") {
      if (first < 0) first = i;
      last = i;
      userTurns++;
    } else if (role === "assistant") assistantTurns++;
    else tool = i;
  }
  const userText = last < 0 ? "" : messages[last].content;
  const systemText = request?.system ?? "";
  const outputText = exchange.response?.content ?? "";
  const user = tokenize(userText, userWords);
  const reasoning = request?.reasoning;
  return {
    system: tokenize(systemText, systemWords),
    user,
    first: first === last ? user : tokenize(messages[first].content, firstWords),
    output: tokenize(outputText, outputWords, OUTPUT_CHARS),
    userText,
    systemText,
    outputText,
    toolText: tool < 0 ? "" : messages[tool].content,
    toolNames: request?.tools?.map((t) => t.name) ?? [],
    turns: messages.length,
    userTurns,
    assistantTurns,
    toolTurns: messages.length - userTurns - assistantTurns,
    toolCalls: exchange.response?.tool_calls?.length ?? 0,
    temperature: request?.temperature ?? -1,
    maxTokens: request?.max_tokens ?? 0,
    reasoningBudget: reasoning?.enabled ? (reasoning.budget_tokens ?? -1) : 0,
    outputTokens: exchange.usage?.output_tokens ?? 0,
    stopReason: exchange.response?.stop_reason ?? "",
    hasSession: exchange.session !== undefined && exchange.session !== "",
    complete: request !== undefined && (exchange.content_state?.request ?? "full") === "full",
  };
}

// The bodies of OpenAI's chat completions and responses APIs, which most gateways and other providers speak too.
import type { ContentState } from "../model/exchange.ts";
import { isRedacted } from "./content-marks.ts";
import type { DraftRequest, DraftResponse, DraftUsage } from "./draft.ts";
import { countOf, type Fields, flagOf, isObject, numberOf, objectOf, textOf } from "./fields.ts";
import {
  flattenBlocks,
  flattenMessages,
  flattenTools,
  signatureOf,
  stateOf,
  stopReason,
  toolCall,
} from "./messages.ts";

/** A chat (`messages`) or responses (`input`, `instructions`) request, or an old completion (`prompt`). */
export function openAiRequest(body: Fields): DraftRequest {
  const flat = flattenMessages(body.messages ?? body.input ?? body.prompt);
  const request: DraftRequest = { ...flat, ...sampling(body) };
  const instructions = textOf(body.instructions);
  if (instructions !== undefined) {
    request.system = request.system === undefined ? instructions : `${instructions}\n\n${request.system}`;
  }
  // The history stays with the provider; only the last turn is in the body.
  const elsewhere = body.previous_response_id ?? body.conversation;
  if (elsewhere != null && request.state === undefined && flat.messages.length > 0) request.state = "truncated";
  return request;
}

/** Sampling, tools and reasoning: named alike in bodies and in gateways' `model_parameters`. */
export function sampling(body: Fields): Omit<DraftRequest, "messages"> {
  const result: Omit<DraftRequest, "messages"> = {};
  const tools = flattenTools(body.tools ?? body.functions);
  if (tools !== undefined && tools.length > 0) result.tools = tools;
  const temperature = numberOf(body.temperature);
  if (temperature !== undefined) result.temperature = temperature;
  const topP = numberOf(body.top_p);
  if (topP !== undefined) result.top_p = topP;
  const maxTokens = countOf(body.max_completion_tokens, body.max_output_tokens, body.max_tokens);
  if (maxTokens !== undefined) result.max_tokens = maxTokens;
  const stream = flagOf(body.stream);
  if (stream !== undefined) result.stream = stream;
  const reasoning = reasoningOf(body);
  if (reasoning !== undefined) result.reasoning = reasoning;
  return result;
}

/** What the caller asked of reasoning: Anthropic's `thinking`, OpenAI's effort. Undefined if nothing was said. */
export function reasoningOf(body: Fields): DraftRequest["reasoning"] {
  const thinking = objectOf(body.thinking) ?? objectOf(body.reasoning_config);
  if (thinking !== undefined) {
    const budget = countOf(thinking.budget_tokens);
    return { enabled: thinking.type !== "disabled", ...(budget === undefined ? {} : { budget_tokens: budget }) };
  }
  const reasoning = objectOf(body.reasoning);
  const effort = textOf(body.reasoning_effort, reasoning?.effort);
  const budget = countOf(reasoning?.max_tokens);
  if (effort === undefined && budget === undefined) return undefined;
  return { enabled: effort !== "none", ...(budget === undefined ? {} : { budget_tokens: budget }) };
}

/** A chat completion, an old completion or a response object. The first choice is the answer. */
export function openAiResponse(body: Fields): DraftResponse {
  return Array.isArray(body.output) ? fromOutput(body, body.output) : fromChoices(body);
}

function fromChoices(body: Fields): DraftResponse {
  const choice = Array.isArray(body.choices) ? objectOf(body.choices[0]) : undefined;
  const message = objectOf(choice?.message);
  const result: DraftResponse = {};
  if (choice === undefined) return result;
  const blocks = flattenBlocks(message?.content ?? choice.text, "");
  const refusal = textOf(message?.refusal);
  const hasContent = (message?.content ?? choice.text ?? refusal) != null;
  if (hasContent) result.content = blocks.text !== "" || refusal === undefined ? blocks.text : refusal;
  const listed = Array.isArray(message?.tool_calls) ? message.tool_calls.filter(isObject) : [];
  const legacy = objectOf(message?.function_call);
  const calls = [...(legacy === undefined ? listed : [...listed, legacy]).map(toolCall), ...blocks.toolCalls];
  if (calls.length > 0) result.tool_calls = calls;
  const stop = refusal === undefined ? stopReason(choice.finish_reason) : "refusal";
  if (stop !== undefined) result.stop_reason = stop;
  const signature = blocks.signature ?? (message === undefined ? undefined : signatureOf(message));
  if (signature !== undefined) result.reasoning_signature = signature;
  return withState(result);
}

function fromOutput(body: Fields, output: unknown[]): DraftResponse {
  const result: DraftResponse = {};
  const calls: { name: string; arguments?: unknown }[] = [];
  const texts: string[] = [];
  let refused = false;
  for (const item of output.filter(isObject)) {
    if (item.type === "message") {
      texts.push(flattenBlocks(item.content, "").text);
      refused ||= Array.isArray(item.content) && item.content.some((part) => isObject(part) && part.type === "refusal");
    } else if (item.type === "reasoning") result.reasoning_signature ??= textOf(item.encrypted_content, item.id);
    else if (typeof item.type === "string" && item.type.endsWith("_call")) {
      calls.push(toolCall({ ...item, name: item.name ?? item.type }));
    }
  }
  if (texts.length > 0) result.content = texts.join("\n");
  if (calls.length > 0) result.tool_calls = calls;
  const incomplete = textOf(objectOf(body.incomplete_details)?.reason);
  const ended = body.status === "completed" && calls.length > 0 ? "tool_use" : stopReason(incomplete ?? body.status);
  const stop = refused ? "refusal" : ended;
  if (stop !== undefined) result.stop_reason = stop;
  return withState(result);
}

/** Usage of either API. Input counts include cached tokens already. */
export function openAiUsage(usage: Fields | undefined): DraftUsage | undefined {
  if (usage === undefined) return undefined;
  const input = objectOf(usage.prompt_tokens_details) ?? objectOf(usage.input_tokens_details);
  const output = objectOf(usage.completion_tokens_details) ?? objectOf(usage.output_tokens_details);
  return {
    input_tokens: countOf(usage.prompt_tokens, usage.input_tokens),
    output_tokens: countOf(usage.completion_tokens, usage.output_tokens),
    cache_read_tokens: countOf(input?.cached_tokens),
    reasoning_tokens: countOf(output?.reasoning_tokens),
  };
}

function withState(response: DraftResponse): DraftResponse {
  const state: ContentState | undefined = response.content === undefined ? undefined : stateOf([response.content]);
  if (state !== undefined) response.state = state;
  if (response.content !== undefined && isRedacted(response.content)) delete response.content;
  return response;
}

// The bodies of Anthropic's messages API, as its own logs, Bedrock's InvokeModel and saved streams hold them. What
// surprises: its input_tokens leave cached tokens out; here they are added.
import type { ContentState } from "../model/exchange.ts";
import { isRedacted } from "./content-marks.ts";
import type { DraftRequest, DraftResponse, DraftUsage } from "./draft.ts";
import { countOf, type Fields, isObject, objectOf, sumOf, textOf } from "./fields.ts";
import { flattenBlocks, flattenMessages, stateOf, stopReason } from "./messages.ts";
import { sampling } from "./openai-bodies.ts";

export function anthropicRequest(body: Fields): DraftRequest {
  const flat = flattenMessages(body.messages);
  const request: DraftRequest = { ...flat, ...sampling(body) };
  const system = flattenBlocks(body.system, "\n\n").text;
  if (system !== "" && isRedacted(system)) request.state ??= "truncated";
  else if (system !== "") request.system = request.system === undefined ? system : `${system}\n\n${request.system}`;
  return request;
}

export function anthropicResponse(body: Fields): DraftResponse {
  const blocks = flattenBlocks(body.content, "");
  const result: DraftResponse = {};
  if (blocks.text !== "" || blocks.toolCalls.length === 0) result.content = blocks.text;
  if (blocks.toolCalls.length > 0) result.tool_calls = blocks.toolCalls;
  const stop = stopReason(body.stop_reason);
  if (stop !== undefined) result.stop_reason = stop;
  if (blocks.signature !== undefined) result.reasoning_signature = blocks.signature;
  const state: ContentState | undefined = stateOf([blocks.text]);
  if (state !== undefined) result.state = state;
  return result;
}

export function anthropicUsage(usage: Fields | undefined): DraftUsage | undefined {
  if (usage === undefined) return undefined;
  const cacheRead = countOf(usage.cache_read_input_tokens);
  return {
    input_tokens: sumOf(countOf(usage.input_tokens), countOf(usage.cache_creation_input_tokens), cacheRead),
    output_tokens: countOf(usage.output_tokens),
    cache_read_tokens: cacheRead,
    reasoning_tokens: countOf(objectOf(usage.output_tokens_details)?.thinking_tokens),
  };
}

/** The message that stream events carry, and whether they reach its end; undefined if they are no message stream. */
export function assembleAnthropic(events: readonly unknown[]): { response: Fields; complete: boolean } | undefined {
  let message: Fields | undefined;
  let complete = false;
  const blocks: Fields[] = [];
  const inputs = new Map<number, string>();
  for (const event of events) {
    if (!isObject(event)) continue;
    const index = typeof event.index === "number" && event.index >= 0 && event.index < 4096 ? event.index : 0;
    if (event.type === "message_start") message = { ...objectOf(event.message) };
    else if (event.type === "content_block_start") blocks[index] = { ...objectOf(event.content_block) };
    else if (event.type === "content_block_delta") {
      blocks[index] ??= {};
      extend(blocks[index], objectOf(event.delta) ?? {}, inputs, index);
    } else if (event.type === "message_delta") {
      message ??= {};
      Object.assign(message, objectOf(event.delta));
      message.usage = { ...objectOf(message.usage), ...objectOf(event.usage) };
      complete = true;
    }
  }
  if (message === undefined) return undefined;
  for (const [index, json] of inputs) blocks[index].input = json;
  return {
    response: { ...message, type: "message", content: blocks.filter((block) => block !== undefined) },
    complete,
  };
}

function extend(block: Fields, delta: Fields, inputs: Map<number, string>, index: number): void {
  const text = textOf(delta.text);
  const thinking = textOf(delta.thinking);
  const json = textOf(delta.partial_json);
  const signature = textOf(delta.signature);
  if (text !== undefined) {
    block.type ??= "text";
    block.text = (textOf(block.text) ?? "") + text;
  }
  if (thinking !== undefined) block.thinking = (textOf(block.thinking) ?? "") + thinking;
  if (signature !== undefined) block.signature = (textOf(block.signature) ?? "") + signature;
  if (json !== undefined) inputs.set(index, (inputs.get(index) ?? "") + json);
}

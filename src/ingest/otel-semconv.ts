// Dialect: OpenTelemetry GenAI semantic conventions from 1.37 on. Messages are structured or, on spans, JSON text.
import type { DraftRequest, DraftResponse } from "./draft.ts";
import { type Fields, isObject, listOf, textOf } from "./fields.ts";
import { flattenBlocks, flattenMessages, flattenTools, stateOf, stopReason } from "./messages.ts";
import type { SpanView } from "./otel-values.ts";

export function semconvRequest({ attributes }: SpanView): DraftRequest | undefined {
  const messages = listOf(attributes["gen_ai.input.messages"]);
  const instructions = attributes["gen_ai.system_instructions"];
  if (messages === undefined && instructions === undefined) return undefined;
  const request: DraftRequest = flattenMessages(messages);
  const system = flattenBlocks(listOf(instructions) ?? instructions, "\n\n").text;
  // Some emitters give the system prompt here and in the history as well.
  if (system !== "" && request.system !== system) {
    request.system = request.system === undefined ? system : `${system}\n\n${request.system}`;
  }
  const tools = flattenTools(attributes["gen_ai.tool.definitions"]);
  if (tools !== undefined && tools.length > 0) request.tools = tools;
  return request;
}

export function semconvResponse({ attributes }: SpanView): DraftResponse | undefined {
  const first = listOf(attributes["gen_ai.output.messages"])?.[0];
  return isObject(first) ? responseOfMessage(first) : undefined;
}

/** The answer that one assistant message is, in any provider's shape. */
export function responseOfMessage(message: Fields): DraftResponse {
  const blocks = flattenBlocks(message.content ?? message.parts, "");
  const result: DraftResponse = {};
  const listed = Array.isArray(message.tool_calls) ? message.tool_calls.filter(isObject) : [];
  const calls = [
    ...blocks.toolCalls,
    ...flattenBlocks(
      listed.map((call) => ({ ...call, type: "tool_call" })),
      "",
    ).toolCalls,
  ];
  if (blocks.text !== "" || calls.length === 0) result.content = blocks.text;
  if (calls.length > 0) result.tool_calls = calls;
  const stop = stopReason(textOf(message.finish_reason, message.stop_reason));
  if (stop !== undefined) result.stop_reason = stop;
  if (blocks.signature !== undefined) result.reasoning_signature = blocks.signature;
  const state = stateOf([blocks.text]);
  if (state !== undefined) result.state = state;
  return result;
}

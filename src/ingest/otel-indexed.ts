// Dialects that spell lists in attribute names: Traceloop (`gen_ai.prompt.0.content`) and OpenInference
// (`llm.input_messages.0.message.content`, the default of Envoy AI Gateway).
import type { DraftRequest, DraftResponse } from "./draft.ts";
import { type Fields, isObject, objectOf, textOf, unquote } from "./fields.ts";
import { flattenMessages, flattenTools } from "./messages.ts";
import { openAiRequest, openAiResponse } from "./openai-bodies.ts";
import { responseOfMessage } from "./otel-semconv.ts";
import { type SpanView, unindex } from "./otel-values.ts";

export function traceloopRequest({ attributes }: SpanView): DraftRequest | undefined {
  const messages = unindex(attributes, "gen_ai.prompt");
  if (messages === undefined) return undefined;
  const request: DraftRequest = flattenMessages(messages.map(contentParsed));
  const tools = flattenTools(unindex(attributes, "llm.request.functions"));
  if (tools !== undefined && tools.length > 0) request.tools = tools;
  return request;
}

export function traceloopResponse({ attributes }: SpanView): DraftResponse | undefined {
  const first = unindex(attributes, "gen_ai.completion")?.[0];
  return first === undefined ? undefined : responseOfMessage(contentParsed(first));
}

export function openInferenceRequest({ attributes }: SpanView): DraftRequest | undefined {
  const messages = unindex(attributes, "llm.input_messages")?.flatMap((item) => messageOf(item) ?? []);
  const tools = flattenTools(
    unindex(attributes, "llm.tools")?.map((item) => unquote(objectOf(item.tool)?.json_schema)),
  );
  const input = attributes["input.value"];
  if (messages === undefined && typeof input !== "string") return undefined;
  const body = objectOf(input);
  let request: DraftRequest;
  if (messages !== undefined) request = flattenMessages(messages);
  else if (body !== undefined && ("messages" in body || "input" in body || "prompt" in body))
    request = openAiRequest(body);
  else request = flattenMessages(unquote(input));
  if (tools !== undefined && tools.length > 0) request.tools = tools;
  return request;
}

export function openInferenceResponse({ attributes }: SpanView): DraftResponse | undefined {
  const first = unindex(attributes, "llm.output_messages")?.[0];
  const message = first === undefined ? undefined : messageOf(first);
  if (message !== undefined) return responseOfMessage(message);
  const output = attributes["output.value"];
  if (typeof output !== "string") return undefined;
  const body = objectOf(output);
  if (body === undefined) return responseOfMessage({ content: output });
  return Array.isArray(body.choices) || Array.isArray(body.output) ? openAiResponse(body) : responseOfMessage(body);
}

/** OpenInference nests every message in `message`, its parts in `message_content`, its calls in `tool_call`. */
function messageOf(item: Fields): Fields | undefined {
  const message = objectOf(item.message);
  if (message === undefined) return undefined;
  const parts = Array.isArray(message.contents) ? message.contents : undefined;
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.map((call) => objectOf(call?.tool_call)) : [];
  return { ...message, content: message.content ?? parts, tool_calls: calls.filter(isObject) };
}

/** Traceloop writes content blocks as JSON text. A prompt that happens to be a JSON list of something else stays text. */
function contentParsed(item: Fields): Fields {
  const content = unquote(item.content);
  const blocks =
    Array.isArray(content) && content.length > 0 && content.every((b) => isObject(b) && textOf(b.type) !== undefined);
  return blocks ? { ...item, content } : item;
}

// Dialect: Langfuse's SDKs (`langfuse.observation.input`), whose input and output are JSON text of any shape.
import type { DraftRequest, DraftResponse } from "./draft.ts";
import { isObject, unquote } from "./fields.ts";
import { flattenMessages } from "./messages.ts";
import { openAiRequest, openAiResponse } from "./openai-bodies.ts";
import { responseOfMessage } from "./otel-semconv.ts";
import type { SpanView } from "./otel-values.ts";

export function langfuseRequest({ attributes }: SpanView): DraftRequest | undefined {
  const input = unquote(attributes["langfuse.observation.input"]);
  if (input == null || input === "") return undefined;
  if (!isObject(input)) return flattenMessages(input);
  if ("messages" in input || "input" in input || "prompt" in input) return openAiRequest(input);
  return flattenMessages("content" in input || "parts" in input ? input : JSON.stringify(input));
}

export function langfuseResponse({ attributes }: SpanView): DraftResponse | undefined {
  const output = unquote(attributes["langfuse.observation.output"]);
  if (output == null || output === "") return undefined;
  const first = Array.isArray(output) ? output[0] : output;
  if (!isObject(first)) return responseOfMessage({ content: String(first) });
  if (Array.isArray(first.choices) || Array.isArray(first.output)) return openAiResponse(first);
  if ("content" in first || "parts" in first || "tool_calls" in first) return responseOfMessage(first);
  return responseOfMessage({ content: JSON.stringify(output) });
}

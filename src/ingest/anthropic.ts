// Raw Anthropic messages requests and responses, also as saved streams. Source: platform.claude.com API reference.
import { anthropicRequest, anthropicResponse, anthropicUsage, assembleAnthropic } from "./anthropic-bodies.ts";
import type { Format } from "./converter.ts";
import { settle } from "./draft.ts";
import { type Fields, isObject, objectOf, textOf } from "./fields.ts";
import { draftOfEnvelope, envelopeId, isResponse, pairOf } from "./pair.ts";

export const anthropic: Format = {
  name: "anthropic",
  recognises(record) {
    const pair = pairOf(record);
    if (pair === undefined) return false;
    if (Array.isArray(pair.response)) return pair.response.some((event) => event.type === "message_start");
    if (pair.response?.type === "message" && isResponse(pair.response)) return true;
    if (pair.response !== undefined && (Array.isArray(pair.response.choices) || "output" in pair.response))
      return false;
    return pair.request !== undefined && isAnthropicRequest(pair.request);
  },
  convert(record, place, emit, defaults) {
    const pair = pairOf(record);
    if (pair === undefined) return;
    const assembled = Array.isArray(pair.response) ? assembleAnthropic(pair.response) : undefined;
    const body = assembled?.response ?? (isObject(pair.response) ? pair.response : undefined);
    const draft = draftOfEnvelope(pair);
    draft.id = textOf(body?.id) ?? envelopeId(pair);
    draft.account ??= textOf(objectOf(pair.request?.metadata)?.user_id);
    draft.model = textOf(pair.request?.model, body?.model, pair.envelope.model);
    if (pair.request !== undefined) draft.request = anthropicRequest(pair.request);
    if (body?.type === "error") draft.status ??= 500;
    else if (body !== undefined) {
      draft.response = anthropicResponse(body);
      if (assembled?.complete === false) draft.response.state ??= "truncated";
      draft.usage = anthropicUsage(objectOf(body.usage));
    }
    settle(draft, place, emit, defaults, "account, user_id, metadata.user_id or credential");
  },
};

/** Told from OpenAI's by what only it has; both have `model` and `messages`. */
function isAnthropicRequest(request: Fields): boolean {
  if (!Array.isArray(request.messages)) return false;
  if ("anthropic_version" in request || "system" in request || "thinking" in request || "stop_sequences" in request)
    return true;
  if (typeof request.model === "string" && /^(?:anthropic[./])?claude/.test(request.model)) return true;
  return Array.isArray(request.tools) && request.tools.some((tool) => isObject(tool) && "input_schema" in tool);
}

// Raw OpenAI requests and responses (chat completions, responses, old completions), also as saved streams and as logged
// by the many servers that speak the same API. Source: openai-openapi 2.3.0.
import type { Format } from "./converter.ts";
import { settle } from "./draft.ts";
import { type Fields, isObject, numberOf, objectOf, textOf } from "./fields.ts";
import { openAiRequest, openAiResponse, openAiUsage } from "./openai-bodies.ts";
import { assembleOpenAi } from "./openai-stream.ts";
import { draftOfEnvelope, envelopeId, pairOf } from "./pair.ts";

export const openai: Format = {
  name: "openai",
  recognises(record) {
    const pair = pairOf(record);
    if (pair === undefined) return false;
    if (Array.isArray(pair.response)) return pair.response.some(isOpenAiEvent);
    if (pair.response !== undefined && isOpenAiBody(pair.response)) return true;
    const request = pair.request;
    if (request === undefined || typeof request.model !== "string") return false;
    return Array.isArray(request.messages) || request.input !== undefined || typeof request.prompt === "string";
  },
  convert(record, place, emit, defaults) {
    const pair = pairOf(record);
    if (pair === undefined) return;
    const assembled = Array.isArray(pair.response) ? assembleOpenAi(pair.response) : undefined;
    const body = assembled?.response ?? (isObject(pair.response) ? pair.response : undefined);
    const draft = draftOfEnvelope(pair);
    const request = pair.request;
    draft.id = textOf(body?.id) ?? envelopeId(pair);
    draft.time ??= body?.created ?? body?.created_at;
    draft.account ??= accountOf(request, body);
    draft.model = textOf(request?.model, body?.model, pair.envelope.model);
    if (request !== undefined) {
      draft.request = openAiRequest(request);
      draft.session ??= textOf(objectOf(request.conversation)?.id, request.conversation, request.prompt_cache_key);
    }
    if (body !== undefined) {
      draft.response = openAiResponse(body);
      if (assembled?.complete === false) draft.response.state ??= "truncated";
      draft.usage = openAiUsage(objectOf(body.usage));
      const finished = numberOf(body.completed_at);
      const begun = numberOf(body.created_at);
      if (finished !== undefined && begun !== undefined && finished >= begun)
        draft.duration_ms ??= (finished - begun) * 1000;
      if (body.error != null && draft.status === undefined) draft.status = 500;
    }
    settle(draft, place, emit, defaults, "account, user_id, safety_identifier, user or credential");
  },
};

function accountOf(request: Fields | undefined, body: Fields | undefined): string | undefined {
  return textOf(request?.safety_identifier, request?.user, body?.safety_identifier, body?.user);
}

function isOpenAiBody(body: Fields): boolean {
  return (
    (Array.isArray(body.choices) && body.type !== "message") ||
    (body.object === "response" && Array.isArray(body.output))
  );
}

function isOpenAiEvent(event: Fields): boolean {
  return (
    event.object === "chat.completion.chunk" || (typeof event.type === "string" && event.type.startsWith("response."))
  );
}

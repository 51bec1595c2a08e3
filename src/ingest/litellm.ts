// LiteLLM's StandardLoggingPayload, as its callbacks write it: object, list, JSON Lines, one object a file on S3 or GCS.
// Source: BerriAI/litellm, litellm/types/utils.py and docs/proxy/logging_spec.md.
import type { ContentState } from "../model/exchange.ts";
import { isCut, isRedacted } from "./content-marks.ts";
import type { Format } from "./converter.ts";
import { safeCredential } from "./credential.ts";
import { type DraftRequest, type DraftResponse, settle } from "./draft.ts";
import { countOf, type Fields, flagOf, isObject, numberOf, objectOf, textOf, unquote } from "./fields.ts";
import { flattenMessages } from "./messages.ts";
import { openAiResponse, openAiUsage, sampling } from "./openai-bodies.ts";
import { parseAnyTime } from "./times.ts";

export const litellm: Format = {
  name: "litellm",
  recognises(record) {
    if (!("startTime" in record) || !("messages" in record || "response" in record)) return false;
    return (
      "call_type" in record ||
      "hidden_params" in record ||
      "model_parameters" in record ||
      "custom_llm_provider" in record
    );
  },
  convert(record, place, emit, defaults) {
    const metadata = objectOf(record.metadata) ?? {};
    const credential = textOf(metadata.user_api_key_hash);
    const parameters = objectOf(record.model_parameters) ?? {};
    const usage = { ...openAiUsage(objectOf(objectOf(record.response)?.usage)), ...usageOf(record, metadata) };
    const begun = parseAnyTime(record.startTime);
    const ended = parseAnyTime(record.endTime);
    const failed = record.status === "failure";
    const error = objectOf(record.error_information);
    settle(
      {
        id: textOf(record.id, record.call_id, record.litellm_call_id),
        time: record.startTime,
        account: accountOf(record, metadata, credential),
        organization: textOf(metadata.user_api_key_org_id, metadata.user_api_key_team_id),
        credential: credential === undefined ? undefined : safeCredential(credential),
        pathway: PATHWAYS[textOf(record.custom_llm_provider) ?? ""] ?? "gateway",
        model: textOf(record.model_group, record.model),
        session: sessionOf(record, metadata),
        network: networkOf(record, metadata),
        request: requestOf(record, parameters),
        response: failed && record.response == null ? undefined : responseOf(record.response),
        usage,
        status: failed ? (httpStatus(numberOf(error?.error_code)) ?? 500) : 200,
        duration_ms: ended >= begun ? duration(record.startTime, record.endTime, ended - begun) : undefined,
      },
      place,
      emit,
      defaults,
      "metadata.user_api_key_user_id, user_api_key_hash, end_user or user_api_key_team_id",
    );
  },
};

/** Cloud platforms by LiteLLM's provider names; anything else came through the gateway itself. */
const PATHWAYS: Record<string, string> = {
  bedrock: "bedrock",
  bedrock_converse: "bedrock",
  vertex_ai: "vertex",
  vertex_ai_beta: "vertex",
  azure: "foundry",
  azure_ai: "foundry",
};

/** The billed account: the key's user, else the key itself, else the caller's own user id, else the team. */
function accountOf(record: Fields, metadata: Fields, credential: string | undefined): string | undefined {
  const user = textOf(metadata.user_api_key_user_id);
  // LiteLLM's name for calls by its master key, which every such caller shares.
  if (user !== undefined && user !== "default_user_id") return user;
  if (credential !== undefined) return safeCredential(credential);
  return textOf(record.end_user, metadata.user_api_key_end_user_id, metadata.user_api_key_team_id);
}

function sessionOf(record: Fields, metadata: Fields): string | undefined {
  const headers = objectOf(metadata.requester_custom_headers);
  return textOf(
    objectOf(metadata.requester_metadata)?.litellm_session_id,
    metadata.session_id,
    headers?.["x-session-id"],
    headers?.["x-litellm-session-id"],
    record.trace_id,
  );
}

function networkOf(record: Fields, metadata: Fields): Fields | undefined {
  const tags = Array.isArray(record.request_tags) ? record.request_tags : [];
  // Two tags are written, the product alone and the whole string; the longer says more.
  const tagged = tags
    .filter((tag): tag is string => typeof tag === "string" && tag.startsWith("User-Agent: "))
    .sort((a, b) => b.length - a.length)[0];
  const ip = textOf(record.requester_ip_address, metadata.requester_ip_address);
  const agent = textOf(record.user_agent, metadata.user_agent, tagged?.slice("User-Agent: ".length));
  return ip === undefined && agent === undefined ? undefined : { ip, user_agent: agent };
}

function requestOf(record: Fields, parameters: Fields): DraftRequest {
  const messages = unquote(record.messages);
  const request: DraftRequest = { ...flattenMessages(messages), ...sampling(parameters) };
  const stream = flagOf(record.stream) ?? request.stream;
  if (stream !== undefined) request.stream = stream;
  return request;
}

function responseOf(value: unknown): DraftResponse | undefined {
  const body = unquote(value);
  if (isObject(body)) return openAiResponse(body);
  if (typeof body !== "string") return undefined;
  const state: ContentState = isRedacted(body) ? "redacted" : isCut(body) ? "truncated" : "full";
  return state === "redacted" ? { state } : { content: body, state };
}

/** The gateway's own counts, which include cached tokens, and what only the provider's usage says. */
function usageOf(record: Fields, metadata: Fields): Fields {
  const raw = objectOf(metadata.usage_object);
  const details = raw === undefined ? undefined : openAiUsage(raw);
  const counts: Fields = {
    input_tokens: countOf(record.prompt_tokens, details?.input_tokens),
    output_tokens: countOf(record.completion_tokens, details?.output_tokens),
    cache_read_tokens: countOf(details?.cache_read_tokens, raw?.cache_read_input_tokens),
    reasoning_tokens: countOf(details?.reasoning_tokens),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
}

/** Epoch seconds carry microseconds, which milliseconds would lose. */
function duration(begun: unknown, ended: unknown, roundedMs: number): number {
  if (typeof begun !== "number" || typeof ended !== "number") return roundedMs;
  const scale = roundedMs / (ended - begun || 1);
  return scale > 100 && scale < 10_000 ? Math.round((ended - begun) * 1_000_000) / 1000 : roundedMs;
}

function httpStatus(code: number | undefined): number | undefined {
  return code !== undefined && Number.isInteger(code) && code >= 100 && code <= 599 ? code : undefined;
}

// OpenTelemetry GenAI over OTLP JSON: traces and logs, whole requests or one a line, in six dialects (otel-*.ts). What
// surprises: text, actor and network may each come from another convention, so each is looked up on its own.
import type { Place } from "../model/reject.ts";
import { type Defaults, type Emit, type Format, reject } from "./converter.ts";
import { safeCredential } from "./credential.ts";
import { type Draft, type DraftRequest, type DraftResponse, settle } from "./draft.ts";
import { countOf, type Fields, flagOf, isObject, listOf, numberOf, objectOf, textOf } from "./fields.ts";
import { stopReason } from "./messages.ts";
import { sampling } from "./openai-bodies.ts";
import {
  isMessageEvent,
  messageEventsRequest,
  messageEventsResponse,
  openLitRequest,
  openLitResponse,
} from "./otel-events.ts";
import { openInferenceRequest, openInferenceResponse, traceloopRequest, traceloopResponse } from "./otel-indexed.ts";
import { langfuseRequest, langfuseResponse } from "./otel-langfuse.ts";
import { semconvRequest, semconvResponse } from "./otel-semconv.ts";
import { decodeAttributes, decodeValue, type SpanView } from "./otel-values.ts";

/** In the order of trust: the first that has the request (or response) gives it. */
const REQUESTS: readonly ((span: SpanView) => DraftRequest | undefined)[] = [
  semconvRequest,
  traceloopRequest,
  openLitRequest,
  messageEventsRequest,
  langfuseRequest,
  openInferenceRequest,
];
const RESPONSES: readonly ((span: SpanView) => DraftResponse | undefined)[] = [
  semconvResponse,
  traceloopResponse,
  openLitResponse,
  messageEventsResponse,
  langfuseResponse,
  openInferenceResponse,
];

/** The log event that carries a whole exchange. */
const DETAILS_EVENT = "gen_ai.client.inference.operation.details";
const MODEL_CALLS = new Set([
  "chat",
  "completion",
  "text_completion",
  "generate_content",
  "generate",
  "message",
  "responses",
]);

interface Timed extends SpanView {
  span: Fields;
  begun: unknown;
  ended: unknown;
}

export const otel: Format = {
  name: "otel",
  recognises(record) {
    if (["resourceSpans", "resourceLogs", "scopeSpans", "scopeLogs"].some((key) => Array.isArray(record[key])))
      return true;
    if (!("attributes" in record)) return false;
    return "startTimeUnixNano" in record || "timeUnixNano" in record;
  },
  convert(record, place, emit, defaults) {
    if (!Array.isArray(record.resourceSpans) && !Array.isArray(record.resourceLogs)) {
      if (Array.isArray(record.scopeSpans) || Array.isArray(record.scopeLogs))
        convertResource(record, place, emit, defaults);
      else
        convertItems(
          {},
          "startTimeUnixNano" in record ? [record] : [],
          "timeUnixNano" in record ? [record] : [],
          place,
          emit,
          defaults,
        );
      return;
    }
    for (const resource of [...objects(record.resourceSpans), ...objects(record.resourceLogs)]) {
      convertResource(resource, place, emit, defaults);
    }
  },
};

function convertResource(resource: Fields, place: Place, emit: Emit, defaults: Defaults): void {
  const shared = decodeAttributes(objectOf(resource.resource)?.attributes);
  const spans = objects(resource.scopeSpans).flatMap((scope) => objects(scope.spans));
  const logs = objects(resource.scopeLogs).flatMap((scope) => objects(scope.logRecords));
  convertItems(shared, spans, logs, place, emit, defaults);
}

function convertItems(
  shared: Fields,
  spans: Fields[],
  logs: Fields[],
  place: Place,
  emit: Emit,
  defaults: Defaults,
): void {
  for (const span of spans) {
    const attributes = decodeAttributes(span.attributes);
    if (!isModelCall(attributes)) {
      reject(emit, place, "not a model call", "a span of something else");
      continue;
    }
    const events = objects(span.events).map((event) => ({
      name: textOf(event.name) ?? "",
      attributes: decodeAttributes(event.attributes),
      body: undefined,
    }));
    const timed = { attributes, events, span, begun: span.startTimeUnixNano, ended: span.endTimeUnixNano };
    settle(draftOf(timed, shared), place, emit, defaults, ACCOUNT_HINT);
  }
  const conversations = new Map<string, Timed>();
  for (const log of logs) {
    const attributes = decodeAttributes(log.attributes);
    const name = textOf(log.eventName, attributes["event.name"]) ?? "";
    const time = log.timeUnixNano ?? log.observedTimeUnixNano;
    if (name === DETAILS_EVENT) {
      const body = objectOf(decodeValue(log.body)) ?? {};
      const timed = { attributes: { ...body, ...attributes }, events: [], span: log, begun: time, ended: undefined };
      settle(draftOf(timed, shared), place, emit, defaults, ACCOUNT_HINT);
    } else if (isMessageEvent(name) && textOf(log.spanId) !== undefined) {
      const key = `${log.traceId}:${log.spanId}`;
      const known = conversations.get(key) ?? { attributes: {}, events: [], span: log, begun: time, ended: time };
      Object.assign(known.attributes, attributes);
      known.events.push({ name, attributes, body: decodeValue(log.body) });
      known.ended = time;
      conversations.set(key, known);
    } else reject(emit, place, "not a model call", "a log record of something else");
  }
  for (const timed of conversations.values()) settle(draftOf(timed, shared), place, emit, defaults, ACCOUNT_HINT);
}

const ACCOUNT_HINT = "account.id, user.id, enduser.id, langfuse.user.id or gen_ai.request.user";

function isModelCall(a: Fields): boolean {
  const kind = textOf(a["openinference.span.kind"], a["langfuse.observation.type"])?.toLowerCase();
  if (kind !== undefined) return kind === "llm" || kind === "generation";
  if (/^(?:workflow|task|agent|tool)$/.test(textOf(a["traceloop.span.kind"]) ?? "")) return false;
  const operation = textOf(a["gen_ai.operation.name"], a["llm.request.type"]);
  if (operation !== undefined) return MODEL_CALLS.has(operation);
  return ["gen_ai.request.model", "gen_ai.response.model", "llm.model_name"].some(
    (key) => textOf(a[key]) !== undefined,
  );
}

function draftOf(timed: Timed, shared: Fields): Draft {
  const { span, begun, ended } = timed;
  const a: Fields = { ...shared, ...timed.attributes };
  const view = { attributes: a, events: timed.events };
  const request = first(REQUESTS, view);
  const response = first(RESPONSES, view);
  const finish = textOf(a["gen_ai.response.finish_reasons"], listOf(a["gen_ai.response.finish_reasons"])?.[0]);
  const stop = response?.stop_reason ?? stopReason(finish);
  const credential = textOf(a["gen_ai.api_key_hash"], a["api_key.hash"], a["user.api_key_hash"]);
  const ids = [textOf(span.traceId), textOf(span.spanId)].filter((id) => id !== undefined);
  return {
    id: textOf(a["gen_ai.response.id"]) ?? (ids.length > 0 ? ids.join(":") : undefined),
    time: begun,
    account: textOf(
      a["account.id"],
      a["user.id"],
      a["enduser.id"],
      a["langfuse.user.id"],
      a["gen_ai.request.user"],
      a["llm.user"],
      a["traceloop.association.properties.user_id"],
    ),
    organization: textOf(a["organization.id"], a["org.id"], a["tenant.id"]),
    credential: credential === undefined ? undefined : safeCredential(credential),
    pathway: pathwayOf(a),
    model: textOf(
      a["gen_ai.request.model"],
      a["llm.model_name"],
      a["langfuse.observation.model.name"],
      a["gen_ai.response.model"],
    ),
    session: textOf(
      a["gen_ai.conversation.id"],
      a["session.id"],
      a["langfuse.session.id"],
      a["traceloop.association.properties.session_id"],
    ),
    network: networkOf(a),
    request: { messages: [], ...parametersOf(a), ...request },
    response:
      response === undefined && stop === undefined
        ? undefined
        : { ...response, ...(stop === undefined ? {} : { stop_reason: stop }) },
    usage: usageOf(a),
    status: statusOf(a, objectOf(span.status)),
    duration_ms: durationMs(begun, ended),
  };
}

function first<T>(dialects: readonly ((span: SpanView) => T | undefined)[], view: SpanView): T | undefined {
  for (const dialect of dialects) {
    const found = dialect(view);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parametersOf(a: Fields): Omit<DraftRequest, "messages"> {
  const json = objectOf(a["llm.invocation_parameters"]) ?? objectOf(a["langfuse.observation.model.parameters"]) ?? {};
  return sampling({
    ...json,
    temperature: a["gen_ai.request.temperature"] ?? json.temperature,
    top_p: a["gen_ai.request.top_p"] ?? json.top_p,
    max_tokens: a["gen_ai.request.max_tokens"] ?? json.max_tokens,
    stream: a["gen_ai.request.stream"] ?? a["gen_ai.request.is_stream"] ?? a["llm.is_streaming"] ?? json.stream,
  });
}

function usageOf(a: Fields): NonNullable<Draft["usage"]> {
  const details = objectOf(a["langfuse.observation.usage_details"]) ?? {};
  return {
    input_tokens: countOf(
      a["gen_ai.usage.input_tokens"],
      a["gen_ai.usage.prompt_tokens"],
      a["llm.token_count.prompt"],
      a["llm.usage.prompt_tokens"],
      details.input,
    ),
    output_tokens: countOf(
      a["gen_ai.usage.output_tokens"],
      a["gen_ai.usage.completion_tokens"],
      a["llm.token_count.completion"],
      a["llm.usage.completion_tokens"],
      details.output,
    ),
    cache_read_tokens: countOf(
      a["gen_ai.usage.cache_read.input_tokens"],
      a["gen_ai.usage.cache_read_input_tokens"],
      a["llm.token_count.prompt_details.cache_read"],
      details.cache_read_input_tokens,
    ),
    reasoning_tokens: countOf(
      a["gen_ai.usage.reasoning.output_tokens"],
      a["gen_ai.usage.reasoning_tokens"],
      a["llm.token_count.completion_details.reasoning"],
    ),
  };
}

function networkOf(a: Fields): Fields | undefined {
  const network = {
    ip: textOf(a["client.address"], a["http.client_ip"]),
    asn: countOf(a["client.as.number"]),
    country: textOf(a["client.geo.country.iso_code"], a["geo.country.iso_code"]),
    user_agent: textOf(a["user_agent.original"], a["http.user_agent"]),
    ja4: textOf(a["tls.client.ja4"]),
  };
  return Object.values(network).some((value) => value !== undefined) ? network : undefined;
}

function pathwayOf(a: Fields): string {
  if (a["service.name"] === "openrouter") return "aggregator";
  const provider = textOf(a["gen_ai.provider.name"], a["gen_ai.system"], a["llm.provider"])?.toLowerCase() ?? "";
  if (provider.includes("bedrock")) return "bedrock";
  if (provider.includes("vertex")) return "vertex";
  return provider.startsWith("azure") || provider.startsWith("az.ai") ? "foundry" : "api";
}

function statusOf(a: Fields, status: Fields | undefined): number {
  const code = numberOf(a["http.response.status_code"], a["http.status_code"], a["error.type"]);
  if (code !== undefined && code >= 100 && code <= 599) return code;
  const failed =
    status?.code === 2 || status?.code === "STATUS_CODE_ERROR" || a["langfuse.observation.level"] === "ERROR";
  return failed || flagOf(a.error) === true || textOf(a["error.type"]) !== undefined ? 500 : 200;
}

/** Nanoseconds as text exceed what a double holds; the difference does not. */
function durationMs(begun: unknown, ended: unknown): number | undefined {
  try {
    const nanoseconds = Number(BigInt(ended as string) - BigInt(begun as string));
    return nanoseconds >= 0 ? nanoseconds / 1_000_000 : undefined;
  } catch {
    return undefined;
  }
}

function objects(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

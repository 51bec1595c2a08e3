// The envelope around a raw provider request and response. Proxies each have their own; the names accepted here are
// those of `{request, response, ...meta}`, `{request_body, response_body, ...}`, `{custom_id, request: {body}, response:
// {status_code, body}}` (OpenAI batch files), a bare response, and a saved stream.
import { hashKey, safeCredential } from "./credential.ts";
import type { Draft } from "./draft.ts";
import { countOf, type Fields, isObject, numberOf, objectOf, textOf, unquote } from "./fields.ts";
import { parseAnyTime } from "./times.ts";

export interface Pair {
  request: Fields | undefined;
  /** The response object, or the list of its stream events. */
  response: Fields | Fields[] | undefined;
  envelope: Fields;
  httpStatus: number | undefined;
}

/** Takes an envelope apart. A bare response or stream has no request; undefined if the record is none of these. */
export function pairOf(record: Fields): Pair | undefined {
  if (Array.isArray(record.stream))
    return { request: undefined, response: events(record.stream), envelope: {}, httpStatus: undefined };
  if (isResponse(record)) return { request: undefined, response: record, envelope: {}, httpStatus: undefined };
  const outer = objectOf(record.request) ?? objectOf(record.request_body) ?? objectOf(record.requestBody);
  const answer = record.response ?? record.response_body ?? record.responseBody ?? record.response_events;
  if (outer === undefined && answer === undefined) return undefined;
  const request = objectOf(outer?.body) ?? outer;
  const plain = typeof answer === "string" ? (eventsOfText(answer) ?? unquote(answer)) : answer;
  const wrapped = isObject(plain) && !isResponse(plain) ? plain : undefined;
  const body = wrapped !== undefined && "body" in wrapped ? unquote(wrapped.body) : plain;
  const text = typeof body === "string" ? eventsOfText(body) : undefined;
  const response = Array.isArray(body) ? events(body) : isObject(body) ? body : text;
  return {
    request,
    response,
    envelope: record,
    httpStatus: numberOf(
      record.status,
      record.status_code,
      record.http_status,
      record.response_status,
      wrapped?.status_code,
      wrapped?.status,
    ),
  };
}

/** What the envelope says of who, when and from where. Time and account of the bodies are the caller's part. */
export function draftOfEnvelope(pair: Pair): Draft {
  const e = pair.envelope;
  const metadata = objectOf(e.metadata) ?? {};
  const properties = objectOf(e.properties) ?? objectOf(e.request_properties) ?? {};
  const network = objectOf(e.network) ?? objectOf(e.client) ?? {};
  const user = objectOf(e.user);
  const draft: Draft = {
    time: firstTime(
      e.time,
      e.timestamp,
      e.request_time,
      e.start_time,
      e.startTime,
      e.request_created_at,
      e.created_at,
      e.ts,
      e["@timestamp"],
    ),
    account: textOf(
      e.account,
      e.account_id,
      e.accountId,
      e.customer_id,
      e.user_id,
      e.userId,
      e.request_user_id,
      user?.id,
      metadata.account,
      metadata.account_id,
    ),
    organization: textOf(e.organization, e.organization_id, e.org_id, e.org, e.workspace_id),
    credential: credential(e),
    pathway: textOf(e.pathway),
    session: textOf(
      e.session,
      e.session_id,
      e.sessionId,
      e.conversation_id,
      metadata.session_id,
      properties["Helicone-Session-Id"],
    ),
    network: {
      ip: textOf(network.ip, network.address, e.ip, e.client_ip, e.clientIp, e.remote_addr, e.requester_ip_address),
      asn: countOf(network.asn, e.asn),
      country: textOf(network.country, e.country, e.country_code),
      user_agent: textOf(network.user_agent, e.user_agent, e.userAgent),
      ja4: textOf(network.ja4, e.ja4),
    },
    status: pair.httpStatus,
    duration_ms: countOf(e.duration_ms, e.latency_ms, e.delay_ms, e.durationMs),
  };
  if (Object.values(draft.network ?? {}).every((value) => value === undefined)) delete draft.network;
  return draft;
}

/** The id the envelope gives: used where the response has none. */
export function envelopeId(pair: Pair): string | undefined {
  const e = pair.envelope;
  return textOf(e.id, e.exchange_id, e.request_id, e.requestId, e.custom_id);
}

/** True for the response bodies and stream events that this project knows. */
export function isResponse(value: Fields): boolean {
  if (value.object === "chat.completion" || value.object === "text_completion") return Array.isArray(value.choices);
  if (value.object === "response") return Array.isArray(value.output);
  return value.type === "message" && value.role === "assistant" && Array.isArray(value.content);
}

function credential(e: Fields): string | undefined {
  const named = textOf(e.credential, e.api_key_hash, e.api_key_id, e.key_id);
  if (named !== undefined) return safeCredential(named);
  const raw = textOf(e.api_key, e.authorization);
  return raw === undefined ? undefined : hashKey(raw.replace(/^bearer\s+/i, ""));
}

function firstTime(...values: unknown[]): unknown {
  // A field that holds no time (a duration, say) must not hide the one that does.
  return values.find((value) => !Number.isNaN(parseAnyTime(value))) ?? values.find((value) => value != null);
}

function events(list: unknown[]): Fields[] {
  return list.filter(isObject);
}

/** The events of a response that was logged as the text of its stream. */
function eventsOfText(text: string): Fields[] | undefined {
  if (!/^\s*(?:event|data|id):/.test(text)) return undefined;
  const found: Fields[] = [];
  for (const line of text.split(/\r?\n/)) {
    const event = line.startsWith("data:") ? unquote(line.slice(5).trim()) : undefined;
    if (isObject(event)) found.push(event);
  }
  return found;
}

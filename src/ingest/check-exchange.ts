// The one gate to an Exchange: every format builds a draft and passes it here. Hand-written for speed (a third of a Zod
// parse, and it normalises on the way); a property test keeps it equal to ExchangeSchema, null read as absent.
import { CONTENT_STATES, type ContentState, type Exchange, type Message } from "../model/exchange.ts";
import { safeCredential } from "./credential.ts";
import { parseTime } from "./times.ts";

const MAX_COUNT = 4_294_967_295;
const MAX_NAME = 512;

type Fields = Record<string, unknown>;
type Request = NonNullable<Exchange["request"]>;
type Response = NonNullable<Exchange["response"]>;

/** Thrown inside this file only: unwinds to checkExchange with the reason of the reject. */
class Misfit extends Error {}

/**
 * A valid exchange from anything, known fields only, defaults filled in, time normalised, `content_state` always set;
 * or the reason why not, e.g. "field time: not an RFC 3339 time".
 */
export function checkExchange(draft: unknown): Exchange | string {
  try {
    return exchange(object(draft, "record") ?? misfit("record", "missing"));
  } catch (error) {
    if (error instanceof Misfit) return error.message;
    throw error;
  }
}

/** RFC 3339 UTC with milliseconds, or the reason why not. */
export function checkTime(value: unknown, field: string): string {
  if (typeof value !== "string") return misfit(field, value == null ? "missing" : "not a string");
  const ms = parseTime(value);
  if (Number.isNaN(ms)) return misfit(field, "not an RFC 3339 time within 2015 to 2100");
  return value.length === 24 && value.charCodeAt(23) === 90 && value.charCodeAt(10) === 84
    ? value
    : new Date(ms).toISOString();
}

function exchange(r: Fields): Exchange {
  if (r.v !== 1) misfit("v", r.v == null ? "missing" : "not 1");
  const result: Exchange = {
    v: 1,
    id: name(r.id, "id"),
    time: checkTime(r.time, "time"),
    account: name(r.account, "account"),
    pathway: text(r.pathway, "pathway") ?? "api",
    model: name(r.model, "model"),
    status: integer(r.status, "status", 999) ?? 200,
  };
  const organization = text(r.organization, "organization");
  if (organization !== undefined) result.organization = wellFormed(organization);
  const credential = text(r.credential, "credential");
  if (credential !== undefined) result.credential = safeCredential(wellFormed(credential));
  const session = text(r.session, "session");
  if (session !== undefined) result.session = wellFormed(session);
  const net = object(r.network, "network");
  if (net !== undefined) result.network = network(net);
  const asked = object(r.request, "request");
  if (asked !== undefined) result.request = request(asked);
  const answered = object(r.response, "response");
  if (answered !== undefined) result.response = response(answered);
  const used = object(r.usage, "usage");
  if (used !== undefined) result.usage = usage(used);
  const duration = number(r.duration_ms, "duration_ms");
  if (duration !== undefined) {
    if (duration < 0) misfit("duration_ms", "negative");
    result.duration_ms = duration;
  }
  const state = object(r.content_state, "content_state");
  settleContent(result, state === undefined ? undefined : contentState(state));
  return result;
}

/**
 * Sets `content_state`, and sees to it that text which is not there is not read as an empty prompt: a request all of
 * whose messages are blank, in a log that says nothing of it, was logged without text.
 */
function settleContent(e: Exchange, given: Exchange["content_state"]): void {
  const messages = e.request?.messages;
  const asked = messages?.some((m) => m.content !== "") === true;
  const request: ContentState = given?.request ?? (asked ? "full" : "absent");
  if (messages !== undefined && (request === "absent" || request === "redacted")) (e.request as Request).messages = [];
  const answer = e.response;
  const answered = (answer?.content ?? "") !== "" || (answer?.tool_calls?.length ?? 0) > 0;
  const silent = answer?.content === "" && !((e.usage?.output_tokens ?? 0) > 0);
  const response: ContentState = given?.response ?? (answered || silent ? "full" : "absent");
  if (answer !== undefined && (response === "absent" || response === "redacted")) delete answer.content;
  e.content_state = { request, response };
}

function network(r: Fields): NonNullable<Exchange["network"]> {
  const result: NonNullable<Exchange["network"]> = {};
  const ip = text(r.ip, "network.ip");
  if (ip !== undefined) result.ip = wellFormed(ip);
  const asn = integer(r.asn, "network.asn", MAX_COUNT);
  if (asn !== undefined) result.asn = asn;
  const country = text(r.country, "network.country");
  if (country !== undefined) result.country = wellFormed(country);
  const agent = text(r.user_agent, "network.user_agent");
  if (agent !== undefined) result.user_agent = wellFormed(agent);
  const ja4 = text(r.ja4, "network.ja4");
  if (ja4 !== undefined) result.ja4 = wellFormed(ja4);
  return result;
}

function request(r: Fields): Request {
  const list = array(r.messages, "request.messages") ?? misfit("request.messages", "missing");
  const messages = new Array<Message>(list.length);
  for (let i = 0; i < list.length; i++) messages[i] = message(list[i]);
  const result: Request = { messages };
  const system = text(r.system, "request.system");
  if (system !== undefined) result.system = system;
  const tools = array(r.tools, "request.tools");
  if (tools !== undefined) result.tools = tools.map(tool);
  const temperature = number(r.temperature, "request.temperature");
  if (temperature !== undefined) result.temperature = temperature;
  const topP = number(r.top_p, "request.top_p");
  if (topP !== undefined) result.top_p = topP;
  const maxTokens = integer(r.max_tokens, "request.max_tokens", MAX_COUNT);
  if (maxTokens !== undefined) result.max_tokens = maxTokens;
  const stream = flag(r.stream, "request.stream");
  if (stream !== undefined) result.stream = stream;
  const reasoning = object(r.reasoning, "request.reasoning");
  if (reasoning !== undefined) {
    const enabled =
      flag(reasoning.enabled, "request.reasoning.enabled") ?? misfit("request.reasoning.enabled", "missing");
    const budget = integer(reasoning.budget_tokens, "request.reasoning.budget_tokens", MAX_COUNT);
    result.reasoning = budget === undefined ? { enabled } : { enabled, budget_tokens: budget };
  }
  return result;
}

function message(value: unknown): Message {
  const r = object(value, "request.messages[]") ?? misfit("request.messages[]", "missing");
  const role = r.role;
  if (role !== "user" && role !== "assistant" && role !== "tool") misfit("request.messages[].role", "unknown");
  const content = text(r.content, "request.messages[].content") ?? misfit("request.messages[].content", "missing");
  const signature = text(r.reasoning_signature, "request.messages[].reasoning_signature");
  return signature === undefined ? { role, content } : { role, content, reasoning_signature: signature };
}

function tool(value: unknown): NonNullable<Request["tools"]>[number] {
  const r = object(value, "request.tools[]") ?? misfit("request.tools[]", "missing");
  const result: NonNullable<Request["tools"]>[number] = {
    name: text(r.name, "request.tools[].name") ?? misfit("request.tools[].name", "missing"),
  };
  const description = text(r.description, "request.tools[].description");
  if (description !== undefined) result.description = description;
  if (r.input_schema != null) result.input_schema = r.input_schema;
  return result;
}

function response(r: Fields): Response {
  const result: Response = {};
  const content = text(r.content, "response.content");
  if (content !== undefined) result.content = content;
  const calls = array(r.tool_calls, "response.tool_calls");
  if (calls !== undefined) {
    result.tool_calls = calls.map((value) => {
      const call = object(value, "response.tool_calls[]") ?? misfit("response.tool_calls[]", "missing");
      const called = text(call.name, "response.tool_calls[].name") ?? misfit("response.tool_calls[].name", "missing");
      return call.arguments == null ? { name: called } : { name: called, arguments: call.arguments };
    });
  }
  const stop = text(r.stop_reason, "response.stop_reason");
  if (stop !== undefined) result.stop_reason = stop;
  const signature = text(r.reasoning_signature, "response.reasoning_signature");
  if (signature !== undefined) result.reasoning_signature = signature;
  return result;
}

function usage(r: Fields): NonNullable<Exchange["usage"]> {
  const result: NonNullable<Exchange["usage"]> = {};
  const input = integer(r.input_tokens, "usage.input_tokens", MAX_COUNT);
  if (input !== undefined) result.input_tokens = input;
  const output = integer(r.output_tokens, "usage.output_tokens", MAX_COUNT);
  if (output !== undefined) result.output_tokens = output;
  const cached = integer(r.cache_read_tokens, "usage.cache_read_tokens", MAX_COUNT);
  if (cached !== undefined) result.cache_read_tokens = cached;
  const reasoning = integer(r.reasoning_tokens, "usage.reasoning_tokens", MAX_COUNT);
  if (reasoning !== undefined) result.reasoning_tokens = reasoning;
  return result;
}

function contentState(r: Fields): NonNullable<Exchange["content_state"]> {
  return {
    request: state(r.request, "content_state.request"),
    response: state(r.response, "content_state.response"),
  };
}

function state(value: unknown, field: string): ContentState {
  return CONTENT_STATES.includes(value as ContentState) ? (value as ContentState) : misfit(field, "unknown");
}

function misfit(field: string, what: string): never {
  throw new Misfit(`field ${field}: ${what}`);
}

function name(value: unknown, field: string): string {
  const found = text(value, field) ?? misfit(field, "missing");
  if (found === "") misfit(field, "empty");
  if (found.length > MAX_NAME) misfit(field, "longer than 512 characters");
  return wellFormed(found);
}

/** A lone surrogate has no UTF-8 form; left in an id it would be stored as another id than the one hashed. */
function wellFormed(value: string): string {
  return SURROGATE.test(value) ? value.replace(LONE_SURROGATE, "\ufffd") : value;
}
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function text(value: unknown, field: string): string | undefined {
  if (value == null) return undefined;
  return typeof value === "string" ? value : misfit(field, "not a string");
}

function number(value: unknown, field: string): number | undefined {
  if (value == null) return undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : misfit(field, "not a number");
}

function integer(value: unknown, field: string, max: number): number | undefined {
  if (value == null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value)) return misfit(field, "not an integer");
  return value >= 0 && value <= max ? value : misfit(field, "out of range");
}

function flag(value: unknown, field: string): boolean | undefined {
  if (value == null) return undefined;
  return typeof value === "boolean" ? value : misfit(field, "not true or false");
}

function object(value: unknown, field: string): Fields | undefined {
  if (value == null) return undefined;
  return typeof value === "object" && !Array.isArray(value) ? (value as Fields) : misfit(field, "not an object");
}

function array(value: unknown, field: string): unknown[] | undefined {
  if (value == null) return undefined;
  return Array.isArray(value) ? value : misfit(field, "not a list");
}

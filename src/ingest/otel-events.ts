// Dialects that put text into events: OpenLIT's span events, and the message events of semantic conventions up to 1.36,
// which come as log records or, from some emitters, as span events.
import type { DraftRequest, DraftResponse } from "./draft.ts";
import { type Fields, isObject, objectOf, textOf, unquote } from "./fields.ts";
import { flattenMessages } from "./messages.ts";
import { responseOfMessage } from "./otel-semconv.ts";
import type { SpanView } from "./otel-values.ts";

/** Roles by event name. */
const MESSAGE_EVENTS: Record<string, string> = {
  "gen_ai.system.message": "system",
  "gen_ai.user.message": "user",
  "gen_ai.assistant.message": "assistant",
  "gen_ai.tool.message": "tool",
};
const CHOICE_EVENT = "gen_ai.choice";
const ROLE_LINE = /^(system|developer|user|assistant|tool): /m;

/** True for the events that together spell one exchange. */
export function isMessageEvent(name: string): boolean {
  return name === CHOICE_EVENT || name in MESSAGE_EVENTS;
}

export function openLitRequest({ events }: SpanView): DraftRequest | undefined {
  const prompt = events.find((event) => event.name === "gen_ai.content.prompt")?.attributes["gen_ai.prompt"];
  if (typeof prompt !== "string") return undefined;
  const plain = unquote(prompt);
  if (Array.isArray(plain)) return flattenMessages(plain);
  return ROLE_LINE.exec(prompt)?.index === 0 ? flattenMessages(byRole(prompt)) : flattenMessages(prompt);
}

export function openLitResponse({ events }: SpanView): DraftResponse | undefined {
  const completion = events.find((event) => event.name === "gen_ai.content.completion")?.attributes[
    "gen_ai.completion"
  ];
  if (typeof completion !== "string") return undefined;
  const plain = unquote(completion);
  const first = Array.isArray(plain) ? plain[0] : undefined;
  return responseOfMessage(
    isObject(first) && ("content" in first || "parts" in first) ? first : { content: completion },
  );
}

export function messageEventsRequest({ events }: SpanView): DraftRequest | undefined {
  const messages = events.filter((event) => event.name in MESSAGE_EVENTS);
  if (messages.length === 0) return undefined;
  return flattenMessages(
    messages.map((event) => ({ role: MESSAGE_EVENTS[event.name], ...bodyOf(event.body, event.attributes) })),
  );
}

export function messageEventsResponse({ events }: SpanView): DraftResponse | undefined {
  const choice = events.find((event) => event.name === CHOICE_EVENT);
  if (choice === undefined) return undefined;
  const body = bodyOf(choice.body, choice.attributes);
  const message = objectOf(body.message) ?? body;
  const response = responseOfMessage({ ...message, finish_reason: body.finish_reason ?? message.finish_reason });
  // Capture switched off leaves an event with a reason and no text.
  if (message.content === undefined && response.tool_calls === undefined) delete response.content;
  return response;
}

function bodyOf(body: unknown, attributes: Fields): Fields {
  const plain = objectOf(body) ?? objectOf(attributes["gen_ai.event.content"]);
  if (plain !== undefined) return plain;
  const content = textOf(body, attributes["gen_ai.event.content"], attributes.content);
  return content === undefined ? {} : { content };
}

/** OpenLIT writes a conversation as `role: text`, a line for each message. */
function byRole(prompt: string): Fields[] {
  const parts = prompt.split(new RegExp(ROLE_LINE, "gm"));
  const messages: Fields[] = [];
  for (let i = 1; i + 1 < parts.length; i += 2)
    messages.push({ role: parts[i], content: parts[i + 1].replace(/\n$/, "") });
  return messages;
}

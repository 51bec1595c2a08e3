// The events of an OpenAI stream to the response that they carry. Both streams end with everything that counts; if one
// was cut before that, what came is put together and `complete` is false.
import { type Fields, isObject, objectOf, textOf } from "./fields.ts";

export interface Assembled {
  response: Fields;
  complete: boolean;
}

/** Chat completion chunks or Responses events; undefined if the events are neither. */
export function assembleOpenAi(events: readonly Fields[]): Assembled | undefined {
  if (events.some((event) => event.object === "chat.completion.chunk")) return assembleChat(events);
  if (events.some((event) => typeof event.type === "string" && event.type.startsWith("response.")))
    return assembleResponse(events);
  return undefined;
}

function assembleChat(events: readonly Fields[]): Assembled {
  const chunks = events.filter((event) => event.object === "chat.completion.chunk");
  const calls: { name: string; arguments: string }[] = [];
  let content = "";
  let refusal = "";
  let finish: unknown = null;
  let usage: unknown;
  for (const chunk of chunks) {
    if (isObject(chunk.usage)) usage = chunk.usage;
    const choice = Array.isArray(chunk.choices)
      ? chunk.choices.find((c) => isObject(c) && (c.index ?? 0) === 0)
      : undefined;
    const delta = objectOf(choice?.delta);
    content += textOf(delta?.content) ?? "";
    refusal += textOf(delta?.refusal) ?? "";
    finish = choice?.finish_reason ?? finish;
    for (const part of Array.isArray(delta?.tool_calls) ? delta.tool_calls : []) {
      const index = typeof part?.index === "number" && part.index >= 0 && part.index < 1024 ? part.index : 0;
      calls[index] ??= { name: "", arguments: "" };
      calls[index].name += textOf(part?.function?.name) ?? "";
      calls[index].arguments += textOf(part?.function?.arguments) ?? "";
    }
  }
  const message: Fields = { role: "assistant", content };
  if (refusal !== "") message.refusal = refusal;
  const made = calls.filter((call) => call !== undefined);
  if (made.length > 0) message.tool_calls = made.map((call) => ({ function: call }));
  const { id, created, model } = chunks[0];
  const choices = [{ index: 0, message, finish_reason: finish }];
  return { response: { object: "chat.completion", id, created, model, choices, usage }, complete: finish != null };
}

function assembleResponse(events: readonly Fields[]): Assembled {
  const final = events.findLast((event) => /^response\.(?:completed|incomplete|failed)$/.test(String(event.type)));
  if (isObject(final?.response)) return { response: final.response, complete: true };
  const begun = objectOf(events.find((event) => isObject(event.response))?.response) ?? {};
  const done = events.filter((event) => event.type === "response.output_item.done").map((event) => event.item);
  const open = new Map<unknown, string>();
  for (const event of events) {
    if (event.type === "response.output_text.delta")
      open.set(event.output_index, (open.get(event.output_index) ?? "") + (textOf(event.delta) ?? ""));
    if (event.type === "response.output_item.done") open.delete(event.output_index);
  }
  const cut = [...open.values()].map((text) => ({
    type: "message",
    role: "assistant",
    content: [{ type: "output_text", text }],
  }));
  return { response: { ...begun, object: "response", output: [...done, ...cut] }, complete: false };
}

// Message blocks of every provider to the contract's flat messages: one role and one text. What surprises: a tool result
// becomes a message of its own, thinking is left out of the text (only its signature is kept), and an image leaves "[image]".
import type { ContentState, Message } from "../model/exchange.ts";
import { isCut, isRedacted } from "./content-marks.ts";
import { type Fields, isObject, objectOf, textOf, unquote } from "./fields.ts";

export interface Flat {
  system?: string;
  messages: Message[];
  /** Set when a mark says that text was cut or removed. */
  state?: ContentState;
}

export interface FlatBlocks {
  text: string;
  toolCalls: { name: string; arguments?: unknown }[];
  toolResults: string[];
  signature?: string;
}

/** What stands in the text for a part that is not text. */
const PLACEHOLDERS: Record<string, string> = {
  image: "[image]",
  image_url: "[image]",
  input_image: "[image]",
  document: "[document]",
  file: "[file]",
  input_file: "[file]",
  input_audio: "[audio]",
  audio: "[audio]",
  video: "[video]",
  blob: "[file]",
  uri: "[file]",
};

/** A list of messages, or one message, or one text. Roles: system and developer go to `system`, unknown ones are the user's. */
export function flattenMessages(value: unknown): Flat {
  const system: string[] = [];
  const messages: Message[] = [];
  let signature: string | undefined;
  const list = Array.isArray(value) ? value : value == null ? [] : [value];
  for (const item of list) {
    if (typeof item === "string") messages.push({ role: "user", content: item });
    if (!isObject(item)) continue;
    // Items of the Responses API that are not messages.
    if (item.type === "reasoning") {
      signature = textOf(item.encrypted_content, item.id);
      continue;
    }
    if (item.type === "function_call" || item.type === "custom_tool_call") {
      messages.push(withSignature({ role: "assistant", content: "" }, signature));
      signature = undefined;
      continue;
    }
    if (item.type === "function_call_output" || item.type === "custom_tool_call_output") {
      messages.push({ role: "tool", content: flattenBlocks(item.output, "\n").text });
      continue;
    }
    const role = roleOf(item);
    const flat = flattenBlocks(item.content ?? item.parts, role === "assistant" ? "" : "\n");
    for (const result of flat.toolResults) messages.push({ role: "tool", content: result });
    if (role === "system") system.push(flat.text);
    else if (flat.text !== "" || flat.toolResults.length === 0) {
      const own = flat.signature ?? signatureOf(item) ?? (role === "assistant" ? signature : undefined);
      messages.push(withSignature({ role, content: flat.text }, own));
      if (role === "assistant") signature = undefined;
    }
  }
  const flat: Flat = { messages };
  const state = stateOf([...messages.map((m) => m.content), ...system]);
  if (state === "redacted") return { messages: [], state };
  if (system.length > 0) flat.system = system.join("\n\n");
  if (state !== undefined) flat.state = state;
  return flat;
}

/** The text, calls, results and signature of a message's content. Text blocks are joined with `separator`. */
export function flattenBlocks(value: unknown, separator: string): FlatBlocks {
  const flat: FlatBlocks = { text: "", toolCalls: [], toolResults: [] };
  const texts: string[] = [];
  const list = Array.isArray(value) ? value : value == null ? [] : [value];
  for (const block of list) addBlock(block, flat, texts, separator);
  flat.text = texts.join(separator);
  return flat;
}

function addBlock(block: unknown, flat: FlatBlocks, texts: string[], separator: string): void {
  if (typeof block === "string") {
    texts.push(block);
    return;
  }
  if (!isObject(block)) return;
  const type = textOf(block.type) ?? "";
  const call =
    objectOf(block.toolUse) ??
    (type === "tool_use" || type === "tool_call" || type === "server_tool_use" ? block : undefined);
  const result =
    objectOf(block.toolResult) ?? (type === "tool_result" || type === "tool_call_response" ? block : undefined);
  const guarded = objectOf(objectOf(block.guardContent)?.text);
  if (call !== undefined) flat.toolCalls.push(toolCall(call));
  else if (result !== undefined) {
    const given = result.content ?? result.response ?? result.result;
    const text = flattenBlocks(given, separator || "\n").text;
    flat.toolResults.push(text === "" && isObject(given) ? JSON.stringify(given) : text);
  } else if (/^(?:redacted_)?(?:thinking|reasoning)$/.test(type) || "reasoningContent" in block) {
    flat.signature ??= signatureOf(block);
  } else if (guarded !== undefined) texts.push(textOf(guarded.text) ?? "");
  else if (type in PLACEHOLDERS) texts.push(PLACEHOLDERS[textOf(block.modality) ?? type] ?? PLACEHOLDERS[type]);
  else if (typeof block.text === "string") texts.push(block.text);
  else if (typeof block.content === "string") texts.push(block.content);
  else if (typeof block.refusal === "string") texts.push(block.refusal);
  else if (isObject(block.json)) texts.push(JSON.stringify(block.json));
  else {
    const kind = Object.keys(PLACEHOLDERS).find((key) => isObject(block[key]));
    if (kind !== undefined) texts.push(PLACEHOLDERS[kind]);
    else if (isObject(block.message_content)) addBlock(block.message_content, flat, texts, separator);
  }
}

/** A call in any provider's shape: name and arguments, these parsed where they are JSON text. */
export function toolCall(call: Fields): { name: string; arguments?: unknown } {
  const inner = objectOf(call.function) ?? objectOf(call.tool_call) ?? call;
  const given = inner.arguments ?? inner.input;
  const name = textOf(inner.name, objectOf(inner.function)?.name) ?? "unnamed";
  return given === undefined ? { name } : { name, arguments: unquote(given) };
}

/** The opaque handle of reasoning: Anthropic's signature or redacted data, Bedrock's, LiteLLM's thinking blocks. The first if many. */
export function signatureOf(item: Fields): string | undefined {
  const converse = objectOf(item.reasoningContent);
  const own = textOf(
    item.signature,
    item.type === "redacted_thinking" ? item.data : undefined,
    objectOf(converse?.reasoningText)?.signature,
    converse?.redactedContent,
    item.reasoning_signature,
  );
  if (own !== undefined || !Array.isArray(item.thinking_blocks)) return own;
  for (const block of item.thinking_blocks) {
    const found = isObject(block) ? signatureOf(block) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tool definitions in any provider's shape. A built-in tool without a name goes by its type. */
export function flattenTools(
  value: unknown,
): { name: string; description?: string; input_schema?: unknown }[] | undefined {
  const list = unquote(value);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((item) => {
    const outer = objectOf(item);
    if (outer === undefined) return [];
    const tool = objectOf(outer.function) ?? objectOf(outer.toolSpec) ?? outer;
    const name = textOf(tool.name, outer.type);
    if (name === undefined) return [];
    const description = textOf(tool.description);
    const schema = tool.input_schema ?? tool.parameters ?? objectOf(tool.inputSchema)?.json ?? tool.inputSchema;
    return [
      {
        name,
        ...(description === undefined ? {} : { description }),
        ...(schema == null ? {} : { input_schema: unquote(schema) }),
      },
    ];
  });
}

/** `redacted` if all texts are marks of removal, `truncated` if one holds a mark of cutting or some were removed. */
export function stateOf(texts: readonly string[]): ContentState | undefined {
  const filled = texts.filter((text) => text !== "");
  const redacted = filled.filter(isRedacted).length;
  if (redacted > 0) return redacted === filled.length ? "redacted" : "truncated";
  return filled.some(isCut) ? "truncated" : undefined;
}

function roleOf(item: Fields): Message["role"] | "system" {
  switch (item.role) {
    case "system":
    case "developer":
      return "system";
    case "assistant":
    case "model":
    case "ai":
      return "assistant";
    case "tool":
    case "function":
      return "tool";
    default:
      return "user";
  }
}

function withSignature(message: Message, signature: string | undefined): Message {
  return signature === undefined ? message : { ...message, reasoning_signature: signature };
}

/** The contract's words for why an answer ended; words of a source that has others are kept, in lower case. */
export function stopReason(value: unknown): string | undefined {
  const word = textOf(value)?.toLowerCase();
  return word === undefined ? undefined : (STOP_REASONS[word] ?? word);
}

const STOP_REASONS: Record<string, string> = {
  stop: "end_turn",
  completed: "end_turn",
  complete: "end_turn",
  finished: "end_turn",
  length: "max_tokens",
  max_output_tokens: "max_tokens",
  tool_calls: "tool_use",
  tool_call: "tool_use",
  function_call: "tool_use",
  content_filter: "refusal",
  content_filtered: "refusal",
  guardrail_intervened: "refusal",
};

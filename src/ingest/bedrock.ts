// AWS Bedrock model invocation logs: Converse and InvokeModel, streamed or not, bodies in the log or off-loaded to S3;
// also as CloudWatch wraps them. Source: AWS Bedrock user guide, model invocation logging.
import { anthropicRequest, anthropicResponse, anthropicUsage, assembleAnthropic } from "./anthropic-bodies.ts";
import type { Format } from "./converter.ts";
import { type DraftRequest, type DraftResponse, type DraftUsage, settle } from "./draft.ts";
import { countOf, type Fields, isObject, listOf, numberOf, objectOf, sumOf, textOf } from "./fields.ts";
import { flattenBlocks, flattenMessages, flattenTools, stateOf, stopReason } from "./messages.ts";
import { openAiRequest, openAiResponse, openAiUsage, reasoningOf } from "./openai-bodies.ts";

export const bedrock: Format = {
  name: "bedrock",
  recognises(record) {
    const log = unwrap(record);
    if (log.schemaType === "ModelInvocationLog") return true;
    return (
      typeof log.modelId === "string" &&
      typeof log.requestId === "string" &&
      (isObject(log.input) || isObject(log.output))
    );
  },
  convert(record, place, emit, defaults) {
    const log = unwrap(record);
    const input = objectOf(log.input) ?? {};
    const output = objectOf(log.output) ?? {};
    const asked = objectOf(input.inputBodyJson);
    const answered = answerOf(output.outputBodyJson);
    const arn = textOf(objectOf(log.identity)?.arn);
    settle(
      {
        id: textOf(log.requestId),
        time: log.timestamp,
        account: textOf(log.accountId, arn),
        credential: arn,
        pathway: "bedrock",
        model: modelOf(textOf(log.modelId)),
        request: withoutBody(input.inputBodyS3Path, asked === undefined ? undefined : requestOf(asked)),
        response: withoutBody(output.outputBodyS3Path, answered?.response),
        usage: usageOf(input, output, answered?.usage),
        status: statusOf(log),
        duration_ms: countOf(answered?.latencyMs),
      },
      place,
      emit,
      defaults,
      "accountId or identity.arn",
    );
  },
};

/** CloudWatch keeps the log as text in `@message` (Insights) or `message` (subscriptions). */
function unwrap(record: Fields): Fields {
  if ("modelId" in record) return record;
  return objectOf(record["@message"]) ?? objectOf(record.message) ?? record;
}

/** An inference profile or model ARN ends in the id. */
function modelOf(id: string | undefined): string | undefined {
  return id?.startsWith("arn:") ? id.slice(id.lastIndexOf("/") + 1) : id;
}

function withoutBody<T extends DraftRequest | DraftResponse>(s3Path: unknown, body: T | undefined): T | undefined {
  if (body !== undefined || s3Path == null) return body;
  return { messages: [], state: "by-reference" } as DraftRequest & DraftResponse as T;
}

function requestOf(body: Fields): DraftRequest {
  const config = objectOf(body.inferenceConfig);
  const converse = config !== undefined || "toolConfig" in body || "additionalModelRequestFields" in body;
  if (
    converse ||
    (Array.isArray(body.messages) && !("anthropic_version" in body) && hasConverseBlocks(body.messages))
  ) {
    return converseRequest(body, config ?? {});
  }
  if ("anthropic_version" in body || Array.isArray(body.system)) return anthropicRequest(body);
  const own = objectOf(body.textGenerationConfig);
  const request = openAiRequest({ ...body, messages: body.messages ?? body.inputText ?? body.prompt ?? body.contents });
  const maxTokens = countOf(request.max_tokens, body.max_gen_len, own?.maxTokenCount, body.max_tokens_to_sample);
  if (maxTokens !== undefined) request.max_tokens = maxTokens;
  const temperature = numberOf(request.temperature, own?.temperature);
  if (temperature !== undefined) request.temperature = temperature;
  const topP = numberOf(request.top_p, own?.topP);
  if (topP !== undefined) request.top_p = topP;
  return request;
}

function hasConverseBlocks(messages: unknown[]): boolean {
  return messages.some(
    (m) =>
      isObject(m) && Array.isArray(m.content) && m.content.some((block) => isObject(block) && block.type === undefined),
  );
}

function converseRequest(body: Fields, config: Fields): DraftRequest {
  const request: DraftRequest = flattenMessages(body.messages);
  const system = flattenBlocks(body.system, "\n\n").text;
  if (system !== "") request.system = request.system === undefined ? system : `${system}\n\n${request.system}`;
  const tools = flattenTools(objectOf(body.toolConfig)?.tools);
  if (tools !== undefined && tools.length > 0) request.tools = tools;
  const temperature = numberOf(config.temperature);
  if (temperature !== undefined) request.temperature = temperature;
  const topP = numberOf(config.topP);
  if (topP !== undefined) request.top_p = topP;
  const maxTokens = countOf(config.maxTokens);
  if (maxTokens !== undefined) request.max_tokens = maxTokens;
  const reasoning = reasoningOf(objectOf(body.additionalModelRequestFields) ?? {});
  if (reasoning !== undefined) request.reasoning = reasoning;
  return request;
}

interface Answer {
  response: DraftResponse;
  usage?: DraftUsage;
  latencyMs?: unknown;
}

function answerOf(value: unknown): Answer | undefined {
  const list = listOf(value);
  if (list !== undefined) return streamed(list.flatMap((event) => (isObject(event) ? [event] : [])));
  const body = objectOf(value);
  if (body === undefined) return undefined;
  const message = objectOf(objectOf(body.output)?.message);
  if (message !== undefined) {
    const response = anthropicResponse({ content: message.content, stop_reason: body.stopReason });
    return { response, usage: converseUsage(objectOf(body.usage)), latencyMs: objectOf(body.metrics)?.latencyMs };
  }
  if (body.type === "message" || Array.isArray(body.content)) {
    return { response: anthropicResponse(body), usage: anthropicUsage(objectOf(body.usage)) };
  }
  if (Array.isArray(body.choices) || Array.isArray(body.output)) {
    return { response: openAiResponse(body), usage: openAiUsage(objectOf(body.usage)) };
  }
  // Titan, Llama, Mistral, Cohere and Claude's old completions each have a name for the one text.
  const result =
    objectOf(listOf(body.results)?.[0]) ??
    objectOf(listOf(body.outputs)?.[0]) ??
    objectOf(listOf(body.generations)?.[0]) ??
    body;
  return { response: oneText(result) };
}

function oneText(result: Fields): DraftResponse {
  const response: DraftResponse = {};
  const text = textOf(result.outputText, result.generation, result.completion, result.text);
  if (text !== undefined) response.content = text;
  const stop = stopReason(
    textOf(result.completionReason, result.stop_reason, result.finish_reason)?.replace(/^FINISH$/, "stop"),
  );
  if (stop !== undefined) response.stop_reason = stop;
  const state = text === undefined ? undefined : stateOf([text]);
  if (state !== undefined) response.state = state;
  return response;
}

/** The raw stream events of InvokeModelWithResponseStream, in the model maker's own shape. */
function streamed(events: Fields[]): Answer {
  const message = assembleAnthropic(events);
  if (message !== undefined) {
    const response = anthropicResponse(message.response);
    if (!message.complete) response.state ??= "truncated";
    return { response, usage: anthropicUsage(objectOf(message.response.usage)) };
  }
  // Converse events where a log keeps them, else one text a chunk.
  let text = "";
  let response: DraftResponse = {};
  for (const event of events) {
    const delta = objectOf(objectOf(event.contentBlockDelta)?.delta);
    const part = oneText(event);
    text += textOf(delta?.text) ?? part.content ?? "";
    const stop = stopReason(objectOf(event.messageStop)?.stopReason) ?? part.stop_reason;
    if (stop !== undefined) response = { ...response, stop_reason: stop };
  }
  return { response: { ...response, content: text } };
}

function converseUsage(usage: Fields | undefined): DraftUsage {
  const cached = countOf(usage?.cacheReadInputTokens, usage?.cacheReadInputTokenCount);
  const written = countOf(usage?.cacheWriteInputTokens, usage?.cacheWriteInputTokenCount);
  return {
    input_tokens: sumOf(countOf(usage?.inputTokens), cached, written),
    output_tokens: countOf(usage?.outputTokens),
    cache_read_tokens: cached,
  };
}

/** The log's own counts, which leave cached tokens out as the body's do; the body's where the log has none. */
function usageOf(input: Fields, output: Fields, body: DraftUsage | undefined): DraftUsage {
  const cached = countOf(input.cacheReadInputTokenCount, body?.cache_read_tokens);
  const counted = countOf(input.inputTokenCount);
  const total = sumOf(counted, countOf(input.cacheReadInputTokenCount), countOf(input.cacheWriteInputTokenCount));
  // Where only the body tells of the cache, its sum is the greater.
  const fromBody = body?.input_tokens;
  return {
    input_tokens: total === undefined || fromBody === undefined ? (total ?? fromBody) : Math.max(total, fromBody),
    output_tokens: countOf(output.outputTokenCount, body?.output_tokens),
    cache_read_tokens: cached,
    reasoning_tokens: body?.reasoning_tokens,
  };
}

function statusOf(log: Fields): number {
  const code = textOf(log.errorCode);
  if (code === undefined) return numberOf(log.status) ?? 200;
  const known = Object.entries(ERRORS).find(([name]) => code.includes(name));
  return known?.[1] ?? numberOf(log.status, log.errorCode) ?? 500;
}

const ERRORS: Record<string, number> = {
  Throttling: 429,
  Validation: 400,
  AccessDenied: 403,
  NotFound: 404,
  Timeout: 408,
  NotReady: 429,
  ServiceUnavailable: 503,
};

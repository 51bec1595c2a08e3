import { describe, expect, it } from "vitest";
import { convertAll, readAll, tempFile } from "../../test/support/collect.ts";

type Value = string | number | boolean | Value[] | { [key: string]: Value };
const any = (value: Value): unknown => {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return Array.isArray(value)
    ? { arrayValue: { values: value.map(any) } }
    : { kvlistValue: { values: attributes(value) } };
};
const attributes = (map: { [key: string]: Value }): unknown[] =>
  Object.entries(map).map(([key, value]) => ({ key, value: any(value) }));
const base = {
  "gen_ai.operation.name": "chat",
  "gen_ai.request.model": "m",
  "user.id": "acct",
  "client.address": "203.0.113.1",
  "user_agent.original": "ua",
  "gen_ai.conversation.id": "conv",
  "gen_ai.usage.input_tokens": 52,
  "gen_ai.usage.output_tokens": 47,
};
const spanOf = (map: { [key: string]: Value }, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  traceId: "4bf9",
  spanId: "00f0",
  startTimeUnixNano: "1763650846847371000",
  endTimeUnixNano: "1763650849851954000",
  attributes: attributes(map),
  status: {},
  ...more,
});
const traces = (...spans: unknown[]): unknown => ({
  resourceSpans: [{ resource: { attributes: attributes({ "service.name": "gw" }) }, scopeSpans: [{ spans }] }],
});
const logs = (...records: unknown[]): unknown => ({
  resourceLogs: [{ resource: {}, scopeLogs: [{ logRecords: records }] }],
});

const turns = [
  { role: "system", parts: [{ type: "text", content: "be brief" }] },
  {
    role: "user",
    parts: [
      { type: "text", content: "q" },
      { type: "blob", modality: "image", content: "AAAA" },
    ],
  },
  { role: "assistant", parts: [{ type: "tool_call", id: "1", name: "f", arguments: { a: 1 } }] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "1", response: "42" }] },
];
const answer = [
  {
    role: "assistant",
    parts: [
      { type: "reasoning", content: "hm" },
      { type: "text", content: "so" },
      { type: "tool_call", name: "g", arguments: "{}" },
    ],
    finish_reason: "tool_call",
  },
];
const wanted = {
  v: 1,
  id: "4bf9:00f0",
  time: "2025-11-20T15:00:46.847Z",
  account: "acct",
  pathway: "api",
  model: "m",
  session: "conv",
  network: { ip: "203.0.113.1", user_agent: "ua" },
  request: {
    system: "be brief",
    messages: [
      { role: "user", content: "q\n[image]" },
      { role: "assistant", content: "" },
      { role: "tool", content: "42" },
    ],
  },
  response: { content: "so", tool_calls: [{ name: "g", arguments: {} }], stop_reason: "tool_use" },
  usage: { input_tokens: 52, output_tokens: 47 },
  status: 200,
  duration_ms: 3004.583,
  content_state: { request: "full", response: "full" },
};

describe("otel", () => {
  it("maps the current convention, structured or as JSON text", () => {
    const structured = spanOf({
      ...base,
      "gen_ai.input.messages": turns as unknown as Value,
      "gen_ai.output.messages": answer as unknown as Value,
    });
    const text = spanOf({
      ...base,
      "gen_ai.input.messages": JSON.stringify(turns),
      "gen_ai.output.messages": JSON.stringify(answer),
    });
    expect(convertAll([traces(structured, text)]).exchanges).toEqual([wanted, wanted]);
  });

  it("takes system instructions, tools and parameters, the system prompt once", () => {
    const [e] = convertAll([
      traces(
        spanOf({
          ...base,
          "gen_ai.input.messages": JSON.stringify(turns),
          "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: "be brief" }]),
          "gen_ai.tool.definitions": JSON.stringify([
            { type: "function", name: "f", description: "d", parameters: { type: "object" } },
          ]),
          "gen_ai.request.temperature": 0.5,
          "gen_ai.request.max_tokens": 9,
          "gen_ai.response.id": "resp-1",
          "gen_ai.response.finish_reasons": ["length"],
          "gen_ai.usage.cache_read.input_tokens": 5,
          "gen_ai.usage.reasoning.output_tokens": 6,
        }),
      ),
    ]).exchanges;
    expect(e).toMatchObject({
      id: "resp-1",
      request: {
        system: "be brief",
        tools: [{ name: "f", description: "d", input_schema: { type: "object" } }],
        temperature: 0.5,
        max_tokens: 9,
      },
      response: { stop_reason: "max_tokens" },
      usage: { input_tokens: 52, output_tokens: 47, cache_read_tokens: 5, reasoning_tokens: 6 },
      content_state: { request: "full", response: "absent" },
    });
  });

  it("reads Traceloop's indexed names, content blocks and functions", () => {
    const [e] = convertAll([
      traces(
        spanOf({
          "llm.request.type": "chat",
          "gen_ai.request.model": "m",
          "traceloop.association.properties.user_id": "acct",
          "llm.request.functions.0.name": "f",
          "llm.request.functions.0.parameters": '{"type":"object"}',
          "gen_ai.prompt.10.role": "user",
          "gen_ai.prompt.10.content": '[{"type":"text","text":"last"}]',
          "gen_ai.prompt.0.role": "system",
          "gen_ai.prompt.0.content": "be brief",
          "gen_ai.prompt.2.role": "user",
          "gen_ai.prompt.2.content": "[1, 2]",
          "gen_ai.completion.0.role": "assistant",
          "gen_ai.completion.0.content": "so",
          "gen_ai.completion.0.finish_reason": "stop",
          "gen_ai.completion.0.tool_calls.0.name": "f",
          "gen_ai.completion.0.tool_calls.0.arguments": "{}",
          "gen_ai.usage.prompt_tokens": 3,
        }),
      ),
    ]).exchanges;
    expect(e).toMatchObject({
      account: "acct",
      request: {
        system: "be brief",
        messages: [
          { role: "user", content: "[1, 2]" },
          { role: "user", content: "last" },
        ],
        tools: [{ name: "f", input_schema: { type: "object" } }],
      },
      response: { content: "so", stop_reason: "end_turn", tool_calls: [{ name: "f", arguments: {} }] },
      usage: { input_tokens: 3 },
    });
  });

  it("reads OpenLIT's span events, roles at the start of lines", () => {
    const event = (name: string, key: string, text: string): unknown => ({
      name,
      attributes: attributes({ [key]: text }),
    });
    const events = [
      event("gen_ai.content.prompt", "gen_ai.prompt", "system: be brief\nuser: one\ntwo\nassistant: a\nuser: and?"),
      event("gen_ai.content.completion", "gen_ai.completion", "so"),
    ];
    const [e] = convertAll([traces(spanOf({ ...base, "gen_ai.request.max_tokens": -1 }, { events }))]).exchanges;
    expect(e).toMatchObject({
      request: {
        system: "be brief",
        messages: [
          { role: "user", content: "one\ntwo" },
          { role: "assistant", content: "a" },
          { role: "user", content: "and?" },
        ],
      },
      response: { content: "so" },
    });
    expect(e.request?.max_tokens).toBeUndefined();
  });

  it("gathers the message events of one span into one exchange, in logs and on spans", () => {
    const event = (eventName: string, body: Value, spanId = "s1"): Record<string, unknown> => ({
      timeUnixNano: "1763650846847371000",
      eventName,
      traceId: "t",
      spanId,
      attributes: attributes({ "gen_ai.system": "openai", "gen_ai.request.model": "m", "user.id": "acct" }),
      body: any(body),
    });
    const choice = { index: 0, finish_reason: "stop", message: { role: "assistant", content: "so" } };
    const records = [
      event("gen_ai.system.message", { content: "be brief" }),
      event("gen_ai.user.message", { content: "q" }),
      event("gen_ai.user.message", { content: "other" }, "s2"),
      event("gen_ai.choice", choice),
    ];
    const { exchanges } = convertAll([logs(...records)]);
    expect(exchanges).toMatchObject([
      {
        id: "t:s1",
        request: { system: "be brief", messages: [{ role: "user", content: "q" }] },
        response: { content: "so", stop_reason: "end_turn" },
        content_state: { request: "full", response: "full" },
      },
      {
        id: "t:s2",
        request: { messages: [{ role: "user", content: "other" }] },
        content_state: { request: "full", response: "absent" },
      },
    ]);
    const events = [
      {
        name: "gen_ai.user.message",
        attributes: attributes({ "gen_ai.event.content": '{"role":"user","content":"q"}' }),
      },
      { name: "gen_ai.choice", attributes: attributes({ "gen_ai.event.content": JSON.stringify(choice) }) },
    ];
    expect(convertAll([traces(spanOf(base, { events }))]).exchanges).toMatchObject([
      { request: { messages: [{ role: "user", content: "q" }] }, response: { content: "so" } },
    ]);
  });

  it("reads OpenInference's nested names, and its raw input where there are none", () => {
    const common = {
      "openinference.span.kind": "LLM",
      "llm.model_name": "m",
      "user.id": "acct",
      "llm.token_count.prompt": 15,
    };
    const indexed = spanOf({
      ...common,
      "llm.invocation_parameters": '{"temperature":0.7,"max_tokens":5}',
      "llm.input_messages.0.message.role": "user",
      "llm.input_messages.0.message.contents.0.message_content.type": "text",
      "llm.input_messages.0.message.contents.0.message_content.text": "q",
      "llm.output_messages.0.message.role": "assistant",
      "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "f",
      "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": '{"a":1}',
      "llm.tools.0.tool.json_schema": '{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}',
    });
    const raw = spanOf({
      ...common,
      "input.value": '{"model":"m","messages":[{"role":"user","content":"q"}]}',
      "output.value": '{"choices":[{"message":{"content":"so"},"finish_reason":"stop"}]}',
    });
    expect(convertAll([traces(indexed, raw)]).exchanges).toMatchObject([
      {
        request: {
          messages: [{ role: "user", content: "q" }],
          tools: [{ name: "f", input_schema: { type: "object" } }],
          temperature: 0.7,
          max_tokens: 5,
        },
        response: { tool_calls: [{ name: "f", arguments: { a: 1 } }] },
        usage: { input_tokens: 15 },
      },
      { request: { messages: [{ role: "user", content: "q" }] }, response: { content: "so", stop_reason: "end_turn" } },
    ]);
  });

  it("reads Langfuse's observations and knows removed text", () => {
    const observation = (input: string, output: string): unknown =>
      spanOf({
        "langfuse.observation.type": "generation",
        "langfuse.observation.model.name": "m",
        "langfuse.user.id": "acct",
        "langfuse.session.id": "sess",
        "langfuse.observation.input": input,
        "langfuse.observation.output": output,
        "langfuse.observation.usage_details": '{"input":4,"output":6}',
      });
    const { exchanges } = convertAll([
      traces(
        observation('[{"role":"user","content":"q"}]', '{"role":"assistant","content":"so"}'),
        observation("plain", "text"),
        observation("__REDACTED__", "__REDACTED__"),
      ),
    ]);
    expect(exchanges).toMatchObject([
      {
        account: "acct",
        session: "sess",
        request: { messages: [{ role: "user", content: "q" }] },
        response: { content: "so" },
        usage: { input_tokens: 4, output_tokens: 6 },
      },
      { request: { messages: [{ role: "user", content: "plain" }] }, response: { content: "text" } },
      { request: { messages: [] }, content_state: { request: "redacted", response: "redacted" } },
    ]);
  });

  it("counts spans that are no model calls as such, and gives failures their status", () => {
    const { exchanges, rejects } = convertAll([
      traces(
        spanOf({ "my.attribute": "x" }),
        spanOf({ ...base, "gen_ai.operation.name": "execute_tool" }),
        spanOf({ "openinference.span.kind": "CHAIN", "llm.model_name": "m" }),
        spanOf({ ...base, "error.type": "429" }),
        spanOf({ ...base, "error.type": "Timeout" }, { status: { code: 2 } }),
      ),
    ]);
    expect(rejects.map((r) => r.reason)).toEqual(Array(3).fill("not a model call"));
    expect(exchanges.map((e) => [e.status, e.content_state?.request])).toEqual([
      [429, "absent"],
      [500, "absent"],
    ]);
  });

  it("reads requests one a line, single spans a line, and ids that are no hex", async () => {
    const span = spanOf(
      { ...base, "gen_ai.input.messages": JSON.stringify(turns) },
      { traceId: "abc123...", spanId: "def456..." },
    );
    const lines = [
      JSON.stringify(traces(span)),
      JSON.stringify(span),
      JSON.stringify({ resource: {}, scopeSpans: [{ spans: [span] }] }),
    ];
    const result = await readAll([tempFile("a.jsonl", lines.join("\n"))]);
    expect(result.rejects).toEqual([]);
    expect(result.exchanges.map((e) => e.id)).toEqual(Array(3).fill("abc123...:def456..."));
  });

  it("does not let an attribute name build a huge list or reach a prototype", () => {
    const [e] = convertAll([
      traces(
        spanOf({
          ...base,
          "gen_ai.prompt.0.content": "q",
          "gen_ai.prompt.99999999.content": "x",
          "gen_ai.prompt.1.__proto__.polluted": "yes",
        }),
      ),
    ]).exchanges;
    expect(e.request?.messages).toEqual([{ role: "user", content: "q" }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { convertAll } from "../../test/support/collect.ts";

const log = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  timestamp: "2026-07-29T10:00:00Z",
  accountId: "111122223333",
  identity: { arn: "arn:aws:iam::111122223333:user/u" },
  requestId: "r-1",
  operation: "Converse",
  modelId: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-x-v1:0",
  input: {
    inputTokenCount: 20,
    cacheReadInputTokenCount: 300,
    cacheWriteInputTokenCount: 4,
    inputBodyJson: {
      system: [{ text: "be brief" }],
      messages: [
        { role: "user", content: [{ text: "hi" }, { image: { format: "png", source: {} } }] },
        {
          role: "assistant",
          content: [
            { reasoningContent: { reasoningText: { text: "t", signature: "s0" } } },
            { toolUse: { name: "f", toolUseId: "1", input: {} } },
          ],
        },
        { role: "user", content: [{ toolResult: { toolUseId: "1", content: [{ text: "42" }] } }] },
      ],
      inferenceConfig: { maxTokens: 100, temperature: 0.5, topP: 0.9 },
      toolConfig: { tools: [{ toolSpec: { name: "f", description: "d", inputSchema: { json: { type: "object" } } } }] },
      additionalModelRequestFields: { thinking: { type: "enabled", budget_tokens: 2000 } },
    },
  },
  output: {
    outputTokenCount: 18,
    outputBodyJson: {
      output: {
        message: {
          role: "assistant",
          content: [{ reasoningContent: { reasoningText: { text: "t", signature: "s1" } } }, { text: "done" }],
        },
      },
      stopReason: "end_turn",
      metrics: { latencyMs: 1200 },
      usage: { inputTokens: 20, outputTokens: 18, cacheReadInputTokens: 300 },
    },
  },
  schemaType: "ModelInvocationLog",
  ...more,
});
const wanted = {
  v: 1,
  id: "r-1",
  time: "2026-07-29T10:00:00.000Z",
  account: "111122223333",
  credential: "arn:aws:iam::111122223333:user/u",
  pathway: "bedrock",
  model: "us.anthropic.claude-x-v1:0",
  request: {
    system: "be brief",
    messages: [
      { role: "user", content: "hi\n[image]" },
      { role: "assistant", content: "", reasoning_signature: "s0" },
      { role: "tool", content: "42" },
    ],
    tools: [{ name: "f", description: "d", input_schema: { type: "object" } }],
    temperature: 0.5,
    top_p: 0.9,
    max_tokens: 100,
    reasoning: { enabled: true, budget_tokens: 2000 },
  },
  response: { content: "done", stop_reason: "end_turn", reasoning_signature: "s1" },
  usage: { input_tokens: 324, output_tokens: 18, cache_read_tokens: 300 },
  status: 200,
  duration_ms: 1200,
  content_state: { request: "full", response: "full" },
};

describe("bedrock", () => {
  it("maps every field of a Converse log, cached tokens added to the input", () => {
    expect(convertAll([log()]).exchanges).toEqual([wanted]);
  });

  it("opens the wrapping of CloudWatch", () => {
    const { exchanges } = convertAll([
      { "@message": JSON.stringify(log()) },
      { timestamp: 1, message: JSON.stringify(log()) },
    ]);
    expect(exchanges).toEqual([wanted, wanted]);
  });

  it("puts the streamed events of an Anthropic model together", () => {
    const events = [
      {
        type: "message_start",
        message: {
          id: "m",
          role: "assistant",
          content: [],
          usage: { input_tokens: 7, cache_read_input_tokens: 3, output_tokens: 1 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking: "hm" } },
      { type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature: "sig" } },
      { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "Hel" } },
      { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "lo" } },
      { type: "content_block_start", index: 2, content_block: { type: "tool_use", name: "f", input: {} } },
      { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: '{"a":' } },
      { type: "content_block_delta", index: 2, delta: { type: "input_json_delta", partial_json: "1}" } },
      { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 9 } },
      "[DONE]",
    ];
    const body = {
      anthropic_version: "bedrock-2023-05-31",
      max_tokens: 9,
      system: "s",
      messages: [{ role: "user", content: "q" }],
    };
    const streamed = (list: unknown[]): Record<string, unknown> =>
      log({
        operation: "InvokeModelWithResponseStream",
        input: { inputBodyJson: body },
        output: { outputBodyJson: list },
      });
    const [whole, cut] = convertAll([streamed(events), streamed(events.slice(0, 6))]).exchanges;
    expect(whole).toMatchObject({
      request: { system: "s", messages: [{ role: "user", content: "q" }], max_tokens: 9 },
      response: {
        content: "Hello",
        tool_calls: [{ name: "f", arguments: { a: 1 } }],
        stop_reason: "tool_use",
        reasoning_signature: "sig",
      },
      usage: { input_tokens: 10, output_tokens: 9, cache_read_tokens: 3 },
      content_state: { request: "full", response: "full" },
    });
    expect(cut).toMatchObject({ response: { content: "Hel" }, content_state: { response: "truncated" } });
  });

  it("knows bodies that lie on S3 as by-reference, and delivery without text as absent", () => {
    const away = log({
      input: { inputTokenCount: 9, inputBodyS3Path: "s3://b/k" },
      output: { outputBodyS3Path: "s3://b/o" },
    });
    const bare = log({ input: { inputTokenCount: 9 }, output: { outputTokenCount: 3 } });
    const [a, b] = convertAll([away, bare]).exchanges;
    expect(a).toMatchObject({
      request: { messages: [] },
      content_state: { request: "by-reference", response: "by-reference" },
      usage: { input_tokens: 9 },
    });
    expect(b).toMatchObject({ content_state: { request: "absent", response: "absent" } });
    expect(b.request).toBeUndefined();
  });

  it("reads InvokeModel bodies of other makers", () => {
    const of = (input: unknown, output: unknown): unknown => {
      const [e] = convertAll([
        log({
          operation: "InvokeModel",
          modelId: "m",
          input: { inputBodyJson: input },
          output: { outputBodyJson: output },
        }),
      ]).exchanges;
      return [e.request?.messages[0].content, e.request?.max_tokens, e.response?.content, e.response?.stop_reason];
    };
    const titan = { inputText: "q", textGenerationConfig: { maxTokenCount: 5 } };
    expect(of(titan, { results: [{ outputText: "a", completionReason: "FINISH" }] })).toEqual([
      "q",
      5,
      "a",
      "end_turn",
    ]);
    expect(of({ prompt: "q", max_gen_len: 5 }, { generation: "a", stop_reason: "length" })).toEqual([
      "q",
      5,
      "a",
      "max_tokens",
    ]);
    expect(of({ prompt: "q", max_tokens: 5 }, { outputs: [{ text: "a", stop_reason: "stop" }] })).toEqual([
      "q",
      5,
      "a",
      "end_turn",
    ]);
    const openai = { messages: [{ role: "user", content: "q" }], max_tokens: 5 };
    expect(of(openai, { choices: [{ message: { content: "a" }, finish_reason: "stop" }] })).toEqual([
      "q",
      5,
      "a",
      "end_turn",
    ]);
  });

  it("gives an error its HTTP status", () => {
    const [e] = convertAll([log({ errorCode: "ThrottlingException", output: {} })]).exchanges;
    expect(e).toMatchObject({ status: 429, content_state: { response: "absent" } });
  });
});

// The published samples of each format, field by field. They are shared, not ours to copy: skipped where they are absent.
import { expect } from "vitest";
import { type Expected, expectSamples } from "../../test/support/samples.ts";

const FULL = { request: "full", response: "full" };
const v = 1;

const weatherTool = (required: string[]): unknown => ({
  name: "get_current_weather",
  description: "Get the current weather in a given location",
  input_schema: {
    type: "object",
    properties: {
      location: { type: "string", description: "The city and state, e.g. San Francisco, CA" },
      unit: { type: "string", enum: ["celsius", "fahrenheit"] },
    },
    required,
  },
});
const litellm = {
  v,
  id: "chatcmpl-b1",
  time: "2025-11-20T15:00:46.847Z",
  account: "u-17",
  organization: "org-3",
  credential: "88dc28d0f030c55e",
  pathway: "gateway",
  model: "sonnet",
  session: "sess-1",
  network: { ip: "203.0.113.17", user_agent: "OpenAI/Python 2.17.0" },
  request: {
    system: "You are an expert data analyst. Think step by step.",
    messages: [{ role: "user", content: "Explain your full reasoning, then answer: ..." }],
    tools: [{ name: "run_sql", input_schema: { type: "object" } }],
    temperature: 0.7,
    max_tokens: 4096,
    stream: false,
  },
  response: { content: "Step 1 ...", stop_reason: "end_turn" },
  usage: { input_tokens: 812, output_tokens: 2950 },
  status: 200,
  duration_ms: 3004.583,
  content_state: FULL,
};
const litellmFailed = {
  ...litellm,
  id: "c3",
  response: undefined,
  usage: { input_tokens: 812, output_tokens: 0 },
  status: 429,
  content_state: { request: "full", response: "absent" },
};
const EXPECTED: Expected = {
  "litellm-standard-logging-payload.real.json": {
    format: "litellm",
    exchanges: [
      {
        v,
        id: "chatcmpl-2299b6a2-82a3-465a-b47c-04e685a2227f",
        time: "2025-01-24T09:20:46.847Z",
        account: "acct-d",
        pathway: "gateway",
        model: "gpt-4o",
        request: { messages: [{ role: "user", content: "Hello, world!" }], stream: true },
        response: { content: "hi", stop_reason: "end_turn" },
        usage: { input_tokens: 10, output_tokens: 20 },
        status: 200,
        duration_ms: 4,
        content_state: FULL,
      },
    ],
  },
  "litellm-generic-api.constructed.ndjson": { format: "litellm", exchanges: [litellm] },
  "litellm-generic-api.json_array.constructed.json": { format: "litellm", exchanges: [litellm, litellmFailed] },
  "bedrock-model-invocation.real.ndjson": {
    format: "bedrock",
    exchanges: [
      {
        v,
        id: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
        time: "2026-07-29T10:00:00.000Z",
        account: "111111111111",
        credential: "arn:aws:iam::111111111111:user/observe-test",
        pathway: "bedrock",
        model: "anthropic.claude-3-5-sonnet-20240620-v1:0",
        request: {
          messages: [{ role: "user", content: "Contact me at user@example.com about the quarterly finance report." }],
        },
        response: {
          content: "I can help with general finance topics, but I cannot share sensitive account details.",
          stop_reason: "end_turn",
        },
        usage: { input_tokens: 20, output_tokens: 18 },
        status: 200,
        duration_ms: 1200,
        content_state: FULL,
      },
      {
        v,
        id: "304a166e-71c0-467a-b65c-8b8655354959",
        time: "2026-08-10T21:12:39.000Z",
        account: "111122223333",
        credential: "arn:aws:iam::111122223333:user/bedrock-test",
        pathway: "bedrock",
        model: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
        request: {
          messages: [
            { role: "user", content: "what is the capital of maryland usa" },
            { role: "assistant", content: "The capital of Maryland is Annapolis." },
            { role: "user", content: "what is the capital of missouri, usa?" },
          ],
          temperature: 0.7,
          max_tokens: 32000,
        },
        response: { content: "The capital of Missouri is Jefferson City.", stop_reason: "end_turn" },
        usage: { input_tokens: 62, output_tokens: 36 },
        status: 200,
        duration_ms: 1134,
        content_state: FULL,
      },
      {
        v,
        id: "29c32fc4-bb1a-462a-a781-d4e499f00e6a",
        time: "2024-04-25T20:21:37.000Z",
        account: "144492464627",
        credential: "arn:aws:iam::144492464627:user/andrew.kroh@elastic.co",
        pathway: "bedrock",
        model: "anthropic.claude-3-sonnet-20240229-v1:0",
        request: {
          messages: [{ role: "user", content: "[prompt text replaced in this copy]" }],
          temperature: 1,
          top_p: 0.999,
          max_tokens: 2000,
        },
        response: { content: "Sorry, the model cannot answer this question.", stop_reason: "end_turn" },
        usage: { input_tokens: 0, output_tokens: 0 },
        status: 200,
        content_state: FULL,
      },
    ],
  },
  "anthropic-messages.real.json": {
    format: "anthropic",
    exchanges: [
      {
        v,
        id: "msg_013Zva2CMHLNnXjNJJKqJ2EF",
        time: "2026-01-02T03:04:05.000Z",
        account: "acct-d",
        pathway: "api",
        model: "claude-opus-5",
        request: {
          system: "Today's date is 2024-06-01.",
          messages: [{ role: "user", content: "Hello, world" }],
          tools: [
            {
              name: "name",
              input_schema: { type: "object", properties: { location: "bar", unit: "bar" }, required: ["location"] },
            },
          ],
          temperature: 1,
          top_p: 0.7,
          max_tokens: 1024,
          stream: false,
          reasoning: { enabled: true },
        },
        response: { content: "Hi! My name is Claude.", stop_reason: "end_turn" },
        usage: { input_tokens: 2095 + 2051 + 2051, output_tokens: 503, cache_read_tokens: 2051, reasoning_tokens: 0 },
        status: 200,
        content_state: FULL,
      },
    ],
  },
  "openai-chat-completions-default.real.json": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT",
        time: "2025-03-10T01:25:52.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-5.4",
        request: { system: "You are a helpful assistant.", messages: [{ role: "user", content: "Hello!" }] },
        response: { content: "Hello! How can I assist you today?", stop_reason: "end_turn" },
        usage: { input_tokens: 19, output_tokens: 10, cache_read_tokens: 0, reasoning_tokens: 0 },
        status: 200,
        content_state: FULL,
      },
    ],
  },
  // Helicone's own record: a pair of OpenAI bodies in its envelope.
  "helicone-request.constructed.json": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "chatcmpl-1",
        time: "2026-11-20T15:00:46.847Z",
        account: "cust-42",
        pathway: "api",
        model: "gpt-4o",
        session: "sess-1",
        network: { country: "US" },
        request: { messages: [{ role: "user", content: "Hello" }], temperature: 0.7 },
        response: { content: "Hi", stop_reason: "end_turn" },
        usage: { input_tokens: 14, output_tokens: 96 },
        status: 200,
        duration_ms: 3004,
        content_state: FULL,
      },
    ],
  },
  "openai-chat-completions.real.json": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "chatcmpl-abc123",
        time: "2023-11-13T17:35:16.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-5.4",
        request: {
          messages: [{ role: "user", content: "What is the weather like in Boston today?" }],
          tools: [weatherTool(["location"])],
        },
        response: {
          tool_calls: [{ name: "get_current_weather", arguments: { location: "Boston, MA" } }],
          stop_reason: "tool_use",
        },
        usage: { input_tokens: 82, output_tokens: 17, reasoning_tokens: 0 },
        status: 200,
        content_state: FULL,
      },
    ],
  },
  "openai-chat-stream.real.txt": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "chatcmpl-123",
        time: "2023-09-09T14:03:10.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-4o-mini",
        response: { content: "Hello", stop_reason: "end_turn" },
        status: 200,
        content_state: { request: "absent", response: "full" },
      },
    ],
    rejects: ["not JSON"], // the "...." by which the published sample marks what it leaves out
  },
  "openai-responses.real.json": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b",
        time: "2025-03-08T23:29:02.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-5.4",
        request: { messages: [{ role: "user", content: "Tell me a three sentence bedtime story about a unicorn." }] },
        response: {
          content: expect.stringMatching(/^In a peaceful grove .* sparkled like stardust\.$/),
          stop_reason: "end_turn",
        },
        usage: { input_tokens: 36, output_tokens: 87, cache_read_tokens: 0, reasoning_tokens: 0 },
        status: 200,
        duration_ms: 1000,
        content_state: FULL,
      },
    ],
  },
  "openai-responses-functions.real.json": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "resp_67ca09c5efe0819096d0511c92b8c890096610f474011cc0",
        time: "2025-03-06T20:47:01.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-5.4",
        request: {
          messages: [{ role: "user", content: "What is the weather like in Boston today?" }],
          tools: [weatherTool(["location", "unit"])],
        },
        response: {
          tool_calls: [{ name: "get_current_weather", arguments: { location: "Boston, MA", unit: "celsius" } }],
          stop_reason: "tool_use",
        },
        usage: { input_tokens: 291, output_tokens: 23, reasoning_tokens: 0 },
        status: 200,
        duration_ms: 1000,
        content_state: FULL,
      },
    ],
  },
  "openai-responses-stream.real.sse": {
    format: "openai",
    exchanges: [
      {
        v,
        id: "resp_67c9fdcecf488190bdd9a0409de3a1ec07b8b0ad4e5eb654",
        time: "2025-03-06T19:55:58.000Z",
        account: "acct-d",
        pathway: "api",
        model: "gpt-5.4",
        response: { content: "Hi there! How can I assist you today?", stop_reason: "end_turn" },
        usage: { input_tokens: 37, output_tokens: 11, reasoning_tokens: 0 },
        status: 200,
        content_state: { request: "absent", response: "full" },
      },
    ],
    rejects: ["not JSON"],
  },
};

expectSamples("published samples", EXPECTED);

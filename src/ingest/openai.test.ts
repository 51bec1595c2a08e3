import { describe, expect, it } from "vitest";
import { convertAll, readAll, tempFile } from "../../test/support/collect.ts";

const chat = {
  request: {
    model: "gpt-5",
    messages: [
      { role: "developer", content: "be brief" },
      {
        role: "user",
        content: [
          { type: "text", text: "a" },
          { type: "text", text: "b" },
        ],
      },
      { role: "assistant", content: null, tool_calls: [{ function: { name: "f", arguments: "{}" } }] },
      { role: "tool", content: "42" },
    ],
    max_completion_tokens: 50,
    reasoning_effort: "high",
    safety_identifier: "user-9",
    stream: false,
  },
  response: {
    id: "chatcmpl-9",
    object: "chat.completion",
    created: 1741569952,
    model: "gpt-5-2026",
    choices: [{ finish_reason: "length", message: { role: "assistant", content: "yo" } }],
    usage: {
      prompt_tokens: 19,
      completion_tokens: 10,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 6 },
    },
  },
};
const wanted = {
  v: 1,
  id: "chatcmpl-9",
  time: "2025-03-10T01:25:52.000Z",
  account: "user-9",
  pathway: "api",
  model: "gpt-5",
  request: {
    system: "be brief",
    messages: [
      { role: "user", content: "a\nb" },
      { role: "assistant", content: "" },
      { role: "tool", content: "42" },
    ],
    max_tokens: 50,
    stream: false,
    reasoning: { enabled: true },
  },
  response: { content: "yo", stop_reason: "max_tokens" },
  usage: { input_tokens: 19, output_tokens: 10, cache_read_tokens: 4, reasoning_tokens: 6 },
  status: 200,
  content_state: { request: "full", response: "full" },
};

describe("openai", () => {
  it("maps every field of a chat pair, in each envelope", () => {
    const envelopes = [
      chat,
      { request_body: chat.request, response_body: chat.response },
      { request_body: JSON.stringify(chat.request), response_body: JSON.stringify(chat.response) },
      {
        custom_id: "b",
        request: { method: "POST", body: chat.request },
        response: { status_code: 200, body: chat.response },
      },
    ];
    for (const envelope of envelopes) expect(convertAll([envelope]).exchanges).toEqual([wanted]);
  });

  it("takes who, when and from where from the envelope first", () => {
    const meta = {
      timestamp: "2026-05-04T02:00:00+02:00",
      account: "acct",
      organization: "org",
      api_key: "sk-raw",
      session_id: "s",
      client_ip: "203.0.113.4",
      user_agent: "ua",
      status: 429,
      duration_ms: 12,
    };
    const [e] = convertAll([{ ...chat, ...meta }]).exchanges;
    expect(e).toMatchObject({
      time: "2026-05-04T00:00:00.000Z",
      account: "acct",
      organization: "org",
      session: "s",
      network: { ip: "203.0.113.4", user_agent: "ua" },
      status: 429,
      duration_ms: 12,
    });
    expect(e.credential).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(e)).not.toContain("sk-raw");
  });

  it("maps a responses pair with items, reasoning and calls", () => {
    const request = {
      model: "gpt-5",
      user: "u",
      instructions: "be brief",
      input: [
        {
          role: "user",
          content: [
            { type: "input_text", text: "q" },
            { type: "input_image", image_url: "x" },
          ],
        },
        { type: "reasoning", id: "rs_1", encrypted_content: "enc-1", summary: [] },
        { type: "function_call", name: "f", arguments: "{}" },
        { type: "function_call_output", output: "42" },
        { role: "assistant", content: [{ type: "output_text", text: "so" }] },
        { role: "user", content: "and?" },
      ],
      reasoning: { effort: "low" },
      max_output_tokens: 70,
    };
    const response = {
      id: "resp_1",
      object: "response",
      created_at: 1741476542,
      completed_at: 1741476544,
      status: "completed",
      output: [
        { type: "reasoning", id: "rs_2", encrypted_content: "enc-2" },
        { type: "function_call", name: "g", arguments: '{"x":[1]}' },
      ],
      usage: {
        input_tokens: 36,
        input_tokens_details: { cached_tokens: 5 },
        output_tokens: 87,
        output_tokens_details: { reasoning_tokens: 80 },
      },
    };
    const [e] = convertAll([{ request, response }]).exchanges;
    expect(e).toMatchObject({
      id: "resp_1",
      account: "u",
      duration_ms: 2000,
      request: {
        system: "be brief",
        messages: [
          { role: "user", content: "q\n[image]" },
          { role: "assistant", content: "", reasoning_signature: "enc-1" },
          { role: "tool", content: "42" },
          { role: "assistant", content: "so" },
          { role: "user", content: "and?" },
        ],
        max_tokens: 70,
        reasoning: { enabled: true },
      },
      response: {
        tool_calls: [{ name: "g", arguments: { x: [1] } }],
        stop_reason: "tool_use",
        reasoning_signature: "enc-2",
      },
      usage: { input_tokens: 36, output_tokens: 87, cache_read_tokens: 5, reasoning_tokens: 80 },
    });
    const [later] = convertAll([
      { request: { ...request, input: "and?", previous_response_id: "resp_0" }, response },
    ]).exchanges;
    expect(later.content_state).toEqual({ request: "truncated", response: "full" });
  });

  it("marks a refusal, an error and a missing request as such", () => {
    const refusal = {
      ...chat.response,
      choices: [{ finish_reason: "stop", message: { content: null, refusal: "I can't" } }],
    };
    expect(convertAll([{ ...chat, response: refusal }]).exchanges[0].response).toEqual({
      content: "I can't",
      stop_reason: "refusal",
    });
    const failed = convertAll([{ ...chat, time: "2026-05-04T00:00:00Z", response: { error: { message: "x" } } }])
      .exchanges[0];
    expect(failed).toMatchObject({ status: 500, content_state: { request: "full", response: "absent" } });
    const bare = convertAll([chat.response], "auto", { account: "d" }).exchanges[0];
    expect(bare).toMatchObject({
      id: "chatcmpl-9",
      model: "gpt-5-2026",
      content_state: { request: "absent", response: "full" },
    });
    expect(bare.request).toBeUndefined();
  });

  it("puts chat chunks together, tool calls by index, and says when the stream was cut", async () => {
    const chunk = (delta: unknown, finish: string | null = null): unknown => ({
      id: "c1",
      object: "chat.completion.chunk",
      created: 1741569952,
      model: "m",
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
    const chunks = [
      chunk({ role: "assistant", content: "" }),
      chunk({ content: "Hel" }),
      chunk({ content: "lo" }),
      chunk({ tool_calls: [{ index: 0, function: { name: "f", arguments: '{"a"' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: ":1}" } }] }),
      chunk({}, "tool_calls"),
      { ...(chunk({}) as object), choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } },
    ];
    const sse = `${chunks.map((c) => `data: ${JSON.stringify(c)}\n\n`).join("")}data: [DONE]\n\n`;
    const wantedResponse = {
      content: "Hello",
      tool_calls: [{ name: "f", arguments: { a: 1 } }],
      stop_reason: "tool_use",
    };
    const files = [tempFile("a.sse", sse), tempFile("a.txt", chunks.map((c) => JSON.stringify(c)).join("\n"))];
    for (const file of files) {
      const result = await readAll([file], "auto", { account: "d" });
      expect(result.rejects).toEqual([]);
      expect(result.exchanges).toMatchObject([
        { id: "c1", response: wantedResponse, usage: { input_tokens: 3, output_tokens: 4 } },
      ]);
    }
    const inline = convertAll([
      { ...chat, response: sse },
      { ...chat, response: chunks },
    ]);
    expect(inline.exchanges.map((e) => e.response)).toEqual([wantedResponse, wantedResponse]);
    const cut = convertAll([{ ...chat, response: chunks.slice(0, 3) }]).exchanges[0];
    expect(cut).toMatchObject({ response: { content: "Hello" }, content_state: { response: "truncated" } });
  });

  it("tells several saved streams in one file apart", async () => {
    const stream = (id: string): string =>
      [
        {
          type: "response.created",
          response: { id, object: "response", created_at: 1741290958, model: "m", output: [] },
        },
        { type: "response.output_text.delta", output_index: 0, delta: "Hi " },
        { type: "response.output_text.delta", output_index: 0, delta: id },
      ]
        .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
        .join("");
    const result = await readAll([tempFile("a.sse", stream("r1") + stream("r2"))], "openai", { account: "d" });
    expect(result.exchanges).toMatchObject([
      { id: "r1", response: { content: "Hi r1" }, content_state: { response: "truncated" } },
      { id: "r2", response: { content: "Hi r2" } },
    ]);
  });
});

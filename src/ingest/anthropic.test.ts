import { describe, expect, it } from "vitest";
import { convertAll, readAll, tempFile } from "../../test/support/collect.ts";

const request = {
  model: "claude-x",
  max_tokens: 1024,
  system: [{ type: "text", text: "be brief" }],
  messages: [
    { role: "user", content: "q" },
    {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "hm", signature: "sig-0" },
        { type: "text", text: "let me " },
        { type: "text", text: "look" },
        { type: "tool_use", id: "t1", name: "f", input: {} },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "42" }] },
        { type: "text", text: "and then?" },
      ],
    },
  ],
  tools: [{ name: "f", description: "d", input_schema: { type: "object" } }],
  thinking: { type: "enabled", budget_tokens: 4096 },
  metadata: { user_id: "u-5" },
};
const response = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "claude-x-2026",
  content: [
    { type: "redacted_thinking", data: "opaque" },
    { type: "text", text: "It is 42." },
    { type: "tool_use", id: "t2", name: "f", input: { a: 1 } },
  ],
  stop_reason: "tool_use",
  usage: {
    input_tokens: 10,
    cache_creation_input_tokens: 200,
    cache_read_input_tokens: 3000,
    output_tokens: 7,
    output_tokens_details: { thinking_tokens: 2 },
  },
};

describe("anthropic", () => {
  it("maps every field of a messages pair, tool results as turns of their own, cached tokens added to the input", () => {
    expect(convertAll([{ time: "2026-05-04T00:00:00Z", request, response }]).exchanges).toEqual([
      {
        v: 1,
        id: "msg_1",
        time: "2026-05-04T00:00:00.000Z",
        account: "u-5",
        pathway: "api",
        model: "claude-x",
        request: {
          system: "be brief",
          messages: [
            { role: "user", content: "q" },
            { role: "assistant", content: "let me look", reasoning_signature: "sig-0" },
            { role: "tool", content: "42" },
            { role: "user", content: "and then?" },
          ],
          tools: [{ name: "f", description: "d", input_schema: { type: "object" } }],
          max_tokens: 1024,
          reasoning: { enabled: true, budget_tokens: 4096 },
        },
        response: {
          content: "It is 42.",
          tool_calls: [{ name: "f", arguments: { a: 1 } }],
          stop_reason: "tool_use",
          reasoning_signature: "opaque",
        },
        usage: { input_tokens: 3210, output_tokens: 7, cache_read_tokens: 3000, reasoning_tokens: 2 },
        status: 200,
        content_state: { request: "full", response: "full" },
      },
    ]);
  });

  it("is told from OpenAI by shape also when there is no response", () => {
    const { exchanges, format } = convertAll([
      { time: "2026-05-04T00:00:00Z", id: "x", request, response: null, status: 529 },
    ]);
    expect(format).toBe("anthropic");
    expect(exchanges).toMatchObject([{ id: "x", status: 529, content_state: { request: "full", response: "absent" } }]);
  });

  it("rejects a pair without a time, and takes the operator's", () => {
    expect(convertAll([{ request, response }]).rejects).toMatchObject([{ reason: "no time" }]);
    const { exchanges } = convertAll([{ request, response }], "auto", { time: "2026-05-04T00:00:00Z" });
    expect(exchanges[0].time).toBe("2026-05-04T00:00:00.000Z");
  });

  it("puts a saved stream together", async () => {
    const events = [
      {
        type: "message_start",
        message: {
          id: "msg_2",
          type: "message",
          role: "assistant",
          model: "claude-x",
          content: [],
          usage: { input_tokens: 5, output_tokens: 1 },
        },
      },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi" } },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 3 } },
      { type: "message_stop" },
    ];
    const sse = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join("");
    const defaults = { account: "d", time: "2026-05-04T00:00:00Z" };
    const result = await readAll([tempFile("a.sse", sse)], "auto", defaults);
    expect(result.exchanges).toMatchObject([
      {
        id: "msg_2",
        model: "claude-x",
        response: { content: "Hi", stop_reason: "end_turn" },
        usage: { input_tokens: 5, output_tokens: 3 },
      },
    ]);
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertAll, readAll, tempFile } from "../../test/support/collect.ts";

const HASH = "0f".repeat(32);
const payload = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: "chatcmpl-1",
  call_type: "acompletion",
  status: "success",
  stream: true,
  custom_llm_provider: "anthropic",
  startTime: 1763650846.847371,
  endTime: 1763650849.851954,
  model: "claude-x",
  model_group: "sonnet",
  metadata: {
    user_api_key_user_id: "u-1",
    user_api_key_hash: HASH,
    user_api_key_team_id: "team-1",
    usage_object: { prompt_tokens_details: { cached_tokens: 30 } },
  },
  prompt_tokens: 100,
  completion_tokens: 20,
  requester_ip_address: "203.0.113.1",
  request_tags: ["User-Agent: OpenAI", "User-Agent: OpenAI/Python 2.1"],
  messages: [
    { role: "system", content: "be brief" },
    {
      role: "user",
      content: [
        { type: "text", text: "look" },
        { type: "image_url", image_url: { url: "data:..." } },
      ],
    },
    { role: "assistant", content: "seen", thinking_blocks: [{ type: "thinking", thinking: "t", signature: "sig-1" }] },
    { role: "tool", tool_call_id: "c", content: "42" },
  ],
  model_parameters: {
    temperature: 0.2,
    tools: [{ type: "function", function: { name: "f", parameters: { type: "object" } } }],
    thinking: { type: "enabled", budget_tokens: 1024 },
  },
  response: {
    choices: [
      {
        finish_reason: "tool_calls",
        message: { content: null, tool_calls: [{ function: { name: "f", arguments: '{"a":1}' } }] },
      },
    ],
  },
  trace_id: "trace-1",
  ...more,
});

describe("litellm", () => {
  it("maps every field of a payload", () => {
    expect(convertAll([payload()]).exchanges).toEqual([
      {
        v: 1,
        id: "chatcmpl-1",
        time: "2025-11-20T15:00:46.847Z",
        account: "u-1",
        organization: "team-1",
        credential: "0f0f0f0f0f0f0f0f",
        pathway: "gateway",
        model: "sonnet",
        session: "trace-1",
        network: { ip: "203.0.113.1", user_agent: "OpenAI/Python 2.1" },
        request: {
          system: "be brief",
          messages: [
            { role: "user", content: "look\n[image]" },
            { role: "assistant", content: "seen", reasoning_signature: "sig-1" },
            { role: "tool", content: "42" },
          ],
          tools: [{ name: "f", input_schema: { type: "object" } }],
          temperature: 0.2,
          stream: true,
          reasoning: { enabled: true, budget_tokens: 1024 },
        },
        response: { tool_calls: [{ name: "f", arguments: { a: 1 } }], stop_reason: "tool_use" },
        usage: { input_tokens: 100, output_tokens: 20, cache_read_tokens: 30 },
        status: 200,
        duration_ms: 3004.583,
        content_state: { request: "full", response: "full" },
      },
    ]);
  });

  it("reads its three forms of time alike", () => {
    const forms = [1763650846.847371, "2025-11-20 15:00:46.847371", "2025-11-20T15:00:46.847371+00:00"];
    const { exchanges } = convertAll(forms.map((startTime) => payload({ startTime })));
    expect(exchanges.map((e) => e.time)).toEqual(Array(3).fill("2025-11-20T15:00:46.847Z"));
  });

  it("knows redacted, truncated and absent text", () => {
    const states = (more: Record<string, unknown>): unknown => {
      const [e] = convertAll([payload(more)]).exchanges;
      return [
        e.content_state?.request,
        e.content_state?.response,
        e.request?.messages.length,
        e.request?.system,
        e.response?.content,
      ];
    };
    const mark = "redacted-by-litellm";
    const answer = (content: string): unknown => ({ choices: [{ message: { content }, finish_reason: "stop" }] });
    expect(states({ messages: [{ role: "user", content: mark }], response: answer(mark) })).toEqual([
      "redacted",
      "redacted",
      0,
      undefined,
      undefined,
    ]);
    expect(states({ messages: mark, response: mark })).toEqual(["redacted", "redacted", 0, undefined, undefined]);
    const cut = `start... (litellm_truncated skipped 90000 chars) ...end`;
    expect(states({ messages: [{ role: "user", content: cut }], response: answer(cut) })).toEqual([
      "truncated",
      "truncated",
      1,
      undefined,
      cut,
    ]);
    expect(states({ messages: null, response: null })).toEqual(["absent", "absent", 0, undefined, undefined]);
    expect(states({ messages: "plain text", response: "plain answer" })).toEqual([
      "full",
      "full",
      1,
      undefined,
      "plain answer",
    ]);
  });

  it("falls back from user to key to end user to team, and never to a shared master user", () => {
    const of = (metadata: Record<string, unknown>, end_user = ""): unknown => {
      const { exchanges, rejects } = convertAll([payload({ metadata, end_user })]);
      return exchanges[0]?.account ?? rejects[0].reason;
    };
    expect(of({ user_api_key_user_id: "default_user_id", user_api_key_hash: HASH })).toBe(HASH.slice(0, 16));
    expect(of({ user_api_key_team_id: "t" }, "eu")).toBe("eu");
    expect(of({ user_api_key_team_id: "t" })).toBe("t");
    expect(of({})).toBe("no account");
  });

  it("takes the HTTP status of a failure from its error", () => {
    const failed = { status: "failure", response: null, error_information: { error_code: "429" } };
    expect(convertAll([payload(failed)]).exchanges[0]).toMatchObject({
      status: 429,
      content_state: { response: "absent" },
    });
    expect(convertAll([payload({ ...failed, error_information: { error_code: "" } })]).exchanges[0].status).toBe(500);
  });

  it("reads the S3 layout: one object a file, below team and key and day", async () => {
    const root = dirname(tempFile("x", ""));
    const day = join(root, "logs/team-a/key-b/2025-11-20");
    mkdirSync(day, { recursive: true });
    writeFileSync(join(day, "time-15-00-46_chatcmpl-1.json"), JSON.stringify(payload()));
    writeFileSync(join(day, "time-15-00-47_chatcmpl-2.json"), JSON.stringify(payload({ id: "chatcmpl-2" }), null, 2));
    writeFileSync(
      join(day, "chatcmpl-3"),
      `${JSON.stringify(payload({ id: "b1" }))}\n${JSON.stringify(payload({ id: "b2" }))}\n`,
    );
    const result = await readAll([join(root, "logs")]);
    expect(result.exchanges.map((e) => e.id)).toEqual(["b1", "b2", "chatcmpl-1", "chatcmpl-2"]);
    expect(result.rejects).toEqual([]);
  });
});

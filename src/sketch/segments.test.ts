import { describe, expect, it } from "vitest";
import type { Exchange } from "../model/exchange.ts";
import { segment } from "./segments.ts";

const base: Exchange = {
  v: 1,
  id: "x",
  time: "2026-09-07T00:00:00.000Z",
  account: "a",
  model: "m",
  pathway: "api",
  status: 200,
};

describe("segment", () => {
  it("counts turns by role and reads first and last user turn apart", () => {
    const view = segment({
      ...base,
      session: "s",
      request: {
        messages: [
          { role: "user", content: "first question" },
          { role: "assistant", content: "an answer" },
          { role: "tool", content: "a result" },
          { role: "user", content: "and then" },
        ],
        tools: [{ name: "bash" }],
        temperature: 0,
        max_tokens: 10,
        reasoning: { enabled: true },
      },
      response: { content: "done", tool_calls: [{ name: "bash" }] },
    });
    expect(view).toMatchObject({
      turns: 4,
      userTurns: 2,
      assistantTurns: 1,
      toolTurns: 1,
      toolCalls: 1,
      userText: "and then",
      toolNames: ["bash"],
      temperature: 0,
      maxTokens: 10,
      reasoningBudget: -1,
      hasSession: true,
      complete: true,
    });
    expect(view.first).not.toBe(view.user);
    expect(view.first.n).toBe(2);
  });

  it("takes a single user turn as first and last, and none as nothing", () => {
    const one = segment({ ...base, request: { messages: [{ role: "user", content: "hello" }] } });
    expect(one.first).toBe(one.user);
    const none = segment({ ...base, request: { messages: [{ role: "assistant", content: "hello" }] } });
    expect([none.user.n, none.first.n, none.userText, none.userTurns]).toEqual([0, 0, "", 0]);
  });

  it("knows a request that is absent, cut or redacted from a complete one", () => {
    expect(segment(base).complete).toBe(false);
    const request = { messages: [{ role: "user" as const, content: "hello" }] };
    for (const state of ["absent", "truncated", "redacted", "by-reference"] as const)
      expect(segment({ ...base, request, content_state: { request: state, response: "full" } }).complete).toBe(false);
    expect(segment({ ...base, request, content_state: { request: "full", response: "absent" } }).complete).toBe(true);
  });

  it("tells reasoning that is off from reasoning without a budget", () => {
    const budget = (reasoning: { enabled: boolean; budget_tokens?: number } | undefined): number =>
      segment({ ...base, request: { messages: [], ...(reasoning && { reasoning }) } }).reasoningBudget;
    expect([
      budget(undefined),
      budget({ enabled: false, budget_tokens: 9 }),
      budget({ enabled: true }),
      budget({ enabled: true, budget_tokens: 9 }),
    ]).toEqual([0, 0, -1, 9]);
  });
});

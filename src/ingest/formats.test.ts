import { describe, expect, it } from "vitest";
import { convertAll, record } from "../../test/support/collect.ts";
import { CAPABILITIES } from "../model/capability.ts";
import { createConverter, FORMATS } from "./formats.ts";

const sketch = {
  v: 1,
  objects: [17, 33],
  flags: 3,
  capabilities: CAPABILITIES.map(() => 23),
  turns: 1,
  user_turns: 1,
  user_chars: 10,
  system_chars: 0,
  output_chars: 5,
  tool_calls: 0,
  output: 0,
  presented: [],
  passages: [],
  signature: 0,
  signatures_presented: [],
};
const openaiPair = {
  account: "a",
  time: "2026-05-04T00:00:00Z",
  request: { model: "gpt", messages: [{ role: "user", content: "hi" }] },
  response: {
    id: "c1",
    object: "chat.completion",
    created: 1,
    choices: [{ message: { role: "assistant", content: "yo" } }],
  },
};
const anthropicPair = {
  account: "a",
  time: "2026-05-04T00:00:00Z",
  request: { model: "claude", max_tokens: 5, messages: [{ role: "user", content: "hi" }] },
  response: { id: "m1", type: "message", role: "assistant", content: [{ type: "text", text: "yo" }] },
};

describe("createConverter", () => {
  it("lists the formats when the name is unknown", () => {
    expect(() => createConverter("csv")).toThrow(/unknown format "csv"/);
    try {
      createConverter("csv");
    } catch (error) {
      expect(error).toMatchObject({ code: "OPTION_INVALID" });
      for (const name of FORMATS) expect((error as { hint: string }).hint).toContain(name);
    }
  });

  it("tells formats apart record by record, whatever the order of keys", () => {
    const reversed = (value: Record<string, unknown>): Record<string, unknown> =>
      Object.fromEntries(Object.entries(value).reverse());
    const mixed = [
      record("s"),
      openaiPair,
      anthropicPair,
      reversed(openaiPair),
      reversed(record("t")),
      reversed(anthropicPair),
    ];
    const result = convertAll(mixed);
    expect(result.rejects).toEqual([]);
    expect(result.exchanges.map((e) => e.id)).toEqual(["s", "c1", "m1", "c1", "t", "m1"]);
    expect(convertAll([openaiPair]).format).toBe("openai");
    expect(convertAll([anthropicPair]).format).toBe("anthropic");
    expect(convertAll([record("s")]).format).toBe("stillwatch");
  });

  it("gives the same exchange by name as by shape", () => {
    expect(convertAll([openaiPair], "openai").exchanges).toEqual(convertAll([openaiPair]).exchanges);
    expect(convertAll([anthropicPair], "anthropic").exchanges).toEqual(convertAll([anthropicPair]).exchanges);
  });

  it("rejects a shape it does not know by key names only", () => {
    const { rejects } = convertAll([{ foo: "secret", "a prompt as a key, with spaces": 1 }, 5, null, "text"]);
    expect(rejects.map((r) => r.reason)).toEqual([
      "unrecognised shape",
      "not an object",
      "not an object",
      "not an object",
    ]);
    expect(rejects[0].detail).toBe("keys foo, (a key that is not a name)");
    expect(JSON.stringify(rejects)).not.toContain("secret");
  });

  it("takes text where the operator names the format, and loses nothing else unsaid", () => {
    const asked = { id: "a", time: "2026-05-04T00:00:00Z", account: "u", request: { model: "own-name", messages: [] } };
    const pair = { ...asked, request: { ...asked.request, messages: [{ role: "user", content: "hello" }] } };
    expect(convertAll([pair], "anthropic").exchanges).toMatchObject([{ id: "a", model: "own-name" }]);
    const given = { account: "a", model: "m", time: "2026-05-04T00:00:00Z" };
    for (const format of ["stillwatch", "litellm", "otel", "bedrock", "openai", "anthropic"]) {
      const { exchanges, rejects } = convertAll([{ status: 200, path: "/v1" }], format, given);
      expect([format, exchanges, rejects.map((r) => r.reason)]).toEqual([format, [], ["unrecognised shape"]]);
    }
  });

  it("reads sketch-only records as rows, defaults filled in", () => {
    const good = { v: 1, id: "k", time: "2026-05-04T02:00:00+02:00", account: "a", model: "m", session: null, sketch };
    const { rows, rejects } = convertAll([good, { ...good, sketch: { ...sketch, turns: -1 } }, { ...good, time: "x" }]);
    expect(rows).toMatchObject([{ id: "k", timeMs: Date.UTC(2026, 4, 4), session: "", temperature: -1, sketch }]);
    expect(rejects.map((r) => r.reason)).toEqual([
      "field sketch.turns: too small",
      "field time: not an RFC 3339 time within 2015 to 2100",
    ]);
  });

  it("rejects an exchange of nobody unless the operator gives a default account", () => {
    const { account: _, ...nobody } = openaiPair;
    expect(convertAll([nobody]).rejects).toMatchObject([{ reason: "no account" }]);
    expect(convertAll([nobody], "auto", { account: "all" }).exchanges).toMatchObject([{ account: "all" }]);
    expect(convertAll([record("x", { account: undefined })], "stillwatch", { account: "all" }).exchanges).toMatchObject(
      [{ account: "all" }],
    );
    expect(convertAll([record("x", { account: undefined })], "stillwatch").rejects).toMatchObject([
      { reason: "field account: missing" },
    ]);
  });

  it("takes an envelope with the contract's names around provider bodies for what it is", () => {
    const named = { ...openaiPair, id: "e", model: "gpt", organization: "o" };
    expect(convertAll([named])).toMatchObject({
      format: "openai",
      exchanges: [{ id: "c1", organization: "o" }],
      rejects: [],
    });
    expect(convertAll([record("s", { v: undefined })]).rejects).toMatchObject([{ reason: "field v: missing" }]);
  });

  it("rejects nesting that the stack cannot hold, and goes on", () => {
    const deep = (depth: number): unknown =>
      JSON.parse(`${'[{"type":"tool_result","content":'.repeat(depth)}1${"}]".repeat(depth)}`);
    const request = { ...anthropicPair.request, messages: [{ role: "user", content: deep(100_000) }] };
    const result = convertAll([
      JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`),
      { ...anthropicPair, request },
      record("s"),
    ]);
    expect(result.rejects.map((r) => r.reason)).toEqual(["nested too deep", "nested too deep"]);
    expect(result.exchanges.map((e) => e.id)).toEqual(["s"]);
  });

  it("survives hostile shapes: any JSON where an object or list is wanted", () => {
    const odd = [null, 0, -1, "x", true, [], {}, [[]], [null], { 0: 1 }, "[1", '{"a":1}'];
    const bases: Record<string, unknown>[] = [
      record("x"),
      openaiPair,
      anthropicPair,
      {
        schemaType: "ModelInvocationLog",
        accountId: "1",
        requestId: "r",
        modelId: "m",
        timestamp: "2026-05-04T00:00:00Z",
        input: {},
        output: {},
      },
      {
        id: "l",
        startTime: 1763650846.8,
        endTime: 1763650849,
        call_type: "x",
        messages: [],
        response: {},
        metadata: {},
        model: "m",
        model_parameters: {},
      },
      {
        resourceSpans: [
          {
            resource: {},
            scopeSpans: [{ spans: [{ attributes: [{ key: "gen_ai.request.model", value: { stringValue: "m" } }] }] }],
          },
        ],
      },
      {
        resourceLogs: [{ scopeLogs: [{ logRecords: [{ eventName: "gen_ai.choice", spanId: "s", attributes: [] }] }] }],
      },
      {
        stream: [
          { type: "message_start", message: {} },
          { type: "content_block_delta", index: 1e9, delta: {} },
        ],
      },
      { stream: [{ object: "chat.completion.chunk", choices: [{ delta: { tool_calls: [null, { index: 1e9 }] } }] }] },
    ];
    let results = 0;
    const spoil = (value: unknown, replace: unknown): unknown[] => {
      if (Array.isArray(value))
        return value.flatMap((v, i) => [value.with(i, replace), ...spoil(v, replace).map((s) => value.with(i, s))]);
      if (typeof value !== "object" || value === null) return [];
      return Object.entries(value).flatMap(([key, v]) => [
        { ...value, [key]: replace },
        ...spoil(v, replace).map((s) => ({ ...value, [key]: s })),
      ]);
    };
    for (const base of bases) {
      for (const replace of odd) {
        for (const spoiled of spoil(base, replace)) {
          const { exchanges, rejects } = convertAll([spoiled], "auto", {
            account: "d",
            model: "d",
            time: "2026-05-04T00:00:00Z",
          });
          results += exchanges.length + rejects.length;
        }
      }
    }
    expect(results).toBeGreaterThan(1000);
  });
});

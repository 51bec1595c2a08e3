import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { record } from "../../test/support/collect.ts";
import { CONTENT_STATES, ExchangeSchema } from "../model/exchange.ts";
import { checkExchange } from "./check-exchange.ts";

/** A value that mostly fits, now and then null, absent or of a wrong type. */
function loosely(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 300, arbitrary: good },
    { weight: 3, arbitrary: fc.constantFrom(null, undefined) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, 5e9, "", "x", true, [], {}, [1], "z".repeat(600)) },
  );
}
const name = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const count = fc.integer({ min: 0, max: 4_294_967_295 });
const share = fc.double({ min: 0, max: 2, noNaN: true });
const flag = fc.boolean();
const loose = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  loosely(
    fc.record(Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, loosely(value)])), {
      requiredKeys: [],
    }),
  );
const message = loose({
  role: fc.constantFrom("user", "assistant", "tool"),
  content: name,
  reasoning_signature: name,
  extra: name,
});
const drafts = fc.record({
  v: loosely(fc.constant(1)),
  id: loosely(name),
  time: loosely(fc.constantFrom("2026-05-04T00:00:07.397Z", "2026-05-04T02:00:07+02:00")),
  account: loosely(name),
  model: loosely(name),
  organization: loosely(name),
  credential: loosely(fc.constant("key_1")),
  pathway: loosely(name),
  session: loosely(name),
  status: loosely(fc.integer({ min: 0, max: 999 })),
  duration_ms: loosely(share),
  network: loose({ ip: name, asn: count, country: name, user_agent: name, ja4: name, extra: flag }),
  request: loose({
    system: name,
    messages: fc.array(message, { maxLength: 3 }),
    tools: fc.array(loose({ name, description: name, input_schema: fc.jsonValue() }), { maxLength: 2 }),
    temperature: share,
    top_p: share,
    max_tokens: count,
    stream: flag,
    reasoning: loose({ enabled: flag, budget_tokens: count }),
  }),
  response: loose({
    content: name,
    tool_calls: fc.array(loose({ name, arguments: fc.jsonValue() }), { maxLength: 2 }),
    stop_reason: name,
    reasoning_signature: name,
  }),
  usage: loose({ input_tokens: count, output_tokens: count, cache_read_tokens: count, reasoning_tokens: count }),
  content_state: loose({ request: fc.constantFrom(...CONTENT_STATES), response: fc.constantFrom(...CONTENT_STATES) }),
  unknown_field: fc.jsonValue(),
});

/** The contract's reading of null: absent. Schemas and arguments are the caller's own and stay. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, key === "arguments" || key === "input_schema" ? field : withoutNulls(field)]),
  );
}

describe("checkExchange", () => {
  it("accepts what the schema accepts, null read as absent, and gives the same fields", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(drafts, (draft) => {
        const schema = ExchangeSchema.safeParse(withoutNulls(draft));
        const found = checkExchange(draft);
        const timed = schema.success && /^2026/.test(schema.data.time);
        expect(typeof found === "object").toBe(timed);
        if (typeof found !== "object" || !schema.success) {
          refused++;
          expect(found).toMatch(/^field [a-z0-9_.[\]]+: [a-zA-Z0-9 ]+$/);
          return;
        }
        accepted++;
        const { content_state: _, request, response, time, ...rest } = found;
        const {
          content_state: __,
          request: wantedRequest,
          response: wantedResponse,
          time: ___,
          ...wanted
        } = schema.data;
        expect(time).toBe("2026-05-04T00:00:07.397Z".replace("397", schema.data.time.endsWith("Z") ? "397" : "000"));
        expect(rest).toEqual(wanted);
        if (found.content_state?.request === "full" || found.content_state?.request === "truncated") {
          expect(request).toEqual(wantedRequest);
        }
        if (found.content_state?.response === "full") expect(response).toEqual(wantedResponse);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });

  it("says which field is wrong without saying what stood there", () => {
    expect(checkExchange(record("a", { time: "secret prompt" }))).toBe(
      "field time: not an RFC 3339 time within 2015 to 2100",
    );
    expect(checkExchange(record("a", { usage: { input_tokens: 5e9 } }))).toBe("field usage.input_tokens: out of range");
    expect(checkExchange(record("a", { account: "" }))).toBe("field account: empty");
    expect(checkExchange(record("a", { model: undefined }))).toBe("field model: missing");
  });

  it("sets content_state and never takes a log without text for empty prompts", () => {
    const state = (more: Record<string, unknown>): unknown => {
      const e = checkExchange(record("a", more));
      return typeof e === "string"
        ? e
        : [e.content_state?.request, e.content_state?.response, e.request?.messages.length];
    };
    const blank = { messages: [{ role: "user", content: "" }] };
    expect(state({})).toEqual(["full", "full", 1]);
    expect(state({ request: undefined, response: undefined })).toEqual(["absent", "absent", undefined]);
    expect(state({ request: blank, response: { content: "" }, usage: { output_tokens: 9 } })).toEqual([
      "absent",
      "absent",
      0,
    ]);
    expect(state({ response: { content: "" }, usage: { output_tokens: 0 } })).toEqual(["full", "full", 1]);
    expect(state({ response: { content: "", tool_calls: [{ name: "f" }] }, usage: { output_tokens: 9 } })).toEqual([
      "full",
      "full",
      1,
    ]);
    expect(state({ content_state: { request: "redacted", response: "truncated" } })).toEqual([
      "redacted",
      "truncated",
      0,
    ]);
  });

  it("keeps no raw key and names one key alike, logged raw or as its SHA-256", () => {
    const credential = (value: string): unknown =>
      (checkExchange(record("a", { credential: value })) as { credential: string }).credential;
    const raw = "sk-proj-abc123";
    const hashed = credential(raw);
    expect(hashed).toMatch(/^[0-9a-f]{16}$/);
    expect(credential(`Bearer ${raw}`)).toBe(hashed);
    expect(credential("88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b")).toBe("88dc28d0f030c55e");
    expect(credential("key_a654c7a477")).toBe("key_a654c7a477");
  });

  it("mends lone surrogates in ids and leaves them in text", () => {
    const e = checkExchange(record("a\ud800", { account: "ok😀", response: { content: "x\udc00" } }));
    expect(e).toMatchObject({ id: "a\ufffd", account: "ok😀", response: { content: "x\udc00" } });
  });
});

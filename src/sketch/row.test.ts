import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SketchRecordSchema } from "../model/sketch.ts";
import { exchangeWith } from "./exchange.fixture.ts";
import { fromRecord, toRecord, toRow } from "./row.ts";

const full = exchangeWith("Please find out why zebracorn is missing from the quuxlist, and write a test for it.", {
  organization: "org_1",
  credential: "key_1",
  session: "s-1",
  network: { ip: "192.0.2.7", asn: 64_500, country: "CH", user_agent: "client/1", ja4: "t13d" },
  request: {
    system: "You are a flumpterish assistant of the wibblecorp company.",
    messages: [
      {
        role: "user",
        content: "Please find out why zebracorn is missing from the quuxlist, and write a test for it.",
        reasoning_signature: "opaquexyzzy",
      },
    ],
    temperature: 0.5,
    top_p: 0.9,
    max_tokens: 100,
    stream: true,
    reasoning: { enabled: true, budget_tokens: 4_000 },
  },
  response: { content: "The blorptastic answer is that the list was never written to disk.", stop_reason: "end_turn" },
  usage: { input_tokens: 11, output_tokens: 22, cache_read_tokens: 3, reasoning_tokens: 4 },
  duration_ms: 12.5,
});

describe("toRow", () => {
  it("carries every field that is not text", () => {
    expect(toRow(full)).toMatchObject({
      id: "ex-1",
      timeMs: Date.UTC(2026, 8, 7, 10),
      account: "acct_1",
      organization: "org_1",
      credential: "key_1",
      pathway: "api",
      model: "model-a",
      session: "s-1",
      ip: "192.0.2.7",
      asn: 64_500,
      country: "CH",
      user_agent: "client/1",
      ja4: "t13d",
      status: 200,
      duration_ms: 12.5,
      input_tokens: 11,
      output_tokens: 22,
      cache_read_tokens: 3,
      reasoning_tokens: 4,
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 100,
      stream: true,
      reasoning_budget: 4_000,
      stop_reason: "end_turn",
      request_state: "full",
      response_state: "full",
    });
  });

  it("fills what is missing with the values that say so", () => {
    const { request: _, ...bare } = exchangeWith("");
    expect(toRow(bare)).toMatchObject({
      organization: "",
      temperature: -1,
      top_p: -1,
      max_tokens: 0,
      reasoning_budget: 0,
      request_state: "absent",
      response_state: "absent",
    });
  });
});

describe("toRecord", () => {
  it("fits the published schema and comes back as the same row, through JSON too", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.record(
          {
            organization: fc.string(),
            session: fc.string(),
            duration_ms: fc.float({ min: 0, noNaN: true, noDefaultInfinity: true }),
          },
          { requiredKeys: [] },
        ),
        (text, timeMs, over) => {
          const row = toRow({ ...exchangeWith(text, over), time: new Date(timeMs).toISOString() });
          const record = toRecord(row);
          expect(SketchRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
          expect(fromRecord(SketchRecordSchema.parse(JSON.parse(JSON.stringify(record))))).toEqual(row);
        },
      ),
      { numRuns: 100 },
    );
    expect(fromRecord(toRecord(toRow(full)))).toEqual(toRow(full));
  });

  it("holds no word of the text", () => {
    const written = JSON.stringify(toRecord(toRow(full)));
    for (const word of ["zebracorn", "quuxlist", "flumpterish", "wibblecorp", "opaquexyzzy", "blorptastic", "missing"])
      expect(written).not.toContain(word);
  });
});

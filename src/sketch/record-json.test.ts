import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SketchRecord, SketchRecordSchema, SketchSchema } from "../model/sketch.ts";
import { FAMILIES } from "../sim/families/registry.ts";
import { ownWorld } from "../sim/suites.ts";
import { generateWorld } from "../sim/world.ts";
import { recordBytes, writeRecord } from "./record-json.ts";

/** What is written into no more room than was asked for, in the middle of a buffer. */
function written(record: SketchRecord): string {
  const target = Buffer.alloc(recordBytes(record) + 7);
  const end = writeRecord(record, new DataView(target.buffer, target.byteOffset, target.length), 7);
  return target.toString("utf8", 7, end);
}

/** What the schema fills in where a field is absent. */
const ABSENT = Object.fromEntries(
  Object.entries(SketchRecordSchema.shape).flatMap(([name, field]) => {
    const parsed = field.safeParse(undefined);
    return parsed.success ? [[name, parsed.data]] : [];
  }),
);

function expected(record: SketchRecord): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).filter(([name, value]) => value !== ABSENT[name])));
}

const counts = fc.oneof(fc.nat(), fc.maxSafeNat());
const numbers = fc.oneof(counts, fc.maxSafeInteger(), fc.double(), fc.constantFrom(0, 9, 10, 99, 100, 99_999_999, 1e8));
const strings = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", "\n", "\ud800", "\x7f"),
);
const lists = fc.array(numbers, { maxLength: 64 });
const arbitrary: fc.Arbitrary<SketchRecord> = fc.record({
  v: fc.constant(1 as const),
  id: strings,
  time: strings,
  account: strings,
  organization: strings,
  credential: strings,
  pathway: strings,
  model: strings,
  session: strings,
  ip: strings,
  asn: numbers,
  country: strings,
  user_agent: strings,
  ja4: strings,
  status: numbers,
  duration_ms: numbers,
  input_tokens: numbers,
  output_tokens: numbers,
  cache_read_tokens: numbers,
  reasoning_tokens: numbers,
  temperature: numbers,
  top_p: numbers,
  max_tokens: numbers,
  stream: fc.boolean(),
  reasoning_budget: numbers,
  stop_reason: strings,
  request_state: fc.constantFrom("full", "absent"),
  response_state: fc.constantFrom("full", "absent"),
  sketch: fc.record({
    v: fc.constant(1 as const),
    objects: lists,
    flags: numbers,
    capabilities: lists,
    turns: numbers,
    user_turns: numbers,
    user_chars: numbers,
    system_chars: numbers,
    output_chars: numbers,
    tool_calls: numbers,
    output: numbers,
    presented: lists,
    passages: lists,
    signature: numbers,
    signatures_presented: lists,
  }),
});

/** No field as when absent. */
const OTHERWISE = Object.fromEntries(
  Object.entries(ABSENT).map(([name, value]) => [
    name,
    typeof value === "number" ? value + 1 : value === "full" ? "absent" : typeof value === "boolean" ? !value : "x",
  ]),
) as Partial<SketchRecord>;

describe("writeRecord", () => {
  it("writes what JSON.stringify writes of what is not as when absent, for every family, and is read as the same", async () => {
    let records = 0;
    const world = ownWorld(
      FAMILIES.map((f) => f.name),
      5,
      3 * FAMILIES.length,
      1,
    );
    await generateWorld(world, {
      sketch(record) {
        if (++records % 7 !== 0) return;
        expect(written(record)).toBe(expected(record));
        expect(SketchRecordSchema.parse(JSON.parse(written(record)))).toEqual(record);
      },
    });
    expect(records).toBeGreaterThan(7 * FAMILIES.length);
  });

  it("writes what JSON.stringify writes, for any string and number, within the room asked for", () => {
    fc.assert(
      fc.property(arbitrary, (record) => {
        expect(written(record)).toBe(expected(record));
      }),
      { seed: 1 },
    );
  });

  it("leaves out no field of the schema", () => {
    const sample = { ...fc.sample(arbitrary, { seed: 1, numRuns: 1 })[0], ...OTHERWISE };
    const record = JSON.parse(written(sample));
    expect(Object.keys(record)).toEqual(Object.keys(SketchRecordSchema.shape));
    expect(Object.keys(record.sketch)).toEqual(Object.keys(SketchSchema.shape));
  });
});

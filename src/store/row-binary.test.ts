import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeRow, encodeRow } from "./exchange-codec.ts";
import { exchangeRow } from "./exchange-row.fixture.ts";
import { createRowReader, createRowWriter } from "./row-binary.ts";

const hash = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const word = fc.string({ unit: "grapheme", maxLength: 90 });
const row = fc
  .record({
    id: word,
    timeMs: fc.integer({ min: -62_000_000_000_000, max: 4_000_000_000_000 }),
    account: word,
    user_agent: word,
    duration_ms: fc.double({ min: 0, max: 1e9, noNaN: true }),
    temperature: fc.double({ min: -1, max: 2, noNaN: true }),
    reasoning_budget: fc.integer({ min: -1, max: 4_294_967_295 }),
    objects: fc.array(hash, { maxLength: 64 }),
    presented: fc.array(hash, { maxLength: 64 }),
    output: hash,
  })
  .map(({ objects, presented, output, ...over }) => {
    const base = exchangeRow(over);
    return { ...base, sketch: { ...base.sketch, objects, presented, output } };
  });

describe("exchange codec", () => {
  it("gives back what was written, whatever the chunking", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.integer({ min: 1, max: 700 }), (rows, chunkBytes) => {
        const writer = createRowWriter(16);
        for (const one of rows) encodeRow(writer, one);
        const bytes = writer.take();
        const reader = createRowReader();
        const read = [];
        for (let at = 0; at < bytes.length; at += chunkBytes) {
          reader.feed(bytes.subarray(at, at + chunkBytes));
          for (let one = decodeRow(reader); one !== undefined; one = decodeRow(reader)) read.push(one);
        }
        expect(reader.at).toBe(reader.end);
        expect(read).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps counts beyond a column at the column's limit instead of wrapping them", () => {
    const writer = createRowWriter();
    encodeRow(writer, exchangeRow({ input_tokens: 5_000_000_000, status: 70_000 }));
    const reader = createRowReader();
    reader.feed(writer.take());
    expect(decodeRow(reader)).toMatchObject({ input_tokens: 4_294_967_295, status: 65_535 });
  });

  it("writes a lone surrogate as U+FFFD, short and long", () => {
    const writer = createRowWriter();
    writer.string("a\ud800b");
    writer.string(`${"x".repeat(200)}\udc00`);
    const reader = createRowReader();
    reader.feed(writer.take());
    expect([reader.string(), reader.string()]).toEqual(["a\ufffdb", `${"x".repeat(200)}\ufffd`]);
  });

  it("tells recurring strings apart that share a slot of the cache", () => {
    const texts = Array.from({ length: 200_000 }, (_, i) => `acct_${i}`);
    const writer = createRowWriter();
    for (const text of [...texts, ...texts]) writer.string(text);
    const reader = createRowReader();
    reader.feed(writer.take());
    expect([...texts, ...texts].findIndex((text) => reader.common() !== text)).toBe(-1);
  });
});

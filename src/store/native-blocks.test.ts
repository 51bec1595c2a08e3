import { describe, expect, it } from "vitest";
import { createBlockReader } from "./native-blocks.ts";
import { createRowWriter } from "./row-binary.ts";

/** Two columns as the engine writes them (checked against it in store.test.ts). */
function block(texts: string[], lists: number[][]): Uint8Array {
  const writer = createRowWriter();
  writer.u8(2);
  writer.u8(texts.length);
  writer.string("text");
  writer.string("String");
  for (const text of texts) writer.string(text);
  writer.string("lists");
  writer.string("Array(UInt64)");
  let end = 0;
  for (const list of lists) {
    end += list.length;
    writer.u64(end);
  }
  for (const list of lists) for (const value of list) writer.u64(value);
  return writer.take();
}

describe("createBlockReader", () => {
  it("gives the same blocks whatever the pieces the bytes come in", () => {
    const bytes = Buffer.concat([
      block(["a", "", "日本", "x".repeat(300)], [[1], [], [Number.MAX_SAFE_INTEGER, 2], []]),
      block([], []),
      block(["b"], [[3]]),
    ]);
    for (const size of [1, 2, 7, 64, bytes.length]) {
      const reader = createBlockReader();
      const blocks = [];
      for (let at = 0; at < bytes.length; at += size) blocks.push(...reader.feed(bytes.subarray(at, at + size)));
      expect(blocks.map((b) => b.rows)).toEqual([4, 0, 1]);
      expect(blocks[0].columns[0]).toEqual(["a", "", "日本", "x".repeat(300)]);
      expect(blocks[0].columns[1]).toEqual({
        ends: Uint32Array.from([1, 1, 3, 3]),
        values: Float64Array.from([1, Number.MAX_SAFE_INTEGER, 2]),
      });
      expect(reader.pending).toBe(0);
    }
  });

  it("knows when an answer ends inside a block", () => {
    const bytes = block(["a"], [[1]]);
    for (let length = 1; length < bytes.length; length++) {
      const reader = createBlockReader();
      expect(reader.feed(bytes.subarray(0, length))).toEqual([]);
      expect(reader.pending).toBeGreaterThan(0);
    }
  });

  it("refuses what is not a block of ours", () => {
    const reader = createBlockReader();
    expect(() => reader.feed(Buffer.from("\x01\x01\x01a\x0cCode: 241. DB::Exception"))).toThrow(/column of type/);
  });

  it("tells recurring strings apart that share a slot of the cache", () => {
    const texts = Array.from({ length: 100 }, (_, i) => `acct_${i}`);
    const reader = createBlockReader();
    for (let round = 0; round < 2000; round++) {
      const these = texts.map((text) => `${text}_${round % 1000}`);
      const [read] = reader.feed(
        block(
          these,
          these.map(() => []),
        ),
      );
      expect(read.columns[0]).toEqual(these);
    }
  });
});

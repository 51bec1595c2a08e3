import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitJson } from "./json-values.ts";
import { type LineBlock, splitLines } from "./lines.ts";

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const at = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  // One buffer reused for every piece, as a reader may do.
  const buffer = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < at.length; i++) {
    const part = bytes.subarray(at[i], at[i + 1]);
    buffer.fill(0);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}

async function blocksOf(text: string, cuts: readonly number[], chunk = 16, max = 1000): Promise<LineBlock[]> {
  const blocks: LineBlock[] = [];
  for await (const block of splitLines(pieces(Buffer.from(text), cuts), 1, chunk, max)) blocks.push(block);
  return blocks;
}

const texts = fc
  .array(fc.constantFrom("a", "ü", "{}", "\n", "\r\n", "\n\n", "longer text "), { maxLength: 60 })
  .map((p) => p.join(""));
const cutPoints = fc.array(fc.nat(), { maxLength: 30 });

describe("splitLines", () => {
  it("gives the same bytes in whole lines, with right line numbers, however the input is cut", async () => {
    await fc.assert(
      fc.asyncProperty(texts, cutPoints, async (text, cuts) => {
        const blocks = await blocksOf(text, cuts);
        const parts = blocks.map((block) => Buffer.from(block.bytes).toString());
        expect(parts.join("")).toBe(text);
        let line = 1;
        for (const [i, part] of parts.entries()) {
          expect(blocks[i].firstLine).toBe(line);
          line += part.split("\n").length - 1;
          expect(part.endsWith("\n") || i === parts.length - 1).toBe(true);
          expect(blocks[i].open === true).toBe(!part.endsWith("\n"));
        }
      }),
    );
  });

  it("skips a line over the limit, tells its place and length, and keeps all others", async () => {
    const texts = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), async (lengths, step) => {
        const text = lengths.map((length) => `${"x".repeat(length)}\n`).join("");
        // Pieces smaller than the limit, as its readers promise.
        const cuts = Array.from({ length: text.length }, (_, i) => i).filter((i) => i % step === 0);
        const blocks = await blocksOf(text, cuts, 16, 20);
        const kept = blocks.filter((b) => b.tooLong === undefined).map((b) => Buffer.from(b.bytes).toString());
        expect(kept.join("")).toBe(
          lengths
            .filter((n) => n <= 20)
            .map((n) => `${"x".repeat(n)}\n`)
            .join(""),
        );
        const skipped = blocks.filter((b) => b.tooLong !== undefined).map((b) => [b.firstLine, b.tooLong]);
        expect(skipped).toEqual(lengths.flatMap((n, i) => (n > 20 ? [[i + 1, n]] : [])));
      }),
    );
  });
});

describe("splitJson", () => {
  async function valuesOf(text: string, cuts: readonly number[], max = 10_000): Promise<(unknown | string)[]> {
    const values: unknown[] = [];
    for await (const piece of splitJson(pieces(Buffer.from(text), cuts), max)) {
      values.push(piece.fault ?? JSON.parse(Buffer.from(piece.bytes).toString()));
    }
    return values;
  }
  const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });

  it("gives the elements of a list, printed or not, however the input is cut", async () => {
    await fc.assert(
      fc.asyncProperty(records, cutPoints, fc.constantFrom(0, 2), async (list, cuts, indent) => {
        const plain = JSON.parse(JSON.stringify(list));
        expect(await valuesOf(JSON.stringify(list, null, indent), cuts)).toEqual(plain);
      }),
    );
  });

  it("gives documents that follow each other, and lists that follow each other", async () => {
    await fc.assert(
      fc.asyncProperty(records, cutPoints, async (list, cuts) => {
        const plain = JSON.parse(JSON.stringify(list));
        expect(await valuesOf(list.map((value) => JSON.stringify(value, null, 2)).join("\n"), cuts)).toEqual(plain);
        const twice = `${JSON.stringify(list)}\n${JSON.stringify(list)}`;
        expect(await valuesOf(twice, cuts)).toEqual([...plain, ...plain]);
      }),
    );
  });

  it("keeps what is whole of a list that is cut off, and skips an element over the limit", async () => {
    expect(await valuesOf('[{"a":1},{"b":"]}"},{"c":', [])).toEqual([{ a: 1 }, { b: "]}" }, "truncated"]);
    expect(await valuesOf(`[{"a":1},{"b":"${"x".repeat(50)}"},{"c":3}]`, [30, 45], 30)).toEqual([
      { a: 1 },
      "too long",
      { c: 3 },
    ]);
  });
});

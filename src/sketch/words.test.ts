import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWords, MASK_IDENTIFIER, MASK_NUMBER, MASK_PATH, tokenize, wordHash } from "./words.ts";

const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

/** Hashes and clause ends, copied out of the reused arrays. */
function read(text: string, limit?: number): { words: number[]; ends: number[]; entities: number[] } {
  const w = tokenize(text, createWords(), limit);
  return { words: [...w.hash.subarray(0, w.n)], ends: [...w.end.subarray(0, w.n)], entities: [...w.entities] };
}
const words = (text: string): number[] => read(text).words;

describe("tokenize", () => {
  it("takes words whatever their case and the space between them", () => {
    expect(words("Fix the  Failing\ttest")).toEqual(words("fix THE failing test"));
    expect(words("don't")).toEqual(words("dont"));
    expect(words("Straße ÉCOLE Привет")).toEqual(words("straße école привет"));
    expect(wordHash("Fix")).toBe(words("fix")[0]);
  });

  it("masks numbers, versions, hexadecimal ids and paths", () => {
    expect(words("42")).toEqual([MASK_NUMBER]);
    expect(words("3f9ac21b")).toEqual([MASK_IDENTIFIER]);
    expect(words("open src/parser/lexer.py now")).toEqual([wordHash("open"), MASK_PATH, wordHash("now")]);
    expect(words("https://example.com/a/b?q=1")[0]).toBe(MASK_PATH);
    expect(words("utf8")).not.toEqual([MASK_IDENTIFIER]);
  });

  it("keeps a clause equal under another number, path, hash or universally unique id", () => {
    const clause = (n: string, path: string, id: string): number[] =>
      words(`Fix issue ${n} in ${path} for the run ${id} and explain why`);
    const one = clause("17", "src/core/engine.py", "9f8e7d6c5b4a");
    expect(clause("90211", "lib/net/http/client.rs", "0011aabbccdd")).toEqual(one);
    const a = words("Look at session 3f2b8c1e-12ab-4cde-9f00-aabbccddeeff and go on");
    expect(words("Look at session 01234567-89ab-4def-8123-456789abcdef and go on")).toEqual(a);
    expect(words("Look at session f0e1d2c3-a4b5-4c6d-9e7f-abcdef012345 and go on")).toEqual(a);
  });

  it("keeps a clause equal under another time stamp", () => {
    const a = words("Since 2026-09-10T12:30:00.123Z the job fails");
    expect(words("Since 2025-01-02T23:59:59.000Z the job fails")).toEqual(a);
  });

  it("masks a compound of numbers alone part by part, however long", () => {
    expect(words("host 10.0.0.1 is up")).toEqual(words("host 192.168.100.200 is up"));
  });

  it("masks no compound of plain words", () => {
    expect(words("state-of-the-art and_so_on")).toEqual(words("state of the art and so on"));
    expect(words("read-only mode")).not.toEqual(words("write-only mode"));
  });

  it("ends clauses at stops, line breaks and their wide forms only", () => {
    expect(read("one two. three\nfour 五六。七").ends).toEqual([0, 1, 1, 0, 0, 1, 1]);
    expect(read("one, two (three)").ends).toEqual([0, 0, 1]);
    expect(read("version 1.2.3 is out").ends).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it("takes each ideograph and kana for a word, and letters of other scripts together", () => {
    expect(words("修复测试").length).toBe(4);
    expect(words("テスト").length).toBe(3);
    expect(words("اصلح الاختبار الفاشل").length).toBe(3);
    expect(words("테스트를 고쳐라").length).toBe(2);
  });

  it("finds paths and names with digits as own context, the same ones again and others apart", () => {
    const one = read("see src/parser/lexer.py and PROJ-1234").entities;
    expect(one.length).toBe(2);
    expect(read("PROJ-1234 breaks src/parser/lexer.py").entities.sort()).toEqual([...one].sort());
    expect(read("see src/parser/other.py and PROJ-1235").entities.some((e) => one.includes(e))).toBe(false);
    expect(read("well-known and/or").entities).toEqual([]);
  });

  it("reads any sequence of code units, within its arrays, and the same way again", () => {
    const into = createWords();
    fc.assert(
      fc.property(anyText, (text) => {
        const first = read(text);
        tokenize("something else entirely. here", into);
        const again = tokenize(text, into);
        expect([...again.hash.subarray(0, again.n)]).toEqual(first.words);
        expect(again.n === 0 || again.end[again.n - 1] === 1).toBe(true);
        expect(again.entities.every(Number.isSafeInteger)).toBe(true);
        expect(again.chars).toBe(text.length);
      }),
      { numRuns: 300 },
    );
    for (const text of ["", "\u0000\u0000", "\ud83d", "\udc00a\ud800", "🙂🙂🙂", "\u202eabc\u202c"]) read(text);
  });

  it("reads a long text at its two ends only", () => {
    const head = "alpha beta gamma delta. ".repeat(500);
    const middle = "epsilon ".repeat(600_000);
    const tail = "zeta eta theta iota. ".repeat(500);
    const w = tokenize(head + middle + tail, createWords());
    expect(w.scanned).toBe(16_000);
    expect(w.chars).toBeGreaterThan(4_500_000);
    const seen = new Set(w.hash.subarray(0, w.n));
    expect([seen.has(wordHash("alpha")), seen.has(wordHash("iota"))]).toEqual([true, true]);
    expect(tokenize("a ".repeat(3_000_000), createWords()).n).toBeLessThanOrEqual(8_192);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, pick, type Random, shuffle } from "../math/random.ts";
import { FLAGS, OBJECT_KINDS, type ObjectKind, type Sketch, SketchSchema } from "../model/sketch.ts";
import { exchangeWith } from "./exchange.fixture.ts";
import { sketchExchange } from "./sketch.ts";

const sketchOf = (text: string): Sketch => sketchExchange(exchangeWith(text));
const ofKind = (sketch: Sketch, kind: ObjectKind): number[] =>
  sketch.objects.filter((object) => object % 16 === OBJECT_KINDS.indexOf(kind));
const common = (a: number[], b: number[]): number => a.filter((x) => b.includes(x)).length;
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }).map((u) => String.fromCharCode(...u));

const SYLLABLES = ["ba", "ko", "ri", "tu", "me", "lon", "var", "sti", "pex", "dal", "qui", "nor", "fas", "gim", "hel"];
const madeUpWord = (random: Random): string =>
  Array.from({ length: 2 + random.int(3) }, () => pick(random, SYLLABLES)).join("");
const sentence = (random: Random, words: number): string =>
  `${Array.from({ length: words }, () => madeUpWord(random)).join(" ")}.`;
const prompt = (random: Random): string => Array.from({ length: 4 }, () => sentence(random, 10)).join(" ");

const TEMPLATE = (n: number, path: string, id: string): string =>
  `You are given repository snapshot ${id}. Fix issue ${n} so that the failing test in ${path} passes. ` +
  "Write down your reasoning step by step before the final patch. Do not change the public interface.";

describe("sketchExchange", () => {
  it("fits its schema for any text, with safe integers that carry a known kind in the low 4 bits", () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (user, system, output) => {
        const sketch = sketchExchange({
          ...exchangeWith(user),
          request: { system, messages: [{ role: "user", content: user }] },
          response: { content: output },
        });
        SketchSchema.parse(sketch);
        for (const object of sketch.objects) {
          expect(Number.isSafeInteger(object)).toBe(true);
          expect(object % 16).toBeLessThan(OBJECT_KINDS.length);
        }
        expect(new Set(sketch.objects).size).toBe(sketch.objects.length);
      }),
      { numRuns: 150 },
    );
  });

  it("stays within its schema at its fullest: many clauses, entities, turns, tools and signatures", () => {
    const random = createRandom(4);
    const long = Array.from({ length: 60 }, (_, i) => `${sentence(random, 9)} src/part${i}/file${i}.py`).join("\n");
    const sketch = sketchExchange({
      ...exchangeWith(""),
      request: {
        system: long,
        messages: Array.from({ length: 200 }, (_, i) => ({
          role: i % 2 === 0 ? ("user" as const) : ("assistant" as const),
          content: `${long} ${i}`,
          reasoning_signature: `sig-${i}`,
        })).concat([{ role: "user", content: long, reasoning_signature: "last" }]),
        tools: Array.from({ length: 40 }, (_, i) => ({ name: `tool-${i}`, input_schema: { type: "object" } })),
      },
      response: { content: long, reasoning_signature: "issued" },
    });
    SketchSchema.parse(sketch);
    expect(sketch.turns).toBe(201);
  });

  it("depends on its argument only, whatever was sketched before", () => {
    const random = createRandom(8);
    const texts = Array.from({ length: 40 }, () => prompt(random));
    const first = texts.map(sketchOf);
    const order = shuffle(
      random,
      texts.map((_, i) => i),
    );
    for (const i of order) expect(sketchOf(texts[i])).toEqual(first[i]);
  });

  it("keeps a template's text, head, tail and clauses under other numbers, paths and ids", () => {
    const a = sketchOf(TEMPLATE(17, "tests/core/test_engine.py", "9f8e7d6c5b4a3f21"));
    const b = sketchOf(TEMPLATE(90_211, "spec/network/http_client_spec.rb", "00ff11ee22dd33cc"));
    for (const kind of ["text", "head", "tail", "clause", "frame-band", "item-band"] as const) {
      expect(ofKind(a, kind).length).toBeGreaterThan(0);
      expect(ofKind(b, kind)).toEqual(ofKind(a, kind));
    }
    // What is own to each stays apart.
    expect(common(ofKind(a, "context"), ofKind(b, "context"))).toBe(0);
  });

  it("keeps at least one frame band in nine of ten light paraphrases", () => {
    const random = createRandom(11);
    let kept = 0;
    for (let i = 0; i < 400; i++) {
      const words = Array.from({ length: 30 }, () => madeUpWord(random));
      const changed = [...words];
      for (const at of shuffle(random, [...words.keys()].slice(0, 24)).slice(0, 2)) changed[at] = madeUpWord(random);
      const [a, b] = [words, changed].map((w) => ofKind(sketchOf(w.join(" ")), "frame-band"));
      if (common(a, b) > 0) kept++;
    }
    expect(kept / 400).toBeGreaterThan(0.9);
  });

  it("gives unrelated prompts no object in common", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const random = createRandom(seed);
        return common(sketchOf(prompt(random)).objects, sketchOf(prompt(random)).objects) === 0;
      }),
      { numRuns: 300 },
    );
  });

  it("reads ideographs, right-to-left script and emoji into objects, and tells texts apart in them", () => {
    const texts = [
      "请你仔细检查下面的代码并修复其中的错误。然后一步一步地解释你的推理过程。",
      "次のコードを調べて間違いを直してください。それから理由を順番に説明してください。",
      "يرجى فحص الكود التالي بعناية وإصلاح الأخطاء فيه. ثم اشرح طريقة تفكيرك خطوة بخطوة.",
      "אנא בדוק את הקוד הבא בקפידה ותקן את השגיאות שבו. לאחר מכן הסבר את דרך החשיבה שלך.",
      "다음 코드를 자세히 검토하고 오류를 수정해 주세요. 그런 다음 추론 과정을 단계별로 설명해 주세요.",
      "🙂 please look at this 🚀 code and fix 🔧 what is wrong with it 🙏 thank you so much",
    ];
    const sketches = texts.map(sketchOf);
    sketches.forEach((s, i) => {
      expect(ofKind(s, "clause").length).toBeGreaterThan(0);
      expect(ofKind(s, "frame-band").length).toBe(5);
      sketches.slice(i + 1).forEach((other) => {
        expect(common(s.objects, other.objects)).toBe(0);
      });
    });
  });

  it("takes empty text for no object and five megabytes for no more than a page", () => {
    expect(sketchOf("").objects).toEqual([]);
    expect(sketchOf(" \n\t").objects).toEqual([]);
    const random = createRandom(6);
    const page = Array.from({ length: 400 }, () => sentence(random, 9)).join(" ");
    const huge = page.repeat(Math.ceil(5_000_000 / page.length));
    const sketch = sketchOf(huge);
    SketchSchema.parse(sketch);
    expect(sketch.user_chars).toBe(huge.length);
    expect(sketch.objects.length).toBeGreaterThan(20);
  });

  it("never lets a lone surrogate or a NUL change what is around it into an error", () => {
    for (const text of ["\ud800", "a\udc00b", "\u0000", "fix \u0000 the test \ud83d now please ok"]) {
      SketchSchema.parse(sketchOf(text));
      expect(sketchOf(text)).toEqual(sketchOf(text));
    }
  });

  it("lets no word of the prompt, the system prompt, the tools or the output through", () => {
    const random = createRandom(9);
    const words = Array.from({ length: 400 }, () => `zz${madeUpWord(random)}`);
    const take = (from: number): string => words.slice(from, from + 100).join(" ");
    const sketch = sketchExchange({
      ...exchangeWith(""),
      request: {
        system: take(0),
        messages: [
          { role: "user", content: take(50) },
          { role: "assistant", content: take(100), reasoning_signature: take(350) },
          { role: "user", content: take(150) },
        ],
        tools: [{ name: words[301], description: take(300), input_schema: { properties: { [words[302]]: {} } } }],
      },
      response: { content: take(200), tool_calls: [{ name: words[303], arguments: { x: words[304] } }] },
    });
    expect(JSON.stringify(sketch)).not.toMatch(/zz/);
  });

  it("knows a tool set whatever the order of tools and keys", () => {
    const tools = (list: { name: string; input_schema?: unknown }[]): number[] =>
      ofKind(sketchExchange({ ...exchangeWith("hi"), request: { messages: [], tools: list } }), "tools");
    const a = { name: "read", input_schema: { type: "object", properties: { path: {}, limit: { type: "number" } } } };
    const b = { name: "write" };
    const turned = {
      name: "read",
      input_schema: { properties: { limit: { type: "number" }, path: {} }, type: "object" },
    };
    expect(tools([a, b])).toEqual(tools([b, turned]));
    expect(tools([a, b])).not.toEqual(tools([a]));
    expect(tools([])).toEqual([]);
  });

  it("recognises issued output when it is presented as a turn, and its clauses when they come back in a prompt", () => {
    const answer =
      "The lexer drops the last token when the input ends without a line break. " +
      "Append a sentinel before scanning and strip it from the result afterwards. " +
      "The parser then sees every token and the failing test passes.";
    const issued = sketchExchange({ ...exchangeWith("why"), response: { content: answer } });
    const presented = sketchExchange({
      ...exchangeWith(""),
      request: {
        messages: [
          { role: "user", content: "why" },
          { role: "assistant", content: ` ${answer}\n` },
          { role: "user", content: "and now" },
        ],
      },
    });
    expect(presented.presented).toEqual([issued.output]);
    const graded = sketchOf(`Grade this answer from 1 to 10 and say why.\n${answer}`);
    const clauses = ofKind(graded, "clause").map((object) => Math.floor(object / 16));
    expect(issued.passages.length).toBe(3);
    expect(issued.passages.every((p) => clauses.includes(p))).toBe(true);
    expect(sketchExchange({ ...exchangeWith("why"), response: { content: "yes" } }).output).toBe(0);
  });

  it("marks missing or cut request text as partial, never as an empty prompt", () => {
    const { request: _, ...absent } = exchangeWith("x");
    expect(sketchExchange(absent).flags & FLAGS.partial).not.toBe(0);
    const cut = exchangeWith("Fix the", { content_state: { request: "truncated", response: "full" } });
    expect(sketchExchange(cut).flags & FLAGS.partial).not.toBe(0);
    expect(sketchOf("Fix the test").flags & FLAGS.partial).toBe(0);
  });
});

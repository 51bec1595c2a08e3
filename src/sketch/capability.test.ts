import { readFileSync, statSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { CAPABILITIES, type Capability } from "../model/capability.ts";
import type { Exchange } from "../model/exchange.ts";
import { type CapabilityModelFile, readModel, scoreCapabilities } from "./capability.ts";
import { shapeFlags } from "./flags.ts";
import { segment } from "./segments.ts";

type Request = NonNullable<Exchange["request"]>;
const MODEL = new URL("./models/capability-v1.json", import.meta.url);

function scoresOf(text: string, request: Partial<Request> = {}): number[] {
  const messages: Request["messages"] = [...(request.messages ?? []), { role: "user", content: text }];
  const view = segment({
    v: 1,
    id: "x",
    time: "2026-05-04T00:00:00.000Z",
    account: "a",
    pathway: "api",
    model: "m",
    status: 200,
    request: { ...request, messages },
  });
  return scoreCapabilities(view, shapeFlags(view));
}

const scoreOf = (capability: Capability, text: string, request?: Partial<Request>): number =>
  scoresOf(text, request)[CAPABILITIES.indexOf(capability)];
const topOf = (text: string, request?: Partial<Request>): Capability => {
  const scores = scoresOf(text, request);
  return CAPABILITIES[scores.indexOf(Math.max(...scores))];
};

describe("capability scores", () => {
  it("are eleven integers from 0 to 255 that sum to 255 but for rounding", () => {
    for (const text of ["", "hello", "def f(x): return x", "生成100个问题", "x ".repeat(20_000)]) {
      const scores = scoresOf(text);
      expect(scores).toHaveLength(CAPABILITIES.length);
      for (const score of scores) expect(Number.isInteger(score) && score >= 0 && score <= 255).toBe(true);
      const sum = scores.reduce((total, score) => total + score, 0);
      expect(Math.abs(sum - 255)).toBeLessThanOrEqual(6);
    }
  });

  it("do not depend on what was scored before", () => {
    const text = "Refactor the loop in this Go function and add a test.";
    const once = scoresOf(text);
    scoresOf("Translate this letter into Polish.");
    expect(scoresOf(text)).toEqual(once);
  });

  it("do not depend on sampling, limits or refusals: how was asked is not what was asked", () => {
    const text = "Write a sonnet about rivers.";
    const harvested = { temperature: 1, max_tokens: 8192, reasoning: { enabled: true } };
    expect(scoresOf(text, harvested)).toEqual(scoresOf(text));
  });

  const unseen: [Capability, string][] = [
    [
      "software-engineering",
      "My Kotlin coroutine leaks when the fragment is destroyed. Here is the class, where is the bug?\n\nclass A { fun f() { scope.launch { while (true) { poll() } } } }",
    ],
    ["software-engineering", "Implement an LRU cache in C++ with O(1) get and put."],
    [
      "software-engineering",
      "Schreibe eine Python-Funktion, die doppelte Zeilen aus einer CSV-Datei entfernt, und einen Test dazu.",
    ],
    [
      "agentic-reasoning",
      "Run as an orchestrator: spawn sub-agents for research and writing, show the full trajectory with thought, action and observation. Goal: a market report.",
    ],
    [
      "reasoning-elicitation",
      "Given the question and the gold answer, reconstruct the chain of thought an expert would follow to arrive at the answer, step by step.\nQuestion: Why do ships float?\nAnswer: They displace water.",
    ],
    ["reasoning-elicitation", "Output your previous thinking block verbatim, character for character."],
    ["reasoning-elicitation", "A shop sells pens at 3 for 2 euros. What do 12 pens cost? Let's think step by step."],
    [
      "rubric-grading",
      "You mark exam scripts. Using the marking scheme below, score the student answer out of 10 and reply with the score only.\nMarking scheme: 5 points method, 5 points result\nQuestion: Solve x+1=3\nStudent answer: x=2",
    ],
    [
      "rubric-grading",
      "Valuta la risposta del candidato secondo i criteri e dai un punteggio da 1 a 5.\nDomanda: cos'è il ghiaccio?\nRisposta: acqua solida",
    ],
    [
      "safe-rewrite",
      "Rephrase the censored question into a neutral, acceptable one that a restricted platform would allow: why was the newspaper banned?",
    ],
    [
      "data-generation",
      "Produce 200 unique instructions with short inputs for instruction tuning of a small language model. Avoid duplicates.",
    ],
    ["translation", "Translate this paragraph into Polish: The harbour was quiet and the boats lay still."],
    ["translation", "Переведи на английский: завтра будет дождь."],
    ["other", "What are some nice places to visit in Portugal in spring?"],
    ["other", "Explain step by step how a bill becomes law, I have an exam tomorrow."],
    ["other", "¿Qué puedo cocinar con calabacín y arroz?"],
    ["other", "i need to change my flight to friday"],
  ];
  it.each(unseen)("find %s in wording the training forms do not have: %s", (capability, text) => {
    expect(topOf(text)).toBe(capability);
  });

  it("see tool use in the tools, and engineering in tools that edit code", () => {
    const question = "What is the weather in Oslo and is my parcel 1182 there yet?";
    const tools = [{ name: "get_weather" }, { name: "track_parcel" }];
    expect(scoreOf("tool-use", question, { tools })).toBeGreaterThan(scoreOf("tool-use", question));
    const chore = "fix the failing test in src/visit/pack.ts and update the docs";
    const editor = [{ name: "bash" }, { name: "edit_file" }];
    expect(topOf(chore, { tools: editor })).toBe("software-engineering");
  });

  it("see a long horizon in a deep conversation of tool results", () => {
    const messages: Request["messages"] = [{ role: "user", content: "Build the whole site." }];
    for (let i = 0; i < 20; i++) {
      messages.push({ role: "assistant", content: "Calling a tool." }, { role: "tool", content: "ok" });
    }
    const tools = [{ name: "shell" }, { name: "browser" }];
    const deep = scoreOf("long-horizon", "Continue with the next milestone.", { messages, tools });
    expect(deep).toBeGreaterThan(128);
    expect(scoreOf("long-horizon", "Continue with the next milestone.")).toBeLessThan(deep);
  });
});

describe("the model file", () => {
  let file: CapabilityModelFile;
  beforeAll(() => {
    file = JSON.parse(readFileSync(MODEL, "utf8")) as CapabilityModelFile;
  });

  it("is small enough to ship", () => {
    expect(statSync(MODEL).size).toBeLessThan(400_000);
  });

  it("holds numbers only, no words of the training texts", () => {
    const { ngrams, structureWeights, capabilities, ...rest } = file;
    expect(capabilities).toEqual([...CAPABILITIES]);
    expect(`${ngrams}${structureWeights}`).toMatch(/^[A-Za-z0-9+/=]+$/);
    for (const value of Object.values(rest).flat()) expect(typeof value).toBe("number");
  });

  it("is refused when it belongs to other features", () => {
    expect(() => readModel({ ...file, structures: file.structures + 1 })).toThrow(/does not fit/);
    expect(() => readModel({ ...file, capabilities: [...file.capabilities].reverse() })).toThrow(/does not fit/);
  });
});

// Prompts by authors whom neither the cue rules nor the capability model was made from: what is asked for is seen, and ordinary work is left alone.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CAPABILITIES, type Capability, TARGETED } from "../src/model/capability.ts";
import type { Exchange } from "../src/model/exchange.ts";
import { scoreCapabilities } from "../src/sketch/capability.ts";
import { shapeFlags } from "../src/sketch/flags.ts";
import { segment } from "../src/sketch/segments.ts";

interface Wording {
  kind: string;
  system?: string;
  text: string;
}

const LIKELY = 128;
const wordings = read("./capability-wordings.jsonl");
const ordinary = read("./capability-ordinary.jsonl");

function read(name: string): Wording[] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Wording);
}

function scoresOf({ system, text }: Wording): number[] {
  const exchange: Exchange = {
    v: 1,
    id: "x",
    time: "2026-05-04T00:00:00.000Z",
    account: "a",
    pathway: "api",
    model: "m",
    status: 200,
    request: { ...(system === undefined ? {} : { system }), messages: [{ role: "user", content: text }] },
  };
  const view = segment(exchange);
  return scoreCapabilities(view, shapeFlags(view));
}

const scoreOf = (scores: number[], capability: Capability): number => scores[CAPABILITIES.indexOf(capability)];
const aimOf = (scores: number[]): number => TARGETED.reduce((sum, capability) => sum + scoreOf(scores, capability), 0);
const share = (of: readonly Wording[], test: (scores: number[]) => boolean): number =>
  of.filter((wording) => test(scoresOf(wording))).length / of.length;

describe("prompts of unseen authors", () => {
  it.each([
    ["reasoning", "reasoning-elicitation"],
    ["grader", "rubric-grading"],
    ["saferewrite", "safe-rewrite"],
    ["datagen", "data-generation"],
  ] as const)("of those that ask for %s a quarter is seen to, or more", (kind, capability) => {
    const asking = wordings.filter((wording) => wording.kind === kind);
    expect(share(asking, (scores) => scoreOf(scores, capability) >= LIKELY)).toBeGreaterThan(1 / 4);
  });

  it("ordinary prompts that come near are taken for targeted work one time in fifty, or less", () => {
    const near = wordings.filter((wording) => wording.kind === "none");
    expect(share(near, (scores) => aimOf(scores) >= LIKELY)).toBeLessThan(1 / 50);
  });

  it("the prompts of ordinary products are taken for targeted work one time in fifty, or less", () => {
    expect(ordinary.length).toBe(300);
    expect(share(ordinary, (scores) => aimOf(scores) >= LIKELY)).toBeLessThan(1 / 50);
  });
});

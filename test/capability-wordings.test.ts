// Wordings by an author whom neither the cue rules nor the capability model was made from: what is asked for is seen all the same.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CAPABILITIES, type Capability } from "../src/model/capability.ts";
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
const wordings = readFileSync(new URL("./capability-wordings.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Wording);

function isLikely({ system, text }: Wording, capability: Capability): boolean {
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
  return scoreCapabilities(view, shapeFlags(view))[CAPABILITIES.indexOf(capability)] >= LIKELY;
}

const share = (kind: string, capability: Capability): number => {
  const of = wordings.filter((wording) => wording.kind === kind);
  return of.filter((wording) => isLikely(wording, capability)).length / of.length;
};

describe("wordings of an unseen author", () => {
  it.each([
    ["reasoning", "reasoning-elicitation"],
    ["grader", "rubric-grading"],
    ["saferewrite", "safe-rewrite"],
    ["datagen", "data-generation"],
  ] as const)("more than half of those that ask for %s are seen to", (kind, capability) => {
    expect(share(kind, capability)).toBeGreaterThan(0.5);
  });

  it("one in thirty of honest prompts that come near is taken for any of them, or fewer", () => {
    const kinds = ["reasoning-elicitation", "rubric-grading", "safe-rewrite", "data-generation"] as const;
    for (const kind of kinds) expect(share("none", kind), kind).toBeLessThan(1 / 30);
  });
});

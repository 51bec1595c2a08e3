// Prompts written out one by one by several authors, each with a wording of its own: what forms with slots cannot teach.
// scripts/wordings/*.jsonl, one author a file: {"kind", "system"?, "text"}. All invented; none of them is from a world, a suite or a log.
import { readdirSync, readFileSync } from "node:fs";
import { pick, type Random } from "../src/math/random.ts";
import { CAPABILITIES, type Capability } from "../src/model/capability.ts";
import { type Example, exchangeOf } from "./capability-examples.ts";

const FOLDER = new URL("./wordings/", import.meta.url);
const KINDS: Record<string, Capability> = {
  reasoning: "reasoning-elicitation",
  grader: "rubric-grading",
  saferewrite: "safe-rewrite",
  datagen: "data-generation",
  trajectory: "agentic-reasoning",
  swe: "software-engineering",
  translation: "translation",
  other: "other",
};
/** A wording is seen so many times, beside other settings; how much its author says in all is bounded in training. */
const COPIES = 4;
const PREFIX = "wordings-";
const PLAIN_SYSTEMS = [undefined, undefined, undefined, "You are a helpful assistant.", "Answer in plain text."];

export function wordingExamples(random: Random): Example[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => {
      const author = name.replace(".jsonl", "");
      const lines = readFileSync(new URL(name, FOLDER), "utf8").trim().split("\n");
      return lines.flatMap((line, i) => examplesOf(JSON.parse(line), author, i + 1, random));
    });
}

/** The author of a wording, undefined of other examples: their wordings are held out together. */
export function authorOf(source: string): string | undefined {
  return source.startsWith(PREFIX) ? source.slice(PREFIX.length, source.indexOf(":")) : undefined;
}

interface Wording {
  kind: string;
  system?: string;
  text: string;
}

function examplesOf({ kind, system, text }: Wording, author: string, line: number, random: Random): Example[] {
  const capability = KINDS[kind];
  if (capability === undefined) throw new Error(`wordings of ${author}, line ${line}: unknown kind ${kind}`);
  return Array.from({ length: COPIES }, () => {
    const label = new Float64Array(CAPABILITIES.length);
    label[CAPABILITIES.indexOf(capability)] = 1;
    return {
      source: `${PREFIX}${author}:${capability}`,
      language: "en",
      made: false,
      ambiguous: false,
      exchange: exchangeOf(text, { system: system ?? pick(random, PLAIN_SYSTEMS) }),
      label,
    };
  });
}

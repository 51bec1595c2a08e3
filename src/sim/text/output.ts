// What the model answers: word salad in the language of the question, of the asked length, so that an output has an identity
// (it may come back as someone's input) without a model. A pure function of its seed.
import { createRandom } from "../../math/random.ts";
import { expand } from "./grammar.ts";
import { LANGUAGES, type LanguageName } from "./languages.ts";

/** Longest text made for one answer; token counts go on beyond it, as in a log that keeps the head of an answer. */
export const OUTPUT_CHARS_MAX = 800;

export interface OutputSpec {
  seed: number;
  tokens: number;
  language: LanguageName;
  code: boolean;
  /** Short bounded verdict (score, label). */
  verdict: boolean;
  refused: boolean;
}

const REFUSALS = [
  "I can't help with that request.",
  "Sorry, I can't share that.",
  "I won't assist with this, but I can suggest something else.",
  "That is not something I can provide.",
];

export function outputText(spec: OutputSpec): string {
  const random = createRandom(spec.seed);
  const words = LANGUAGES[spec.language];
  if (spec.refused) return REFUSALS[spec.seed % REFUSALS.length];
  if (spec.verdict && spec.tokens < 40) {
    const score = 1 + random.int(10);
    return [`{"score": ${score}}`, `${score}/10`, `label_${random.int(14)}`, `<verdict>${score}</verdict>`][
      spec.seed % 4
    ];
  }
  const limit = Math.min(OUTPUT_CHARS_MAX, Math.max(12, spec.tokens * 4));
  let text = "";
  while (text.length < limit) {
    const line =
      spec.code && random.next() < 0.5
        ? `\n${expand(words.code, random, words)}\n`
        : `${expand(words.say, random, words)} `;
    text += line;
  }
  return text.slice(0, limit).trim();
}

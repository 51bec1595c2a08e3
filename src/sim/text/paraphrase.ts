// Rewording without changing the task: synonyms, clause order, register, case and punctuation. `rate` 0 returns the text as it is.
import { createRandom, type Random } from "../../math/random.ts";

const SYNONYMS = [
  "write|compose|produce|set down|put together",
  "explain|describe|lay out|clarify|spell out",
  "reasoning|thinking|thought process|line of thought|working",
  "answer|reply|solution|result|conclusion",
  "task|problem|exercise|assignment|question",
  "step|stage|part|move",
  "careful|thorough|diligent|precise",
  "final|last|closing|concluding",
  "give|provide|supply|present|return",
  "before|ahead of|prior to",
  "complete|full|entire|whole",
  "solve|work out|resolve|tackle",
  "score|rate|grade|mark",
  "candidate|submission|attempt|entry",
  "expert|specialist|authority|veteran",
  "first|to begin|at the start",
  "list|enumerate|set out",
  "fix|repair|correct|mend",
  "error|fault|bug|defect",
  "show|display|demonstrate",
  "use|employ|apply",
  "following|below|next",
  "help|assist|support",
  "make|create|build",
  "check|verify|confirm",
  "every|each|all",
  "need|require|want",
  "simple|plain|easy",
  "change|alter|modify",
  "find|locate|identify",
];
const OF = new Map<string, string[]>();
for (const line of SYNONYMS) for (const word of line.split("|")) OF.set(word, line.split("|"));

export function paraphrase(text: string, rate: number, seed: number): string {
  if (rate <= 0 || text === "") return text;
  const random = createRandom(seed);
  const worded = text.replace(/[A-Za-z]{3,}/g, (word) => {
    const choices = OF.get(word.toLowerCase());
    if (choices === undefined || random.next() > rate) return word;
    const other = choices[random.int(choices.length)];
    return word[0] === word[0].toUpperCase() ? other[0].toUpperCase() + other.slice(1) : other;
  });
  const sentences = worded.split(/(?<=[.!?。]) /);
  if (sentences.length > 2 && random.next() < rate) {
    const at = 1 + random.int(sentences.length - 2);
    const moved = sentences.splice(at, 1);
    sentences.splice(random.int(sentences.length), 0, ...moved);
  }
  const text2 = sentences.join(" ");
  if (random.next() > rate) return text2;
  const lead = ["Please note: ", "As before, ", "Kindly: ", "Right, ", "For this one: ", "OK. ", ""][random.int(7)];
  return lead + text2;
}

/** Slips of the keyboard; `rate` per word. */
export function withTypos(text: string, rate: number, random: Random): string {
  if (rate <= 0) return text;
  return text.replace(/[a-z]{4,}/g, (word) => {
    if (random.next() >= rate) return word;
    const at = 1 + random.int(word.length - 2);
    const kind = random.int(3);
    if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
    if (kind === 1) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    return word.slice(0, at) + word[at] + word.slice(at);
  });
}

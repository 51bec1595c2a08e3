// Fills the slot grammars of capability-forms*.ts and labels the declared data: every training example of the capability model.
// Texts of the declared data serve as material in slots; nothing of them is kept but hashed features.

import { pick, type Random } from "../src/math/random.ts";
import { CAPABILITIES, type Capability } from "../src/model/capability.ts";
import type { Exchange } from "../src/model/exchange.ts";
import { FLAGS } from "../src/model/sketch.ts";
import { ENGLISH_FORMS, type Form } from "./capability-forms.ts";
import { LANGUAGE_FORMS } from "./capability-forms-languages.ts";

export interface DeclaredRow {
  source: string;
  capability: string;
  text: string;
}

export interface Example {
  /** Held out together. */
  source: string;
  language: string;
  made: boolean;
  /** Its label is doubtful: not trained on unless soft, never counted in figures. */
  ambiguous: boolean;
  exchange: Exchange;
  /** Label share per capability. */
  label: Float64Array;
}

/** How the labels of the declared data read here. Bare questions are `other`: what they ask for is an answer. */
const DECLARED: Record<string, Capability> = {
  coding: "software-engineering",
  tool_use: "tool-use",
  grading: "rubric-grading",
  data_generation: "data-generation",
  reasoning: "other",
  knowledge_qa: "other",
  general: "other",
  short_intent: "other",
  persona_or_system_prompt: "other",
};

/** A declared question that asks for its reasoning to be written out is elicitation, by its frame and not by its source. */
const FRAMED = FLAGS.reasoningWanted | FLAGS.answerThenRationale | FLAGS.reasoningTranscribe;

/** Sources whose prompts name their tools or APIs; the others come with function definitions that the data left out. */
const TOOLS_IN_TEXT = new Set(["gpteacher-toolformer", "gorilla-apibench"]);
const BARE_SHARE = 0.2;
const TOOL_SETS = [
  ["search_web", "get_weather"],
  ["lookup_order"],
  ["query", "fetch_url", "calculator", "calendar"],
  ["api_call"],
];
/** Suffixes of declared questions that are frames of their own and would label any prompt they are put into. */
const FRAME_SUFFIX =
  /\s*(A: Let's think step by step\.|Please reason step by step, and put your final answer within \\boxed\{\}\.)\s*$/;
const HISTORY_SHARE = 0.12;
const RULED = new Set<Capability>([
  "data-generation",
  "rubric-grading",
  "reasoning-elicitation",
  "agentic-reasoning",
  "safe-rewrite",
  "long-horizon",
]);
const RULES_SHARE = 0.4;
const RULES = [
  "Each item should be one or two sentences long.",
  "Use plain English and avoid jargon.",
  "Do not mention these rules in the output.",
  "Vary the wording as much as you can.",
  "The input should be realistic and not longer than 100 words.",
  "Not every item needs an input.",
  "Avoid content that needs a picture or a sound.",
  "If something is unclear, make a reasonable assumption.",
  "Keep the order given above.",
  "Write for an adult reader without special knowledge.",
  "Be fair and do not let length influence you.",
  "Names must be invented.",
  "Use the metric system for all quantities.",
  "Do not use the same opening twice.",
  "Half of them may be questions, half commands.",
];

const PLAIN_SYSTEMS = [
  "You are a helpful assistant.",
  "Answer concisely.",
  "You are a friendly and knowledgeable assistant.",
];
const NAMES = ["Lisbon", "Ofelia", "Tarn", "Kyoto", "Marisol", "Brno", "Adaeze", "Quito", "Hanne", "Ravi"];
const TOPICS = [
  "local history",
  "organic chemistry",
  "tax law",
  "small gardens",
  "railway safety",
  "court procedure",
  "marine biology",
  "public health",
  "secondary school algebra",
  "trade unions",
  "press freedom",
  "the border conflict",
  "bank customers",
  "air quality",
  "chess openings",
  "software licences",
];
const SENTENCES = [
  "The delivery arrived two days late and the box was open.",
  "We meet on Thursday to settle the budget for spring.",
  "Rainfall in the valley has doubled since the old records began.",
  "Please send the signed form before the end of the month.",
  "She opened the window and listened to the harbour.",
  "The committee rejected the proposal by a narrow margin.",
  "Sales rose in the north and fell along the coast.",
  "I was charged twice for the same ticket.",
  "The bridge will be closed to lorries until further notice.",
  "Nobody had told the new tenants about the well.",
];
const CODES = [
  'from typing import Dict\n\n\ndef $f(words: Dict[str, int]) -> str:\n    """Name the word that occurs at least $n times.\n    >>> $f({"a": 3})\n    """\n    pass',
  "class $f {\n  private items: string[] = [];\n  add(item: string): void { this.items.push(item); }\n  get size() { return this.items.length; }\n}",
  "#include <vector>\nint $f(const std::vector<int>& v) {\n  int best = 0;\n  for (auto x : v) if (x > best) best = x;\n  return best;\n}",
  "def $f(items):\n    out = []\n    for x in items:\n        if x > $n:\n            out.append(x * 2)\n    return out",
  "function $f(a, b) {\n  const r = a.map((v) => v + $n);\n  return r.filter((v) => v < b.length);\n}",
  "fn $f(v: &[u32]) -> u32 {\n    v.iter().map(|x| x + $n).sum()\n}",
  "public int $f(List<Integer> xs) {\n  int t = 0;\n  for (int x : xs) { t += x * $n; }\n  return t;\n}",
  "SELECT id, count(*) AS c FROM $f WHERE day > $n GROUP BY id ORDER BY c DESC;",
  "for i in $(seq 1 $n); do\n  curl -s https://$f.internal/health || exit 1\ndone",
];
const IDENTIFIERS = ["merge", "loadRows", "total", "trim_all", "visit", "pack", "next_id", "scale"];
const TASK_CHARS = 900;
const ANSWER_CHARS = 400;

/** The declared rows as exchanges, with what surrounds a prompt drawn at random. */
export function declaredExample(row: DeclaredRow, random: Random, shapeFlags: (exchange: Exchange) => number): Example {
  const carriesTools = row.capability === "tool_use" && !TOOLS_IN_TEXT.has(row.source);
  const bare = carriesTools && random.next() < BARE_SHARE;
  const tools = (carriesTools && !bare) || random.next() < 0.03 ? pick(random, TOOL_SETS) : [];
  const system = random.next() < 0.2 ? pick(random, PLAIN_SYSTEMS) : undefined;
  const exchange = exchangeOf(row.text, { tools, system, turns: historyTurns(random) });
  const label = new Float64Array(CAPABILITIES.length);
  if (bare) {
    // Without its functions such a row is a plain question.
    label[CAPABILITIES.indexOf("other")] = 0.7;
    label[CAPABILITIES.indexOf("tool-use")] = 0.3;
    return { source: row.source, language: "en", made: false, ambiguous: true, exchange, label };
  }
  const declared = DECLARED[row.capability] ?? "other";
  const framed =
    (shapeFlags(exchange) & FRAMED) !== 0 && (row.capability === "reasoning" || row.capability === "knowledge_qa");
  label[CAPABILITIES.indexOf(framed ? "reasoning-elicitation" : declared)] = 1;
  const ambiguous = row.capability === "general" && looksLikeCode(row.text);
  return { source: row.source, language: "en", made: false, ambiguous, exchange, label };
}

/** `perForm` examples of every grammar form. */
export function madeExamples(rows: readonly DeclaredRow[], perForm: number, random: Random): Example[] {
  const short = rows
    .filter((row) => row.text.length < TASK_CHARS)
    .map((row) => ({ ...row, text: row.text.replace(FRAME_SUFFIX, "") }));
  const byTask: Record<string, DeclaredRow[]> = {
    coding: short.filter((row) => row.capability === "coding"),
    reasoning: short.filter((row) => row.capability === "reasoning"),
    tool_use: short.filter((row) => row.capability === "tool_use"),
    any: short.filter((row) => row.capability !== "grading" && row.capability !== "data_generation"),
  };
  return [...ENGLISH_FORMS, ...LANGUAGE_FORMS].flatMap((form) => {
    const own = random.fork(`${form.capability}:${form.name}`);
    return Array.from({ length: perForm }, () => madeExample(form, byTask, own));
  });
}

const APP_FORMS = 24;
const ASKED_OF_APPS = new Set(["short_intent", "general", "knowledge_qa", "reasoning"]);

/** Products as most are: a declared role or system prompt, and below it what their customers send, which asks for an answer and no more. */
export function appExamples(rows: readonly DeclaredRow[], count: number, random: Random): Example[] {
  const systems = rows.filter((row) => row.capability === "persona_or_system_prompt");
  const asked = rows
    .filter((row) => ASKED_OF_APPS.has(row.capability) && row.text.length < TASK_CHARS && !looksLikeCode(row.text))
    .map((row) => row.text.replace(FRAME_SUFFIX, ""));
  if (systems.length === 0 || asked.length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const label = new Float64Array(CAPABILITIES.length);
    label[CAPABILITIES.indexOf("other")] = 1;
    const exchange = exchangeOf(pick(random, asked), {
      system: pick(random, systems).text,
      turns: historyTurns(random),
    });
    return { source: `made:other:app-${i % APP_FORMS}`, language: "en", made: true, ambiguous: false, exchange, label };
  });
}

function madeExample(form: Form, byTask: Record<string, DeclaredRow[]>, random: Random): Example {
  const fill = (template: string): string =>
    template
      .replace(/\{([^{}]*\|[^{}]*)\}/g, (_, options: string) => pick(random, options.split("|")))
      .replace(/\$(task|answer2|answer|code|n|path|name|topic|sentence)\b/g, (_, slot: string) =>
        slotText(slot, form, byTask, random),
      );
  const rules = RULED.has(form.capability) && random.next() < RULES_SHARE ? rulesText(random) : "";
  const text = `${fill(form.text)}${rules}`;
  const system =
    form.system !== undefined ? fill(form.system) : random.next() < 0.15 ? pick(random, PLAIN_SYSTEMS) : undefined;
  const label = new Float64Array(CAPABILITIES.length);
  const share = form.also?.[1] ?? 0;
  label[CAPABILITIES.indexOf(form.capability)] = 1 - share;
  if (form.also !== undefined) label[CAPABILITIES.indexOf(form.also[0])] = share;
  const turns = form.turns ?? (HISTORY_CAPABILITIES.has(form.capability) ? historyTurns(random) : 1);
  const exchange = exchangeOf(text, { system, tools: form.tools ?? [], turns, toolTurns: form.toolTurns });
  return {
    ambiguous: false,
    source: `made:${form.capability}:${form.name}`,
    language: form.language,
    made: true,
    exchange,
    label,
  };
}

const HISTORY_CAPABILITIES = new Set<Capability>(["other", "software-engineering", "translation", "vision"]);

/** A list of requirements as real templates have them: long prompts must not all look like personas. */
function rulesText(random: Random): string {
  const count = 3 + random.int(7);
  const rules = Array.from({ length: count }, (_, i) => `${i + 1}. ${pick(random, RULES)}`);
  return `\n\n${pick(random, ["Requirements", "Rules", "Notes", "Here are the requirements", "Guidelines"])}:\n${rules.join("\n")}`;
}

function historyTurns(random: Random): number {
  return random.next() < HISTORY_SHARE ? pick(random, [3, 5, 9]) : 1;
}

/** General rows that are about code: their label says nothing either way. */
function looksLikeCode(text: string): boolean {
  return /```|\b(python|javascript|java|c\+\+|sql|code|function|script|html|css|django|react|docker|api)\b/i.test(text);
}

function slotText(slot: string, form: Form, byTask: Record<string, DeclaredRow[]>, random: Random): string {
  switch (slot) {
    case "task":
      return pick(random, byTask[form.task ?? "any"]).text;
    case "answer":
    case "answer2":
      return random.next() < 0.5 ? pick(random, SENTENCES) : pick(random, byTask.any).text.slice(0, ANSWER_CHARS);
    case "code":
      return pick(random, CODES)
        .replaceAll("$f", pick(random, IDENTIFIERS))
        .replaceAll("$n", String(random.int(90) + 1));
    case "n":
      return String(random.int(200) + 2);
    case "path":
      return `src/${pick(random, IDENTIFIERS)}/${pick(random, IDENTIFIERS)}.${pick(random, ["ts", "py", "go", "rs"])}`;
    case "name":
      return pick(random, NAMES);
    case "topic":
      return pick(random, TOPICS);
    default:
      return pick(random, SENTENCES);
  }
}

/** An exchange with one prompt; `turns` and `toolTurns` give it a history of that many messages. */
export function exchangeOf(
  text: string,
  around: { system?: string; tools?: string[]; turns?: number; toolTurns?: number } = {},
): Exchange {
  const messages: { role: "user" | "assistant" | "tool"; content: string }[] = [];
  const history = (around.turns ?? 1) - 1;
  const tools = around.toolTurns ?? 0;
  for (let i = 0; i < history; i++) {
    const isTool = i > 0 && i <= tools * 2 && i % 2 === 0;
    messages.push({
      role: i % 2 === 1 ? "assistant" : isTool ? "tool" : "user",
      content: "Earlier turn of the conversation.",
    });
  }
  messages.push({ role: "user", content: text });
  const names = around.tools ?? [];
  return {
    v: 1,
    id: "made",
    time: "2026-01-01T00:00:00.000Z",
    account: "made",
    pathway: "api",
    model: "made",
    status: 200,
    request: {
      messages,
      ...(around.system === undefined ? {} : { system: around.system }),
      ...(names.length === 0 ? {} : { tools: names.map((name) => ({ name })) }),
    },
  };
}

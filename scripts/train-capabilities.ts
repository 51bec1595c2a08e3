// Trains src/sketch/models/capability-v1.json and writes the figures into docs/model-card-capability.md.
// Use: npx tsx scripts/train-capabilities.ts PROMPTS.jsonl   (declared data: ../shared/data/prompts/ship_prompts.jsonl)
import { readFileSync, writeFileSync } from "node:fs";
import { createRandom } from "../src/math/random.ts";
import { CAPABILITIES } from "../src/model/capability.ts";
import { shapeFlags } from "../src/sketch/flags.ts";
import { segment } from "../src/sketch/segments.ts";
import { writeCard } from "./capability-card.ts";
import { appExamples, type DeclaredRow, declaredExample, madeExamples } from "./capability-examples.ts";
import { laidOut } from "./capability-layouts.ts";
import {
  calibrate,
  caution,
  type Held,
  loss,
  predict,
  type Row,
  toFile,
  toRows,
  train,
  weigh,
  withCaution,
} from "./capability-training.ts";
import { authorOf, wordingExamples } from "./capability-wordings.ts";

const SEED = 20260504;
const PER_FORM = 60;
const APPS = 3000;
const FOLDS = 6;
const MODEL = new URL("../src/sketch/models/capability-v1.json", import.meta.url);
const CARD = new URL("../docs/model-card-capability.md", import.meta.url);

const path = process.argv[2];
if (path === undefined) {
  process.stderr.write("usage: npx tsx scripts/train-capabilities.ts PROMPTS.jsonl [--quick]\n");
  process.exit(2);
}
const quick = process.argv.includes("--quick");
const random = createRandom(SEED);
const declared = readFileSync(path, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as DeclaredRow);
const layouts = random.fork("layouts");
const examples = [
  ...declared.map((row) => declaredExample(row, random, (exchange) => shapeFlags(segment(exchange)))),
  ...madeExamples(declared, PER_FORM, random.fork("made")),
  ...appExamples(declared, APPS, random.fork("apps")),
  ...wordingExamples(random.fork("wordings")),
];
const rows = toRows(examples.map((example) => laidOut(example, layouts)));
weigh(rows);
process.stderr.write(`${rows.length} examples, ${new Set(rows.map((r) => r.example.source)).size} sources\n`);

/** Reasoning-teacher files share one template and are held out together. */
function familyOf(row: Row): string {
  const { source, made } = row.example;
  if (made) return `made fold ${foldOf(row)}`;
  const author = authorOf(source);
  if (author !== undefined) return `wordings of ${author}`;
  return source.startsWith("reasoning-teacher-") ? "reasoning-teacher-*" : source;
}

/** Forms of one capability go to different folds, by their order. */
const formOrder = new Map<string, number>();
function foldOf(row: Row): number {
  const { source } = row.example;
  const known = formOrder.get(source);
  if (known !== undefined) return known % FOLDS;
  const capability = source.split(":")[1];
  const index = [...formOrder.keys()].filter((key) => key.split(":")[1] === capability).length;
  formOrder.set(source, index);
  return index % FOLDS;
}

function holdOut(label: string, isOut: (row: Row) => boolean): Held[] {
  const inside = rows.filter((row) => !isOut(row));
  const outside = rows.filter((row) => isOut(row) && !row.example.ambiguous);
  const held = predict(train(inside, random.fork(label)), outside);
  const right = held.filter((h) => h.predicted === h.row.truth).length;
  process.stderr.write(`  without ${label}: ${((100 * right) / held.length).toFixed(1)} % of ${held.length}\n`);
  return held;
}

const isWording = (row: Row): boolean => authorOf(row.example.source) !== undefined;
const families = [...new Set(rows.filter((row) => !quick || isWording(row)).map(familyOf))];
const byFamily = families.flatMap((family) => holdOut(family, (row) => familyOf(row) === family));
const languages = [...new Set(rows.map((row) => row.example.language))].filter((language) => language !== "en");
const byLanguage = quick
  ? []
  : languages.flatMap((language) => holdOut(`language ${language}`, (row) => row.example.language === language));
let turn = 0;
const sameSource = quick ? [] : holdOut("every 5th example", () => turn++ % 5 === 0);
const temperature = quick ? 1.4 : calibrate(byFamily);
const shift = caution(
  byFamily.filter((h) => isWording(h.row)),
  temperature,
);
process.stderr.write(`  temperature ${temperature}, caution ${shift}\n`);

const file = toFile(train(rows, random.fork("final")), temperature, shift);
writeFileSync(MODEL, `${JSON.stringify(file)}\n`);
if (!quick) {
  const nats = { at1: loss(byFamily, 1), calibrated: loss(byFamily, temperature) };
  const cautious = (held: readonly Held[]): Held[] => withCaution(held, temperature, shift);
  writeCard(CARD, {
    byFamily: cautious(byFamily),
    byLanguage: cautious(byLanguage),
    sameSource: cautious(sameSource),
    temperature,
    shift,
    nats,
    examples: rows.length,
    capabilities: CAPABILITIES,
  });
}

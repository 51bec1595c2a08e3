// Puts the figures of the last `stillwatch bench` run between the marks of docs/benchmark.md.
//   npx tsx scripts/refresh-benchmark.ts [bench/results/standard.md] && npx biome format --write docs/benchmark.md bench/results
import { readFileSync, writeFileSync } from "node:fs";

const DOCUMENT = "docs/benchmark.md";
const BEGIN = "<!-- figures: begin, written by scripts/refresh-benchmark.ts -->";
const END = "<!-- figures: end -->";

const figures = readFileSync(process.argv[2] ?? "bench/results/standard.md", "utf8");
const text = readFileSync(DOCUMENT, "utf8");
const from = text.indexOf(BEGIN);
const to = text.indexOf(END);
if (from < 0 || to < from) throw new Error(`${DOCUMENT} has lost its marks`);
writeFileSync(DOCUMENT, `${text.slice(0, from + BEGIN.length)}\n\n${figures}\n${text.slice(to)}`);

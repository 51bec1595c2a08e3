// Writes the measured figures between the markers of docs/model-card-capability.md; the words around them are by hand.
import { readFileSync, writeFileSync } from "node:fs";
import type { Held } from "./capability-training.ts";
import { authorOf } from "./capability-wordings.ts";

export interface Figures {
  byFamily: readonly Held[];
  byLanguage: readonly Held[];
  sameSource: readonly Held[];
  temperature: number;
  /** What the shipped model adds to "other", in nats. */
  shift: number;
  nats: { at1: number; calibrated: number };
  examples: number;
  capabilities: readonly string[];
}

const START = "<!-- figures: written by scripts/train-capabilities.ts -->";
const END = "<!-- end of figures -->";

export function writeCard(card: URL, figures: Figures): void {
  const text = readFileSync(card, "utf8");
  const before = text.slice(0, text.indexOf(START) + START.length);
  const after = text.slice(text.indexOf(END));
  writeFileSync(card, `${before}\n\n${render(figures)}\n\n${after}`);
}

function render(figures: Figures): string {
  const { byFamily, byLanguage, sameSource } = figures;
  const isWording = (h: Held): boolean => authorOf(h.row.example.source) !== undefined;
  const declared = byFamily.filter((h) => !h.row.example.made && !isWording(h));
  const wordings = byFamily.filter(isWording);
  const made = byFamily.filter((h) => h.row.example.made);
  return [
    `${figures.examples} examples. Accuracy counts the highest score; "per source" averages sources, each counting alike.`,
    "",
    "| held out | accuracy | per source |",
    "|---|---:|---:|",
    `| every 5th example, sources shared (for contrast only) | ${percent(sameSource)} | ${perSource(sameSource)} |`,
    `| declared sources, one at a time | ${percent(declared)} | ${perSource(declared)} |`,
    `| wordings, one author at a time | ${percent(wordings)} | ${perSource(wordings)} |`,
    `| constructed forms, a sixth at a time | ${percent(made)} | ${perSource(made)} |`,
    `| constructed languages, one at a time | ${percent(byLanguage)} | ${perSource(byLanguage)} |`,
    "",
    `Temperature ${figures.temperature.toFixed(2)}, fitted on held-out sources: loss ${figures.nats.at1.toFixed(3)} nats without, ` +
      `${figures.nats.calibrated.toFixed(3)} with it. Caution ${figures.shift.toFixed(1)}: so many nats are added to "other", so that of ordinary ` +
      "prompts by authors held out one in two hundred is taken for work that campaigns take. Every figure here is with it.",
    "",
    "Per declared source, held out (recall of its own label; what it was taken for instead):",
    "",
    ...table(declared, (h) => h.row.example.source, figures.capabilities),
    "",
    "Wordings, by author held out and capability:",
    "",
    ...table(wordings, (h) => h.row.example.source, figures.capabilities),
    "",
    "Per capability, all held-out examples (precision weighs sources alike):",
    "",
    ...capabilityTable(byFamily, figures.capabilities),
    "",
    "Constructed forms held out that score below 60 %:",
    "",
    ...table(made, (h) => h.row.example.source.slice(5), figures.capabilities, 0.6),
    "",
    "Languages held out:",
    "",
    ...table(byLanguage, (h) => h.row.example.language, figures.capabilities),
  ].join("\n");
}

function right(held: readonly Held[]): number {
  return held.filter((h) => h.predicted === h.row.truth).length / Math.max(1, held.length);
}

function percent(held: readonly Held[]): string {
  return `${(100 * right(held)).toFixed(1)} %`;
}

function groups(held: readonly Held[], key: (h: Held) => string): Map<string, Held[]> {
  const result = new Map<string, Held[]>();
  for (const h of held) result.set(key(h), [...(result.get(key(h)) ?? []), h]);
  return result;
}

function perSource(held: readonly Held[]): string {
  const each = [...groups(held, (h) => h.row.example.source).values()].map(right);
  return `${((100 * each.reduce((sum, x) => sum + x, 0)) / Math.max(1, each.length)).toFixed(1)} %`;
}

function table(held: readonly Held[], key: (h: Held) => string, names: readonly string[], below = 2): string[] {
  const lines = ["| | examples | accuracy | mostly taken for |", "|---|---:|---:|---|"];
  const sorted = [...groups(held, key)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, list] of sorted) {
    if (right(list) >= below) continue;
    lines.push(`| ${name} | ${list.length} | ${percent(list)} | ${mistakes(list, names)} |`);
  }
  return lines.length === 2 ? ["None."] : lines;
}

function mistakes(list: readonly Held[], names: readonly string[]): string {
  const counts = new Map<number, number>();
  for (const h of list) if (h.predicted !== h.row.truth) counts.set(h.predicted, (counts.get(h.predicted) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 2)
    .map(([k, count]) => `${names[k]} ${((100 * count) / list.length).toFixed(0)} %`)
    .join(", ");
}

function capabilityTable(held: readonly Held[], names: readonly string[]): string[] {
  const size = new Map([...groups(held, (h) => h.row.example.source)].map(([source, list]) => [source, list.length]));
  const weight = (h: Held): number => 1 / (size.get(h.row.example.source) ?? 1);
  const lines = ["| capability | recall | precision | mostly taken for |", "|---|---:|---:|---|"];
  names.forEach((name, k) => {
    const own = held.filter((h) => h.row.truth === k);
    const sum = (list: readonly Held[]): number => list.reduce((total, h) => total + weight(h), 0);
    const hits = sum(own.filter((h) => h.predicted === k));
    const called = sum(held.filter((h) => h.predicted === k));
    const ratio = (a: number, b: number): string => (b === 0 ? "-" : `${((100 * a) / b).toFixed(1)} %`);
    lines.push(`| ${name} | ${ratio(hits, sum(own))} | ${ratio(hits, called)} | ${mistakes(own, names)} |`);
  });
  return lines;
}

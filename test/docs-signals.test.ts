// docs/signals.md is written from the signals themselves. When it differs: npx vitest run test/docs-signals.test.ts -u
import { join } from "node:path";
import { expect, it } from "vitest";
import { FAMILIES, type Family } from "../src/judgement/signal.ts";
import { SIGNALS } from "../src/judgement/signals/registry.ts";
import { ROOT } from "./support/markdown.ts";

const MEANING: Record<Family, string> = {
  "shared-work": "what the accounts have in common, and how much of their use it is",
  allocation: "how work is dealt out among the accounts",
  timing: "when the accounts work",
  identity: "how the accounts were made and paid for, and where they come from",
  purpose: "what the work is",
  provenance: "whose reasoning and whose answers come back",
  history: "what changed after a release or a ban",
};

const SPEAKS = { "1": "the more", "-1": "the less", "0": "either way" };

function render(): string {
  const parts = [
    "# Signals",
    "Written from `src/judgement/signals` by `npx vitest run test/docs-signals.test.ts -u`; do not edit. A signal is a statistic of a\nsub-stream, never of one account. What it weighs is learned ([how it decides](how-it-decides.md)), and may be nothing. Where the unit says\n_openings_ it is measured on the first exchange of each conversation.\n\nSources called notes, facts or issue are the project's research notes, which are not part of this repository; numbers behind them\nare places there.",
  ];
  for (const family of FAMILIES) {
    const own = SIGNALS.filter((signal) => signal.family === family);
    parts.push(`## ${family}`, `${MEANING[family].charAt(0).toUpperCase()}${MEANING[family].slice(1)}.`);
    if (own.length === 0) continue;
    parts.push(
      table([
        [
          "signal",
          "unit",
          "speaks for a campaign",
          "why an extractor shows it",
          "how to avoid it, and the cost",
          "source",
        ],
        ...own.map((s) => [
          `\`${s.id}\``,
          s.of === undefined ? s.unit : `${s.unit}; ${s.of}`,
          SPEAKS[`${s.direction}`],
          s.rationale,
          s.evasion,
          s.source,
        ]),
      ]),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** Columns padded, as the formatter wants tables. */
function table(rows: readonly string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, c) => cell.padEnd(widths[c])).join(" | ")} |`;
  return [line(rows[0]), line(widths.map((width) => "-".repeat(width))), ...rows.slice(1).map(line)].join("\n");
}

it("docs/signals.md lists the signals as they are", async () => {
  await expect(render()).toMatchFileSnapshot(join(ROOT, "docs/signals.md"));
});

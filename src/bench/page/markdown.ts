// The outcome as Markdown: what docs/benchmark.md shows between its marks (scripts/refresh-benchmark.ts puts it there).
import { AXES } from "../axes.ts";
import type { BenchResult } from "../result.ts";
import { SHARES } from "../shape.ts";
import type { Summary } from "../summary.ts";
import { count, percent, percentFigure, takenFigure } from "./figures.ts";
import { headlineRows, methodRow } from "./headline.ts";

export function renderMarkdown(result: BenchResult): string {
  const { mixed, profiles, methods, shape, evasion, nulls } = result;
  const worlds = Object.entries(result.worlds).map(([kind, n]) => `${n} ${kind}`);
  const parts = [
    `Suite \`${result.suite}\`, ${result.made.slice(0, 10)}, reference ${result.reference.version} (${result.reference.digest}), judged every ${result.stepMs / 3_600_000} h; worlds: ${worlds.join(", ")}. Intervals are 95 %.`,
    result.unseenFamilies.length === 0
      ? "All families of these worlds were seen in calibration: no measure of quality."
      : `Unseen in calibration: ${result.unseenFamilies.map((f) => `\`${f}\``).join(", ")}.`,
    table(["figure", "value"], headlineRows(result)),
    campaigns(mixed, "Campaigns of the mixed worlds"),
    ...(profiles === undefined
      ? []
      : [campaigns(profiles, "Published campaigns by shape (some families seen in calibration)")]),
    `Verdicts by side, accounts of the mixed worlds (${nulls.worlds} campaign-free worlds apart):`,
    verdicts(mixed),
    ...(methods.length === 0
      ? []
      : [
          "Methods; the first recall with a threshold learned on build worlds at 1 % of innocents, the last two with the truth of the judged worlds:",
          table(
            ["method", "AUC", "recall", "innocents flagged", "recall at 1 %", "recall at ours"],
            methods.map(methodRow),
          ),
        ]),
    ...(shape === undefined
      ? []
      : [
          "The published window test on our data, share of windows over the threshold by share of a campaign's exchanges:",
          table(
            ["window", "benign, drawn from all", "benign, account by account", ...SHARES.map((s) => percent(s))],
            shape.mmd.map((row) => [
              count(row.window),
              percent(row.falseAlarms),
              percent(row.falseAlarmsByAccount),
              ...row.detected.map(percent),
            ]),
          ),
          `PRADA's statistic: AUC ${shape.pradaAuc.toFixed(2)} on windows drawn from all accounts, ${shape.pradaAucByAccount.toFixed(2)} on windows of one account after the other.`,
        ]),
    ...evasion.flatMap(({ axis, points }) => [
      `${AXES[axis].title} (${AXES[axis].unit}; ${AXES[axis].cost}), ${points[0]?.recall.n ?? 0} small worlds at each value:`,
      table(
        ["value", ...points.map((p) => String(p.value))],
        [["accounts found", ...points.map((p) => percentFigure(p.recall))]],
      ),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function campaigns(summary: Summary, title: string): string {
  const rows = summary.campaigns.map((c) => [
    `\`${c.class}\`${c.detectable ? "" : " (undetectable by design)"}`,
    count(c.campaigns),
    count(c.found),
    percentFigure(c.recall),
    percent(c.leak),
    takenFigure(c.taken),
  ]);
  return `${title}:\n\n${table(["family", "campaigns", "found", "accounts found", "leaked, median", "taken before named"], rows)}`;
}

function verdicts({ classes }: Summary): string {
  const rows = ["campaign", "relay", "victim", "benign"].flatMap((side) => {
    const list = classes.filter((c) => c.class.startsWith(`${side}:`));
    const sum = (what: "accounts" | "campaign" | "relay" | "victim" | "other" | "none" | "suspended"): string =>
      count(list.reduce((total, c) => total + c[what], 0));
    return list.length === 0
      ? []
      : [
          [
            side,
            sum("accounts"),
            sum("campaign"),
            sum("relay"),
            sum("victim"),
            sum("other"),
            sum("none"),
            sum("suspended"),
          ],
        ];
  });
  return table(
    ["truth", "accounts", "campaign", "relay pool", "compromised", "coordinated other", "in no finding", "suspend"],
    rows,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

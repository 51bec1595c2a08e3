// The outcome of a suite as one HTML file that needs nothing from outside.
import { AXES } from "../axes.ts";
import type { ReliabilityBin } from "../reliability.ts";
import type { BenchResult } from "../result.ts";
import { SHARES, type Shape } from "../shape.ts";
import type { ClassRow, Summary, TimeToDetect } from "../summary.ts";
import { type ChartPoint, chart } from "./chart.ts";
import { count, hours, percent, percentFigure, takenFigure } from "./figures.ts";
import { headlineRows, methodRow } from "./headline.ts";
import { type Html, html, table } from "./markup.ts";
import { STYLE } from "./style.ts";

/** The same result gives the same bytes. */
export function renderPage(result: BenchResult): string {
  const { mixed } = result;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Stillwatch benchmark, suite ${result.suite}</title>
<style>${{ markup: STYLE }}</style></head>
<body><main>
<h1>Benchmark, suite ${result.suite}</h1>
<p>Stillwatch looks for distillation campaigns: many accounts, steered by one hand, that collect a model's answers to train another. Here it judges simulated traffic in which it is known who belongs to a campaign. <em>Recall</em> is the part of the campaigns' accounts that it names, <em>precision</em> the part of the named that belong, <em>innocents</em> everybody else: honest customers, users of resold access, owners of stolen keys.</p>
<p class="muted">Made ${result.made.slice(0, 16).replace("T", " ")} UTC. Judged every ${result.stepMs / 3_600_000} h of simulated time. Reference ${result.reference.version} (${result.reference.digest}).</p>
<details><summary>What the reference was learned from</summary><p class="muted">${result.reference.description}</p></details>
<section><h2>Simulated worlds with known truth</h2>
<p>${count(mixed.accounts)} accounts and ${count(mixed.exchanges)} exchanges in ${mixed.worlds} mixed worlds. ${
    result.unseenFamilies.length === 0
      ? "Every family of these worlds was seen in calibration: a check that things run, no measure of quality."
      : `Unseen in calibration: ${result.unseenFamilies.join(", ")}.`
  } All intervals are 95 %, drawn over whole campaigns or whole classes of a world. None of this says how real traffic would be judged.</p>
<dl class="figures">${headlineRows(result).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></section>
<section><h2>What was said of whom</h2>${confusion(mixed)}</section>
<section><h2>Campaign by campaign</h2>${campaigns(mixed, "Mixed worlds")}${result.profiles !== undefined && campaigns(result.profiles, "Published campaigns by shape; some of these families were seen in calibration")}
<p class="muted">Families marked * cannot be told from honest use by construction. They count in no figure of recall; that they are not accused is right, and what that costs is the last column. Taken: exchanges served before their accounts were named, and the part by count of the published set that sufficed which they fill most, for the median campaign (its range in brackets).</p></section>
<section><h2>How long, how sure</h2><div class="charts">
${survival("Until a first member is named", mixed.firstNamed)}${survival("Until half of the members are named", mixed.halfNamed)}
${reliability("Membership probability", mixed.calibration.members.bins)}${reliability("Probability of a harvest", mixed.calibration.purpose.bins)}
</div><p class="muted">Brier score and calibration error: membership ${mixed.calibration.members.brier.toFixed(3)} and ${percent(mixed.calibration.members.calibrationError)} of ${count(mixed.calibration.members.n)}; harvest ${mixed.calibration.purpose.brier.toFixed(3)} and ${percent(mixed.calibration.purpose.calibrationError)} of ${count(mixed.calibration.purpose.n)} findings. Findings are what was reported, so low probabilities are rare among them.</p></section>
${methods(result)}
${evasion(result)}
</main></body></html>
`.markup;
}

function confusion({ classes }: Summary): Html {
  const sides = ["campaign", "relay", "victim", "benign"];
  const rows = sides.flatMap((side) => {
    const list = classes.filter((c) => c.class.startsWith(`${side}:`));
    const total = (what: (c: ClassRow) => number): number => list.reduce((sum, c) => sum + what(c), 0);
    const line = (label: string, of: (what: (c: ClassRow) => number) => number): string[] => [
      label,
      count(of((c) => c.accounts)),
      count(of((c) => c.campaign)),
      count(of((c) => c.relay)),
      count(of((c) => c.victim)),
      count(of((c) => c.other)),
      count(of((c) => c.none)),
      count(of((c) => c.suspended)),
      count(of((c) => c.everAccused)),
    ];
    return list.length === 0
      ? []
      : [
          line(`all ${side}`, total),
          ...list.map((c) => line(`${c.class}${c.detectable ? "" : " *"}`, (what) => what(c))),
        ];
  });
  return table(
    "Accounts of each class by the last verdict.",
    [
      "class",
      "accounts",
      "campaign",
      "relay pool",
      "compromised",
      "coordinated other",
      "in no finding",
      "suspension recommended",
      "called campaign at any step",
    ],
    rows,
  );
}

function campaigns(summary: Summary, caption: string): Html {
  return table(
    caption,
    ["family", "campaigns", "found whole", "accounts found", "leaked before named (median)", "taken before named"],
    summary.campaigns.map((c) => [
      `${c.class}${c.detectable ? "" : " *"}${c.templated ? " (templated)" : ""}`,
      c.campaigns,
      c.found,
      percentFigure(c.recall),
      percent(c.leak),
      takenFigure(c.taken),
    ]),
  );
}

function survival(title: string, { curve, medianHours }: TimeToDetect): Html {
  return chart([{ name: title, points: curve.map((p): ChartPoint => ({ ...p, x: p.hours, y: p.unnamed })) }], {
    title,
    xLabel: "hours since the campaign's first exchange",
    yLabel: `Share of campaigns not yet named (Kaplan-Meier); median ${hours(medianHours)}`,
    steps: true,
  });
}

function reliability(title: string, bins: readonly ReliabilityBin[]): Html {
  const points = bins
    .filter((b) => b.n > 0)
    .map((b): ChartPoint => ({ x: b.said, y: b.was, low: b.low, high: b.high }));
  return chart([{ name: "observed", points }], {
    title,
    xLabel: "probability said",
    yLabel: "Share that was so, with its interval; the dashed line is perfect",
    square: true,
  });
}

function methods({ methods: rows, shape }: BenchResult): Html | undefined {
  if (rows.length === 0) return undefined;
  return html`<section><h2>Against other methods</h2>${table(
    "Recall over accounts of detectable campaigns. The first two columns use a threshold learned on build worlds (1 % of innocents); the last two a threshold set with the truth of the judged worlds, which nobody has.",
    ["method", "AUC", "recall", "innocents flagged", "recall at 1 % innocents", "recall at as few innocents as ours"],
    rows.map(methodRow),
  )}${shape !== undefined && shapeTable(shape)}</section>`;
}

function shapeTable({ mmd, pradaAuc, pradaAucByAccount }: Shape): Html {
  return html`${table(
    "The MMD window test as published: share of windows over the threshold, by the share of a campaign's exchanges in them.",
    [
      "window",
      "benign, drawn from all",
      "benign, account after account",
      ...SHARES.map((share) => (share === 1 ? "pure" : `${100 * share} %`)),
    ],
    mmd.map((row) => [
      count(row.window),
      percent(row.falseAlarms),
      percent(row.falseAlarmsByAccount),
      ...row.detected.map(percent),
    ]),
  )}<p class="muted">PRADA's statistic: AUC ${pradaAuc.toFixed(2)} on windows drawn from all accounts, ${pradaAucByAccount.toFixed(2)} on windows of one account after the other.</p>`;
}

function evasion({ evasion: curves }: BenchResult): Html | undefined {
  if (curves.length === 0) return undefined;
  return html`<section><h2>What evasion costs, and what it gains</h2><div class="charts">${curves.map(
    ({ axis, points }) =>
      chart([{ name: "accounts found", points: points.map((p) => ({ ...p.recall, x: p.value, y: p.recall.value })) }], {
        title: AXES[axis].title,
        xLabel: AXES[axis].unit,
        yLabel: `Accounts found; ${AXES[axis].cost}`,
        ordinal: true,
      }),
  )}</div></section>`;
}

// The first screen: what was looked at, what was found, what it asks of the reader, in figures and in one paragraph.
import { besideOf, RECOMMENDATIONS, VERDICTS } from "../model/finding.ts";
import type { ReportModel } from "../model/report.ts";
import { type Html, html, safe } from "./escape.ts";
import { count, largeCount, percent, plural, span } from "./figures.ts";
import { RECOMMENDATION_TITLE, VERDICT_COUNTED } from "./words.ts";

const MAX_CAVEATS = 2;
const ACTS = new Set(["suspend-cluster", "step-up", "throttle"]);

/** Title, summary paragraph and figures. */
export function headline(model: ReportModel): Html {
  const { findings, totals, window, tool } = model.findings;
  const listed = findings.flatMap((f) => f.accounts.map((a) => a.account));
  const named = new Set(listed).size;
  const least = findings.reduce((sum, f) => sum + f.exchanges.lower_bound, 0);
  const estimate = findings.reduce((sum, f) => sum + f.exchanges.estimate, 0);
  const acting = findings.filter((f) => ACTS.has(f.recommended)).length;
  const tokens = model.tokens;
  return html`<header class="top">
<p class="brand">Stillwatch ${tool.version}</p>
<h1>Coordinated use of the model: findings</h1>
<p class="window">${span(window)}</p>
<p class="lead">${plural(totals.exchanges, "exchange")} of ${plural(totals.accounts, "account")} were examined. ${
    findings.length === 0
      ? html`<strong>Nothing is reported.</strong>`
      : html`<strong>${plural(findings.length, "finding")}</strong> ${findings.length === 1 ? "names" : "name"} ${plural(named, "account")} (${percent(named / Math.max(1, totals.accounts))} of those seen). ${
          acting === 0
            ? "None recommends acting against an account."
            : `${acting === findings.length ? (acting === 1 ? "It" : "All") : `${count(acting)} of them`} ${acting === 1 ? "recommends" : "recommend"} acting; no action has been taken, and ${acting === 1 ? "it" : "each"} needs a person's decision.`
        }`
  }</p>
${caveats(model.caveats)}
<dl class="figures">
${VERDICTS.map((v) => {
  // Further accounts of a campaign are no campaign more.
  const n = findings.filter((f) => f.verdict === v && besideOf(f) === undefined).length;
  return item(VERDICT_COUNTED[v][n === 1 ? 0 : 1], count(n), "", v);
})}
${item(named === 1 ? "account named" : "accounts named", count(named), `of ${count(totals.accounts)}`)}
${item(estimate === 1 ? "exchange in findings" : "exchanges in findings", largeCount(estimate), `at least ${largeCount(least)}, of ${largeCount(totals.exchanges)}`)}
${tokens === undefined ? item("tokens", "not known", "not in the logs read") : item("tokens in all traffic", largeCount(tokens.input + tokens.output), `${largeCount(tokens.output)} of them output`)}
${item(totals.rejected === 1 ? "record rejected" : "records rejected", count(totals.rejected), totals.rejected === 0 ? "every record was read" : "see Input")}
</dl>
${
  findings.length > 0 &&
  html`<p class="muted">Recommended: ${RECOMMENDATIONS.map((r) => ({
    r,
    n: findings.filter((f) => f.recommended === r).length,
  }))
    .filter((x) => x.n > 0)
    .map((x) => `${RECOMMENDATION_TITLE[x.r].toLowerCase()} (${count(x.n)})`)
    .join(
      ", ",
    )}.${listed.length > named && ` ${plural(listed.length - named, "account")} named in more than one finding ${listed.length - named === 1 ? "is" : "are"} counted once above.`}</p>`
}
<p class="allegation"><strong>A finding is an allegation with its evidence, not a proof.</strong> It says how accounts behaved, never who a person is. Network country, language and nationality are no part of any score.</p>
</header>`;
}

/** What weakens the whole result belongs on the first screen; the rest of a long list is in the input section. */
function caveats(all: string[]): Html | undefined {
  if (all.length === 0) return undefined;
  return html`<p class="warn">${all.slice(0, MAX_CAVEATS).map((c) => html`${safe(c, 400)} `)}${all.length > MAX_CAVEATS && html`<a href="#input">${plural(all.length - MAX_CAVEATS, "more caveat")}</a>`}</p>`;
}

function item(label: string, value: string, note: string, kind = ""): Html {
  return html`<div class="figure ${kind}"><dt>${label}</dt><dd><b>${value}</b>${note !== "" && html`<span>${note}</span>`}</dd></div>`;
}

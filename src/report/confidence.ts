// Four questions, four separate answers, each with its figure: one hand, harvesting, resale, who.
import type { Finding, Level, Verdict } from "../model/finding.ts";
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html } from "./escape.ts";
import { figure, odds } from "./figures.ts";
import { LEVEL_TITLE } from "./words.ts";

const STEPS: Record<Level, number> = { none: 0, low: 1, moderate: 2, high: 3 };

/** Four cards with level, figure and what the figure means; and what the figure of coordination is made of. */
export function confidence(finding: Finding, exhibit: FindingExhibit | undefined): Html {
  const { coordination, purpose, relay, attribution } = finding.confidence;
  return html`<ul class="grades">
${card("Coordination", "Do the accounts act as one hand?", coordination.level, `e-value ${figure(coordination.e_value)}`, chance(coordination.e_value, finding.verdict))}
${card("Purpose", "Is the work the collection of training data?", purpose.level, `log-odds ${figure(purpose.log_odds)}`, odds(purpose.log_odds))}
${card("Relay", "Is access being resold?", relay.level, `log-odds ${figure(relay.log_odds)}`, odds(relay.log_odds))}
${card("Attribution", "Is it known who is behind it?", attribution.level, "no figure", attribution.level === "none" ? "These logs do not show who it is" : "See the limits of this finding")}
</ul>
${exhibit !== undefined && coincidences(exhibit)}`;
}

function coincidences({ coincidences: all }: FindingExhibit): Html | undefined {
  if (all.length === 0) return undefined;
  const parts = all.map(({ what, eValue }, i) => html`${i > 0 && "; "}${what} (e-value ${figure(eValue)})`);
  return html`<p class="muted">What the test of coordination found, each by itself: ${parts}. The e-value above takes them together, and those that found nothing with them.</p>`;
}

function card(name: string, question: string, level: Level, number: string, meaning: string): Html {
  return html`<li class="grade ${level}"><h4>${name}</h4><p class="q">${question}</p><p class="level"><span class="steps" aria-hidden="true">${[
    1, 2, 3,
  ].map(
    (s) => html`<i class="${s <= STEPS[level] ? "on" : ""}"></i>`,
  )}</span> ${LEVEL_TITLE[level]}</p><p class="fig">${number}<br><span class="muted">${meaning}</span></p></li>`;
}

/** What the test looks at where it is more than cards and rhythm. */
const TESTED: Partial<Record<Verdict, string>> = {
  "relay-pool": "coincidences of cards, rhythm and sign-up",
  "compromised-customer": "coincidences of cards and rhythm, or of foreign clients that come to many accounts",
};

/** An e-value of E is seen with probability at most 1/E when the accounts are independent (Markov; Vovk and Wang 2021). */
function chance(eValue: number, verdict: Verdict): string {
  const tested = TESTED[verdict] ?? "coincidences of cards and rhythm";
  const more = verdict in TESTED ? " and this test" : "";
  const rest = `The level is from all reasons below${more}`;
  if (!(eValue > 1)) return `The test of ${tested} adds nothing by itself. ${rest}`;
  return `If the accounts were independent: at most 1 in ${figure(eValue)}, by the test of ${tested} alone. ${rest}`;
}

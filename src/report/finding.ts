// One finding from top to bottom: what it is, what to do, how sure, and then the evidence in the order a sceptic would ask for it.
import { besideOf, type Finding } from "../model/finding.ts";
import type { FindingExhibit, ReportModel } from "../model/report.ts";
import { alternatives, reservations } from "./alternatives.ts";
import { capabilityMix } from "./capability-mix.ts";
import { confidence } from "./confidence.ts";
import { type Html, html, name, safe } from "./escape.ts";
import { exposureSection } from "./exposure.ts";
import { count, day, largeCount, plural, signedBits, span } from "./figures.ts";
import { keySums, resaleSum } from "./keys.ts";
import { loads } from "./loads.ts";
import { members } from "./members.ts";
import { network } from "./network.ts";
import { anchorOf } from "./ranking.ts";
import { signals } from "./signals.ts";
import { peakDay, timeline } from "./timeline.ts";
import { waterfall } from "./waterfall.ts";
import { RECOMMENDATION_TEXT, RECOMMENDATION_TITLE, VERDICT_TITLE, verdictSentence } from "./words.ts";
import { workOrders } from "./work-orders.ts";

/** How one finding is shown: its place in the list, whether its evidence starts unfolded, and how many members are listed. */
export interface FindingView {
  index: number;
  open: boolean;
  memberLimit: number;
}

/** Section of one finding. Without an exhibit only what findings.json holds is shown. */
export function findingSection(finding: Finding, model: ReportModel, view: FindingView): Html {
  const exhibit = model.exhibits.find((e) => e.finding === finding.id);
  const n = view.index + 1;
  const sums = keySums(finding, exhibit);
  return html`<section class="finding ${finding.verdict}" id="${anchorOf(view.index)}">
<h2><span class="no">${n}</span> ${VERDICT_TITLE[finding.verdict]} ${name(finding.id, 40)}</h2>
<p class="lead">${verdictSentence(finding)}</p>
${beside(finding, model)}
<div class="action"><p><strong>Recommended: ${RECOMMENDATION_TITLE[finding.recommended].toLowerCase()}.</strong> ${RECOMMENDATION_TEXT[finding.recommended]}</p></div>
${facts(finding, exhibit)}
<h3>How sure</h3>
${confidence(finding, exhibit)}
${finding.exposure !== undefined && exposureSection(finding.exposure)}
<details class="evidence"${view.open && html` open`}><summary>Evidence of finding ${n}</summary>
${exhibit !== undefined && html`<h3>When</h3>${timeline(exhibit)}`}
<h3>What was asked of the model</h3>
${capabilityMix(finding, model.baseline)}
<h3>Why: ${finding.verdict === "relay-pool" ? `resold access ${signedBits(resaleSum(finding))} bits${exhibit?.hand ? `, one hand ${signedBits(exhibit.hand.bits)} bits` : ""}` : `one hand ${signedBits(sums.hand)} bits, harvest ${signedBits(sums.harvest)} bits`}</h3>
${waterfall(finding, exhibit)}
${
  exhibit !== undefined &&
  html`<h3>Signals against honest use</h3>${signals(exhibit)}
<h3>How the accounts hang together</h3>${network(exhibit, finding.accounts.length)}
<h3>Load per account</h3>${loads(exhibit)}
<h3>Work orders</h3>${workOrders(exhibit)}`
}
<h3>Other explanations considered</h3>
${alternatives(finding)}
<h3>Reservations</h3>
${exhibit !== undefined ? reservations(finding, exhibit) : html`<p class="muted">No exhibits were recorded for this finding.</p>`}
<h3>Members</h3>
${members(finding, view.memberLimit)}
</details>
<p class="back"><a href="#ranking">Back to the list</a></p>
</section>`;
}

/** Which finding this one belongs to, where it lists further accounts of one. */
function beside(finding: Finding, model: ReportModel): Html | undefined {
  const id = besideOf(finding);
  if (id === undefined) return undefined;
  const at = model.findings.findings.findIndex((f) => f.id === id);
  const main = at < 0 ? name(id, 40) : html`<a href="#${anchorOf(at)}">finding ${at + 1}, ${name(id, 40)}</a>`;
  return html`<p>These are further accounts of ${main}: less sure to be of it, not named when it was first shown though they were at work, named before and not borne out by today's exchanges alone, or perhaps customers whose keys were stolen, who were there before the work began. They are kept apart because that finding recommends suspension, and nobody is to be suspended on this. The evidence below is that of both.</p>`;
}

function facts(finding: Finding, exhibit: FindingExhibit | undefined): Html {
  const peak = exhibit === undefined ? undefined : peakDay(exhibit);
  const models = Object.entries(finding.models).sort((a, b) => b[1] - a[1]);
  const sure = finding.accounts.filter((a) => a.probability >= 0.95).length;
  return html`<dl class="facts">
<div><dt>Accounts</dt><dd>${count(finding.accounts.length)}, ${count(sure)} of them at 95 % or more</dd></div>
<div><dt>Exchanges</dt><dd>${count(finding.exchanges.estimate)} expected to belong, at least ${count(finding.exchanges.lower_bound)}, of ${count(finding.accounts.reduce((sum, a) => sum + a.exchanges, 0))} made by these accounts in this work</dd></div>
<div><dt>Active</dt><dd>${span(finding.window)}</dd></div>
${peak !== undefined && html`<div><dt>Busiest day</dt><dd>${day(peak.timeMs)}, ${plural(peak.exchanges, "exchange")}</dd></div>`}
${exhibit?.tokens !== undefined && html`<div><dt>Tokens</dt><dd>${largeCount(exhibit.tokens.input)} in, ${largeCount(exhibit.tokens.output)} out</dd></div>`}
${models.length > 0 && html`<div><dt>Models</dt><dd>${models.slice(0, 6).map(([id, k], i) => html`${i > 0 && ", "}<bdi>${safe(id, 48)}</bdi> (${count(k)})`)}${models.length > 6 && ` and ${count(models.length - 6)} more`}</dd></div>`}
</dl>`;
}

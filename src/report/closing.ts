// The end of the page: error control, what was wrong with the input, and how to read all of it. And the page without findings.
import type { ReportModel } from "../model/report.ts";
import { type Html, html, safe } from "./escape.ts";
import { count, percent, plural, span } from "./figures.ts";

/** Shown instead of findings: an empty result is a result, and says what it rests on. */
export function emptyState(model: ReportModel): Html {
  const { totals, window } = model.findings;
  const looked = model.control.clustersLookedAt;
  return html`<section id="ranking" class="empty"><h2>${looked === 0 ? "No findings: there was nothing to test" : "No findings, and that is a result"}</h2>
<p>${plural(totals.exchanges, "exchange")} of ${plural(totals.accounts, "account")} from ${span(window)} were read and linked. ${
    looked === 0
      ? "No group of independent accounts had enough in common to be looked at as a cluster, so no test was made."
      : `${plural(looked, "cluster")} of accounts ${looked === 1 ? "was" : "were"} looked at; none passed the tests.`
  }</p>
<p>It does not show that no campaign took place. One that is small, that stays under a handful of exchanges per account, that mimics honest use in full, or that bought transcripts elsewhere, leaves too little in these logs. A longer window, full text or the accounts file make smaller campaigns visible.</p></section>`;
}

/** How false findings are held down, in figures. */
export function controlSection(model: ReportModel): Html {
  const { clustersLookedAt, nominalRate, found, toReview } = model.control;
  return html`<section id="control"><h2>How false findings are held down</h2>
<p>${plural(clustersLookedAt, "cluster")} ${clustersLookedAt === 1 ? "was" : "were"} looked at. False-discovery control (e-LOND, over all looks at the window) runs over all of them, not only over those shown, and covers coordination of confirmed clusters only, those of which it holds for what most of the accounts share (the e-value shown with a finding is of what any of them share): of these, on average at most <strong>${percent(nominalRate)}</strong> are expected to be coincidence; other findings rest on learned levels alone and have no such bound. The coordination of ${plural(found, "cluster")} survived it; ${plural(toReview, "cluster")} ${toReview === 1 ? "goes" : "go"} to human review because only part of the evidence is there.</p>
<p>Two keys are needed before anything is called a campaign: evidence of <em>coordination</em>, and, from other data, evidence of <em>purpose</em>. The stated rate covers coordination. Whether the purpose is harvesting is judged by what the reference learned from labelled groups of accounts. In the reference that ships with Stillwatch all of them are simulated, honest families as well as campaigns: how well the levels fit real traffic is not known.</p></section>`;
}

/** Rejected records and everything else that weakens the result. */
export function inputSection(model: ReportModel): Html {
  const { rejects, caveats } = model;
  return html`<section id="input"><h2>Input: what was left out, and what weakens the result</h2>
${caveats.length === 0 ? html`<p>Nothing about the input is known to weaken the result.</p>` : html`<ul class="caveats">${caveats.slice(0, 50).map((c) => html`<li>${safe(c, 400)}</li>`)}</ul>`}
${
  rejects.length === 0
    ? html`<p>No record was rejected.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Rejected records"><table class="data"><caption>Rejected records by reason. They are not part of any figure above.</caption>
<thead><tr><th scope="col">Reason</th><th scope="col" class="num">Records</th><th scope="col">For example</th></tr></thead>
<tbody>${rejects.slice(0, 50).map((r) => html`<tr><td>${safe(r.reason, 120)}</td><td class="num">${count(r.count)}</td><td><bdi class="id">${safe(r.example, 160)}</bdi></td></tr>`)}</tbody></table></div>
${rejects.length > 50 && html`<p class="muted">${plural(rejects.length - 50, "further reason")} not listed.</p>`}`
}</section>`;
}

/** The guide for someone who sees such a page for the first time. */
export function readingGuide(): Html {
  return html`<section id="guide"><h2>How to read this</h2>
<dl class="guide">
<div><dt>Exchange</dt><dd>One request to a model with its response. Counts are attempts: a request that was refused or failed is counted.</dd></div>
<div><dt>Finding</dt><dd>A group of accounts, and the part of their use that belongs together, with a verdict. No account is judged by one number of its own.</dd></div>
<div><dt>Verdict</dt><dd><em>Distillation campaign</em>: one hand collects answers as training data. <em>Relay pool</em>: resold access. <em>Compromised customer</em>: a stolen credential; the customer is a victim. <em>Coordinated, other</em>: one hand, no such purpose shown.</dd></div>
<div><dt>Confidence</dt><dd>None, low, moderate or high, separately for coordination, purpose, relay and attribution. High confidence in one says nothing about the others.</dd></div>
<div><dt>Bits</dt><dd>Strength of evidence. One bit doubles the odds, ten bits multiply them by about a thousand, a negative figure speaks against.</dd></div>
<div><dt>e-value</dt><dd>Evidence that independent accounts would reach at most once in that many cases. 1 is no evidence.</dd></div>
<div><dt>log-odds</dt><dd>Natural logarithm of the odds: 0 is even, 3 about 20 to 1, 7 about 1,100 to 1.</dd></div>
<div><dt>Probability</dt><dd>Of one account being part of the finding, given that the finding is right. Nobody under even odds is named, nor under 49 : 1 in a campaign.</dd></div>
<div><dt>Share</dt><dd>The part of an account's exchanges that is in the finding. The rest may be ordinary use by other people.</dd></div>
<div><dt>Lower bound</dt><dd>The lower end of Wilson's 95 % interval around the estimate, which is each account's exchanges times its probability. It allows for chance, not for a finding that is wrong.</dd></div>
<div><dt>Honest range</dt><dd>Where the middle nine tenths of the reference's honest groups lie. In the shipped reference they are simulated. A value inside it is seen among them too.</dd></div>
<div><dt>Work order</dt><dd>A family of requests made from one template for one capability. It is named by a hash, because prompt text is not kept.</dd></div>
</dl>
<p><strong>What no such page can show:</strong> what was done with the answers, what a student model gained from them, transcripts that were bought elsewhere, the exact mixture inside a resale pool, and who gave the order.</p></section>`;
}

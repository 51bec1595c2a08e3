// What else it could be, and why the evidence speaks against it; who among the members may be innocent; what would change the verdict.
import type { Finding } from "../model/finding.ts";
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html, safe } from "./escape.ts";
import { count, figure, percent, plural, signedBits } from "./figures.ts";
import { sentence, title } from "./words.ts";

/** An explanation that the evidence does not put at least this many bits behind is said to be open. */
const OPEN_BITS = -2;

/** Table of other explanations, the best fitting first. `bits`: how far the evidence prefers it; negative speaks against it. */
export function alternatives(finding: Finding): Html {
  if (finding.alternatives.length === 0)
    return html`<p class="warn">No other explanation was examined for this finding. Treat it with caution.</p>`;
  const rows = [...finding.alternatives].sort((a, b) => b.bits - a.bits);
  const open = rows.filter((a) => !(a.bits <= OPEN_BITS)).length;
  return html`${open > 0 && html`<p class="warn"><strong>${plural(open, "explanation")} ${open === 1 ? "is" : "are"} still open:</strong> the evidence speaks against ${open === 1 ? "it" : "each of them"} by less than 2 bits (4 to 1), or for it. A person should look there first${finding.recommended === "suspend-cluster" && ", before anybody is suspended"}.</p>`}
<table class="stack alternatives">
<caption>The best fitting first. Bits: how far the evidence prefers the explanation. A negative figure speaks against it, the more the further from zero. Rows share signals, so their bits do not add up; each quotes a figure of its own.</caption>
<thead><tr><th scope="col">Explanation, and why not</th><th scope="col" class="num">Bits</th></tr></thead>
<tbody>${rows.map((a) => html`<tr><td><strong>${title(a.explanation)}</strong>${!(a.bits <= OPEN_BITS) && html` <span class="muted">(open)</span>`}<br><span class="why">${sentence(a.text)}</span></td><td class="num">${signedBits(a.bits)}</td></tr>`)}</tbody></table>`;
}

/** Expected innocents, what would change the verdict, and what the logs cannot show. */
export function reservations(finding: Finding, exhibit: FindingExhibit): Html {
  const innocents = exhibit.expectedInnocents;
  return html`<div class="two">
<section><h4>Expected innocents</h4><p><em>If the finding is right</em>, ${innocents < 1 ? html`fewer than <strong>1</strong>` : html`about <strong>${figure(innocents)}</strong>`} of the ${plural(finding.accounts.length, "account")} listed ${finding.accounts.length > 0 && innocents >= 1 && html`(${percent(innocents / finding.accounts.length)}) `}may have nothing to do with it: the sum of one minus each member's probability. If it is wrong, all of them may be innocent. Check the least probable members first.</p></section>
<section><h4>What would change the verdict</h4>${list(exhibit.wouldChange, "Nothing was recorded.")}</section>
<section><h4>What the logs cannot show</h4>${list(exhibit.limits, "Nothing was recorded. Logs never show what was done with the answers.")}</section>
<section><h4>How it was counted</h4><p>The accounts listed made <strong>${plural(
    finding.accounts.reduce((sum, a) => sum + a.exchanges, 0),
    "exchange",
  )}</strong> in this work. Each account's, times its probability, add up to the estimate: <strong>${count(finding.exchanges.estimate)}</strong>. The lower bound, <strong>${count(finding.exchanges.lower_bound)}</strong>, is the lower end of Wilson's 95 % interval around that sum, as if exchanges were drawn one by one; it holds only if the finding is right. Requests are counted whether or not they were answered, so the figures are attempts.</p></section>
</div>`;
}

function list(items: string[], none: string): Html {
  if (items.length === 0) return html`<p class="muted">${none}</p>`;
  return html`<ul>${items.slice(0, 30).map((i) => html`<li>${safe(i, 400)}</li>`)}</ul>`;
}

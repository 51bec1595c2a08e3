// Who is in the finding: probability of membership, exchanges, and the share of the account's use that belongs to the finding.
import type { Finding } from "../model/finding.ts";
import { type Html, html, name } from "./escape.ts";
import { count, percent, plural, probability } from "./figures.ts";

/** Rows that are open from the start, and most rows of one finding; the rest is in findings.json and the page says so. */
export const OPEN_MEMBERS = 50;
export const MAX_MEMBERS = 5_000;

/** Table of members, the most probable first. `limit` is at most MAX_MEMBERS. */
export function members(finding: Finding, limit: number = MAX_MEMBERS): Html {
  const shown = Math.min(limit, MAX_MEMBERS);
  const all = [...finding.accounts].sort(
    (a, b) => b.probability - a.probability || b.exchanges - a.exchanges || (a.account < b.account ? -1 : 1),
  );
  const rest = Math.min(all.length, shown) - OPEN_MEMBERS;
  return html`${table(all.slice(0, OPEN_MEMBERS), html`Members, the most probable first. Probability: of belonging, if the finding is right. Share: the part of the account's exchanges that is in this finding.`)}
${rest > 0 && html`<details><summary>Show ${plural(rest, "further member")}</summary>${table(all.slice(OPEN_MEMBERS, shown), html`Further members`)}</details>`}
${all.length > shown && html`<p class="note">${plural(all.length, "account")} are in this finding; the ${count(shown)} most probable are listed here and all of them in findings.json.</p>`}`;
}

function table(rows: Finding["accounts"], caption: Html): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Members"><table class="data sortable">
<caption>${caption}</caption>
<thead><tr><th scope="col">Account</th><th scope="col" class="num">Probability</th><th scope="col" class="num">Exchanges</th><th scope="col" class="num">Share</th></tr></thead>
<tbody>${rows.map((a) => html`<tr><td>${name(a.account, 64)}</td><td class="num" data-v="${a.probability}">${probability(a.probability)}</td><td class="num" data-v="${a.exchanges}">${count(a.exchanges)}</td><td class="num" data-v="${a.share}">${percent(a.share)}</td></tr>`)}</tbody></table></div>`;
}

// The tasks that accounts have in common. They are shown by hash: no prompt text is kept, so none can leak into a report.
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html, name } from "./escape.ts";
import { count, plural } from "./figures.ts";
import { title } from "./words.ts";

const OPEN_ROWS = 12;
const MAX_ROWS = 200;

/** Table of work orders, the largest first; the rest is folded away. */
export function workOrders(exhibit: FindingExhibit): Html {
  const orders = [...exhibit.workOrders]
    .sort((a, b) => b.exchanges - a.exchanges || b.accounts - a.accounts)
    .slice(0, MAX_ROWS);
  if (orders.length === 0) return html`<p class="muted">No work order is shared by these accounts.</p>`;
  const table = (
    from: number,
    to: number,
    caption: Html,
  ): Html => html`<div class="scroll" tabindex="0" role="region" aria-label="Work orders"><table class="data">
<caption>${caption}</caption>
<thead><tr><th scope="col">Work order (hash)</th><th scope="col">Capability</th><th scope="col" class="num">Exchanges</th><th scope="col" class="num">Accounts</th></tr></thead>
<tbody>${orders.slice(from, to).map((o) => html`<tr><td>${name(o.id, 40)}</td><td>${title(o.capability)}</td><td class="num">${count(o.exchanges)}</td><td class="num">${count(o.accounts)}</td></tr>`)}</tbody></table></div>`;
  const rest = orders.length - OPEN_ROWS;
  return html`${table(0, OPEN_ROWS, html`Template families that the accounts share, by exchanges. Hashes only; no text is kept.`)}
${rest > 0 && html`<details><summary>Show ${plural(rest, "further work order")}</summary>${table(OPEN_ROWS, MAX_ROWS, html`Further work orders`)}</details>`}
${exhibit.workOrders.length > MAX_ROWS && html`<p class="muted">${plural(exhibit.workOrders.length - MAX_ROWS, "smaller work order")} not listed.</p>`}`;
}

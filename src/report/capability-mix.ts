// What the finding asks of the model, next to what all traffic of the window asks: paired bars, one row per capability.
import { CAPABILITIES } from "../model/capability.ts";
import type { Finding } from "../model/finding.ts";
import { type Html, html } from "./escape.ts";
import { percent } from "./figures.ts";
import { title } from "./words.ts";

/** Table of capabilities, the largest share of the finding first; capabilities that neither side has are left out. */
export function capabilityMix(finding: Finding, baseline: Record<string, number>): Html {
  const names = [...new Set([...CAPABILITIES, ...Object.keys(finding.capabilities)])];
  const rows = names
    .map((id) => ({ id, own: finding.capabilities[id] ?? 0, all: baseline[id] ?? 0 }))
    .filter((r) => r.own >= 0.0005 || r.all >= 0.0005)
    .sort((a, b) => b.own - a.own || b.all - a.all);
  if (rows.length === 0) return html`<p class="muted">No capability scores: the text was not available.</p>`;
  const top = Math.max(...rows.map((r) => Math.max(r.own, r.all)), 0.01);
  const bar = (share: number, kind: string): Html =>
    html`<svg class="meter" width="100%" height="9" aria-hidden="true"><rect class="${kind}" width="${(share === 0 ? 0 : Math.max(0.3, (100 * share) / top)).toFixed(2)}%" height="9" rx="1.5"/></svg>`;
  return html`<table class="mix">
<caption>Share of each capability: <span class="key own"></span> this finding, <span class="key all"></span> all traffic of the window</caption>
<thead><tr><th scope="col">Capability</th><th scope="col" class="num">Finding</th><th scope="col" class="num">All traffic</th><th scope="col" class="wide"><span class="sr">Bars</span></th></tr></thead>
<tbody>${rows.map(
    (r) =>
      html`<tr><th scope="row">${title(r.id)}</th><td class="num">${percent(r.own)}</td><td class="num muted">${percent(r.all)}</td><td class="wide">${bar(r.own, "own")}${bar(r.all, "all")}</td></tr>`,
  )}</tbody></table>`;
}

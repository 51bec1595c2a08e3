// All findings on one screen, in the order of urgency that the judge gave them.
import type { Finding, Level } from "../model/finding.ts";
import { LEVELS } from "../model/finding.ts";
import { type Html, html, safe } from "./escape.ts";
import { count } from "./figures.ts";
import { LEVEL_TITLE, RECOMMENDATION_TITLE, VERDICT_TITLE } from "./words.ts";

/** Where in the page a finding is: its place in the list, because an id is data and may hold anything. */
export function anchorOf(index: number): string {
  return `finding-${index + 1}`;
}

/** Ranked table with links to the findings. */
export function ranking(findings: Finding[]): Html {
  return html`<section id="ranking"><h2>Findings in order of urgency</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Findings"><table class="sortable ranking">
<caption class="sr">Findings with verdict, recommended action, size and confidence</caption>
<thead><tr><th scope="col" class="num">No.</th><th scope="col">Finding</th><th scope="col">Verdict</th><th scope="col">Recommended</th><th scope="col" class="num">Accounts</th><th scope="col" class="num">Exchanges</th><th scope="col">Coordination</th><th scope="col">Purpose</th><th scope="col">Relay</th></tr></thead>
<tbody>${findings.map((f, i) => {
    const { coordination, purpose, relay } = f.confidence;
    return html`<tr><td class="num" data-v="${i + 1}">${i + 1}</td><td><a href="#${anchorOf(i)}"><bdi class="id">${safe(f.id, 24)}</bdi></a></td><td><span class="chip ${f.verdict}">${VERDICT_TITLE[f.verdict]}</span></td><td>${RECOMMENDATION_TITLE[f.recommended]}</td><td class="num" data-v="${f.accounts.length}">${count(f.accounts.length)}</td><td class="num" data-v="${f.exchanges.estimate}">${count(f.exchanges.estimate)}</td>${level(coordination.level)}${level(purpose.level)}${level(relay.level)}</tr>`;
  })}</tbody></table></div></section>`;
}

function level(value: Level): Html {
  return html`<td data-v="${LEVELS.indexOf(value)}"><span class="lv ${value}">${LEVEL_TITLE[value]}</span></td>`;
}

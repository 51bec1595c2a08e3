// The account network picture. Dots are accounts (area by exchanges), lines are links, coloured by the evidence they rest on.
import type { FindingExhibit } from "../model/report.ts";
import { constant, type Html, html, safe, visible } from "./escape.ts";
import { count, plural } from "./figures.ts";
import { layout } from "./network-layout.ts";
import { plain } from "./words.ts";

/** Most nodes and lines that are drawn; more would be a grey ball and a heavy page. */
export const MAX_NODES = 400;
export const MAX_LINKS = 900;

const WIDTH = 640;
const HEIGHT = 380;
const MARGIN = 16;
const KINDS = 4;

type Link = FindingExhibit["network"]["links"][number];

/** Figure with title, picture and legend. The strongest links are drawn when there are too many. */
export function network(exhibit: FindingExhibit, accountsInFinding: number): Html {
  const nodes = exhibit.network.nodes.slice(0, MAX_NODES);
  const usable = exhibit.network.links.filter(
    (l) => l.a !== l.b && l.a < nodes.length && l.b < nodes.length && l.a >= 0 && l.b >= 0,
  );
  const links = [...usable].sort((p, q) => q.bits - p.bits || p.a - q.a || p.b - q.b).slice(0, MAX_LINKS);
  if (nodes.length === 0) return html`<p class="muted">No links between accounts were recorded for this finding.</p>`;
  const places = layout(
    nodes.length,
    links.map((l) => ({ a: l.a, b: l.b, weight: Math.max(0, l.bits) })),
  );
  const px = places.map((p) => Math.round((MARGIN + p.x * (WIDTH - 2 * MARGIN)) * 10) / 10);
  const py = places.map((p) => Math.round((MARGIN + p.y * (HEIGHT - 2 * MARGIN)) * 10) / 10);
  const busiest = Math.max(1, ...nodes.map((n) => n.exchanges));
  const biggest = Math.min(8, Math.max(3.5, 60 / Math.sqrt(nodes.length)));
  const radius = (part: number): number => 1.5 + (biggest - 1.5) * Math.sqrt(Math.max(0, part));
  const kinds = commonest(links);
  const kindOf = (l: Link): number => (kinds.indexOf(l.why) < 0 ? KINDS : kinds.indexOf(l.why));
  const path = (kind: number): string =>
    links
      .filter((l) => kindOf(l) === kind)
      .map((l) => `M${px[l.a]} ${py[l.a]}L${px[l.b]} ${py[l.b]}`)
      .join("");
  const used = [...kinds.keys(), KINDS].filter((k) => links.some((l) => kindOf(l) === k));
  const summary = `${plural(nodes.length, "account")} and ${plural(links.length, "link")}`;
  return html`<figure class="chart">
<svg role="img" class="network" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%"><title>Account network: ${summary}</title>
${used.map((k) => html`<path class="link kind${k}" style="opacity:${links.length > 300 ? 0.28 : 0.5}" d="${constant(path(k))}"/>`)}
${nodes.map(
  (n, i) =>
    html`<circle class="node" cx="${px[i]}" cy="${py[i]}" r="${Math.round(radius(n.exchanges / busiest) * 10) / 10}"><title>${safe(n.account, 60)}: ${plural(n.exchanges, "exchange")}</title></circle>`,
)}
</svg>
<figcaption>${summary}${nodes.length < accountsInFinding && html`, a sample of ${count(accountsInFinding)} accounts`}${
    usable.length > links.length && html`; the strongest of ${plural(usable.length, "link")}`
  }. A dot is an account, its area the exchanges it made here; distance and position mean nothing by themselves.
${used.map((k) => html` <span class="legend"><span class="key kind${k}"></span> ${k === KINDS ? "other evidence" : visible(plain(kinds[k]), 60)}</span>`)}</figcaption>
</figure>`;
}

/** The kinds of evidence most links rest on, the commonest first. */
function commonest(links: Link[]): string[] {
  const counts = new Map<string, number>();
  for (const l of links) counts.set(l.why, (counts.get(l.why) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, KINDS)
    .map(([why]) => why);
}

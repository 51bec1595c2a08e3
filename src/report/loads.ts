// Exchanges per account, the busiest first: a queue that deals work out leaves equal loads, people differ by orders of magnitude.
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html } from "./escape.ts";
import { count, figure, plural } from "./figures.ts";

const HEIGHT = 110;
const TOP = 18;
const MAX_BARS = 400;

/** Figure with one bar per account and, in words, median, largest and smallest. */
export function loads(exhibit: FindingExhibit): Html {
  const values = exhibit.loads
    .filter(Number.isFinite)
    .sort((a, b) => b - a)
    .slice(0, MAX_BARS);
  if (values.length < 2) return html`<p class="muted">Fewer than two accounts: loads cannot be compared.</p>`;
  const largest = Math.max(1, values[0]);
  const median = values[values.length >> 1];
  const width = 100 / values.length;
  const y = (n: number): number => Math.round(10 * (TOP + HEIGHT * (1 - n / largest))) / 10;
  const ratio = values[0] / Math.max(1, median);
  const summary = `${plural(values.length, "account")}: median ${count(median)}, largest ${count(values[0])}, smallest ${count(values.at(-1) as number)} exchanges; ${ratio < 1.005 ? "all equal." : `the largest is ${figure(ratio)} times the median.`}`;
  return html`<figure class="chart">
<svg role="img" width="100%" height="${TOP + HEIGHT + 2}"><title>Load per account. ${summary}</title>
${values.map((n, i) => html`<rect class="bar" x="${(i * width).toFixed(2)}%" y="${y(n)}" width="${(width * 0.88).toFixed(3)}%" height="${Math.max(1, Math.round(10 * (TOP + HEIGHT - y(n))) / 10)}"/>`)}
<line class="median" x1="0" x2="100%" y1="${y(median)}" y2="${y(median)}"/><text class="tick" x="100%" y="${Math.max(12, y(median) - 4)}" text-anchor="end">median ${count(median)}</text>
<line class="axis" x1="0" x2="100%" y1="${TOP + HEIGHT}" y2="${TOP + HEIGHT}"/>
</svg>
<figcaption>${summary} Work that a queue deals out leaves equal loads; independent people differ widely.</figcaption></figure>`;
}

// Exchanges over time as bars, with releases and enforcement marked. Positions are percentages and text keeps its size, so the
// same picture is readable on a phone and on paper.
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html, safe } from "./escape.ts";
import { clock, count, day, duration, moment, plural } from "./figures.ts";

const MAX_BARS = 160;
const MAX_EVENTS = 20;
const ROW = 20;
const HEIGHT = 150;
/** Width of the column that holds the scale, beside the bars so that neither covers the other. */
const SCALE = 52;
/** Parts of the ceiling at which a line is drawn. */
const GRID = [0, 0.5, 1];
const DAY_MS = 86_400_000;

interface Bars {
  start: number;
  binMs: number;
  counts: number[];
}

/** Figure with the bars, the marked events and, below, the events in words. */
export function timeline(exhibit: FindingExhibit): Html {
  const bars = coarsen(exhibit.timeline);
  if (bars.counts.length === 0) return html`<p class="muted">No timeline was recorded for this finding.</p>`;
  const peak = bars.counts.reduce((a, b) => Math.max(a, b), 0);
  const ceiling = niceCeiling(peak);
  const end = bars.start + bars.binMs * bars.counts.length;
  const inside = exhibit.events.filter((e) => Number.isFinite(e.timeMs)).sort((a, b) => a.timeMs - b.timeMs);
  const events = inside.slice(0, MAX_EVENTS);
  const at = (timeMs: number): number => round((100 * (timeMs - bars.start)) / (end - bars.start));
  const width = 100 / bars.counts.length;
  const marks = rows(events.map((e) => Math.min(99.2, Math.max(0.8, at(e.timeMs)))));
  const top = 6 + ROW * Math.max(1, ...marks.map((m) => m.row + 1));
  const best = bars.counts.indexOf(peak);
  const summary = `${plural(
    bars.counts.reduce((a, b) => a + b, 0),
    "exchange",
  )} between ${moment(bars.start)} and ${moment(end)}, at most ${count(peak)} in ${duration(bars.binMs)} from ${moment(bars.start + best * bars.binMs)}.`;
  return html`<figure class="chart">
<div class="plot"><svg width="${SCALE}" height="${top + HEIGHT + 24}" aria-hidden="true">
${GRID.map((f) => html`<text class="tick" x="${SCALE - 6}" y="${top + HEIGHT * (1 - f) + 4}" text-anchor="end">${count(ceiling * f)}</text>`)}
</svg><svg role="img" height="${top + HEIGHT + 24}" class="timeline"><title>Exchanges over time. ${summary}</title>
${GRID.map((f) => {
  const y = top + HEIGHT * (1 - f);
  return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/>`;
})}
${bars.counts.map((n, i) => {
  const h = n === 0 ? 0 : Math.max(1, round((HEIGHT * n) / ceiling));
  return h === 0
    ? undefined
    : html`<rect class="bar" x="${round(i * width)}%" y="${top + HEIGHT - h}" width="${round(width * 0.86)}%" height="${h}"/>`;
})}
<line class="axis" x1="0" x2="100%" y1="${top + HEIGHT}" y2="${top + HEIGHT}"/>
${dateTicks(bars.start, end).map(
  (t) =>
    html`<text class="tick" x="${at(t.timeMs)}%" y="${top + HEIGHT + 17}" text-anchor="${anchor(at(t.timeMs))}">${t.label}</text>`,
)}
${marks.map(
  ({ x, row }, i) =>
    html`<g class="event"><line x1="${x}%" x2="${x}%" y1="${ROW * row + 18}" y2="${top + HEIGHT}"/><circle cx="${x}%" cy="${ROW * row + 9}" r="8.5"/><text x="${x}%" y="${ROW * row + 12.5}" text-anchor="middle">${i + 1}</text></g>`,
)}
</svg></div>
<figcaption>${summary} Each bar is ${duration(bars.binMs)}.</figcaption>
${
  events.length > 0 &&
  html`<ol class="events">${events.map((e) => html`<li><span class="when">${moment(e.timeMs)}${outside(e.timeMs, bars.start, end)}</span> ${safe(e.label, 160)}</li>`)}</ol>`
}
${inside.length > events.length && html`<p class="muted">${plural(inside.length - events.length, "later event")} not shown.</p>`}
</figure>`;
}

/** Exchanges on the busiest UTC day of the finding, counted in whole bins. */
export function peakDay(exhibit: FindingExhibit): { timeMs: number; exchanges: number } | undefined {
  const days = new Map<number, number>();
  const { start, binMs, counts } = exhibit.timeline;
  counts.forEach((n, i) => {
    const d = Math.floor((start + i * binMs) / DAY_MS);
    days.set(d, (days.get(d) ?? 0) + n);
  });
  let best: { timeMs: number; exchanges: number } | undefined;
  for (const [d, n] of days) if (best === undefined || n > best.exchanges) best = { timeMs: d * DAY_MS, exchanges: n };
  return best;
}

/** Joins neighbouring bins until at most MAX_BARS are left. */
function coarsen(bars: Bars): Bars {
  const join = Math.max(1, Math.ceil(bars.counts.length / MAX_BARS));
  const counts: number[] = [];
  for (let i = 0; i < bars.counts.length; i++) {
    const j = Math.floor(i / join);
    counts[j] = (counts[j] ?? 0) + bars.counts[i];
  }
  return { start: bars.start, binMs: bars.binMs * join, counts };
}

/** About five ticks on whole days, or on whole hours when the window is shorter than three days. */
function dateTicks(start: number, end: number): { timeMs: number; label: string }[] {
  const short = end - start < 3 * DAY_MS;
  const unit = short ? 3_600_000 : DAY_MS;
  const step = unit * Math.max(1, Math.ceil((end - start) / unit / 5));
  const ticks: { timeMs: number; label: string }[] = [];
  for (let t = Math.ceil(start / step) * step; t <= end && ticks.length < 12; t += step)
    ticks.push({ timeMs: t, label: short ? `${day(t)} ${clock(t)}` : day(t) });
  return ticks;
}

/** Puts marks that would cover each other on a phone (6 % of its width) into rows of their own, three at most. */
function rows(positions: number[]): { x: number; row: number }[] {
  const last = [-100, -100, -100];
  return positions.map((x) => {
    const free = last.findIndex((previous) => x - previous >= 6);
    const row = free < 0 ? last.indexOf(Math.min(...last)) : free;
    last[row] = x;
    return { x, row };
  });
}

function niceCeiling(peak: number): number {
  if (peak <= 2) return 2;
  const size = 10 ** Math.floor(Math.log10(peak));
  return (([1, 2, 4, 6, 8, 10] as const).find((m) => m * size >= peak) ?? 10) * size;
}

function anchor(percentage: number): "start" | "middle" | "end" {
  return percentage < 6 ? "start" : percentage > 94 ? "end" : "middle";
}

function outside(timeMs: number, start: number, end: number): string {
  return timeMs < start ? " (before the first exchange)" : timeMs > end ? " (after the last exchange)" : "";
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

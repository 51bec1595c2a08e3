// Curves with their 95 % bands as inline SVG.
import { type Html, html } from "./markup.ts";

export interface ChartPoint {
  x: number;
  y: number;
  low: number;
  high: number;
}

export interface Series {
  name: string;
  points: readonly ChartPoint[];
}

interface ChartOptions {
  title: string;
  xLabel: string;
  yLabel: string;
  /** Values stay until the next point (survival), instead of straight lines between points. */
  steps?: boolean;
  /** Points at equal distances, whatever their values. */
  ordinal?: boolean;
  /** x runs from 0 to 1 as well, and the diagonal is drawn: what was said against what was so. */
  square?: boolean;
}

const WIDTH = 460;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 40;
const TOP = 12;
const RIGHT = 12;

/** y runs from 0 to 1. */
export function chart(series: readonly Series[], options: ChartOptions): Html {
  const all = series.flatMap((s) => s.points).filter((p) => Number.isFinite(p.y));
  if (all.length === 0) return html`<p class="muted">${options.title}: nothing to draw.</p>`;
  const places = [...new Set(all.map((p) => p.x))].sort((a, b) => a - b);
  const [xMin, xMax] = options.square === true ? [0, 1] : [Math.min(...places), Math.max(...places)];
  const inner = WIDTH - LEFT - RIGHT;
  const xAt = (x: number): number =>
    LEFT +
    inner *
      (options.ordinal === true
        ? places.indexOf(x) / Math.max(1, places.length - 1)
        : (x - xMin) / Math.max(1e-12, xMax - xMin));
  const yAt = (y: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - y);
  const ticks = options.ordinal === true ? places : [0, 1, 2, 3, 4].map((i) => xMin + ((xMax - xMin) * i) / 4);
  return html`<figure><svg role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%"><title>${options.title}</title>
${[0, 0.5, 1].map((y) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${yAt(y)}" y2="${yAt(y)}"/><text class="tick" x="${LEFT - 6}" y="${yAt(y) + 4}" text-anchor="end">${y * 100} %</text>`)}
${ticks.map((x) => html`<text class="tick" x="${round(xAt(x))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${Number(x.toPrecision(3))}</text>`)}
${options.square === true && html`<line class="diagonal" x1="${xAt(0)}" x2="${xAt(1)}" y1="${yAt(0)}" y2="${yAt(1)}"/>`}
<text class="tick" x="${LEFT + inner / 2}" y="${HEIGHT - 6}" text-anchor="middle">${options.xLabel}</text>
${series.map((s, i) => curve(s, i, xAt, yAt, options.steps === true))}
</svg><figcaption><b>${options.title}.</b> ${options.yLabel}${series.length > 1 && html`: ${series.map((s, i) => html`<span class="key c${i}"></span> ${s.name} `)}`}</figcaption></figure>`;
}

function curve(
  { points }: Series,
  index: number,
  xAt: (x: number) => number,
  yAt: (y: number) => number,
  steps: boolean,
): Html {
  const known = points.filter((p) => Number.isFinite(p.y));
  const path = (value: (p: ChartPoint) => number): [number, number][] =>
    known.flatMap((p, i): [number, number][] =>
      steps && i > 0
        ? [
            [xAt(p.x), yAt(value(known[i - 1]))],
            [xAt(p.x), yAt(value(p))],
          ]
        : [[xAt(p.x), yAt(value(p))]],
    );
  const text = (list: [number, number][]): string => list.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
  const band = [...path((p) => p.high), ...path((p) => p.low).reverse()];
  return html`<polygon class="band c${index}" points="${text(band)}"/><polyline class="curve c${index}" points="${text(path((p) => p.y))}"/>${
    !steps && known.map((p) => html`<circle class="c${index}" cx="${round(xAt(p.x))}" cy="${round(yAt(p.y))}" r="3"/>`)
  }`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

// Each signal's observed value against the range of the reference's honest groups, so that a reader can see how unusual it is.
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html, safe } from "./escape.ts";
import { figure, plural, signedBits } from "./figures.ts";
import { title } from "./words.ts";

type Signal = FindingExhibit["signals"][number];

/** Signals under this many bits had no weight in this finding and are folded away. */
const WEIGHT_BITS = 0.05;

/** Tables of signals with a strip each: grey band for the honest range, a mark for the value observed. The weightiest first. */
export function signals(exhibit: FindingExhibit): Html {
  if (exhibit.signals.length === 0) return html`<p class="muted">No signal has a reference range for this finding.</p>`;
  const sorted = [...exhibit.signals].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const heavy = sorted.filter((s) => Math.abs(s.bits) >= WEIGHT_BITS);
  const light = sorted.slice(heavy.length);
  return html`${heavy.length > 0 ? table(heavy, html`Observed values against the range (5 to 95 %) of the reference's honest groups, which are simulated in the reference that ships with Stillwatch: <span class="key band"></span> honest range, <span class="key mark"></span> observed here`) : html`<p class="muted">No signal weighed in this finding.</p>`}
${light.length > 0 && html`<details><summary>Show ${plural(light.length, "signal")} without weight here</summary>${table(light, html`Signals that were looked at and weighed nothing in this finding`)}</details>`}`;
}

function table(rows: Signal[], caption: Html): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Signals"><table class="signals">
<caption>${caption}</caption>
<thead><tr><th scope="col">Signal</th><th scope="col" class="num">Observed</th><th scope="col" class="num">Honest range</th><th scope="col">Unit</th><th scope="col" class="wide"><span class="sr">Picture</span></th><th scope="col" class="num">Bits</th></tr></thead>
<tbody>${rows.map(
    (s) =>
      html`<tr><th scope="row">${title(s.signal)}</th><td class="num"><strong>${figure(s.value)}</strong>${isInside(s) && html` <span class="muted">inside</span>`}</td><td class="num">${figure(s.honestLow)} to ${figure(s.honestHigh)}</td><td>${safe(s.unit, 60)}</td><td class="wide">${strip(s)}</td><td class="num">${signedBits(s.bits)}</td></tr>`,
  )}</tbody></table></div>`;
}

function isInside(s: Signal): boolean {
  return s.value >= s.honestLow && s.value <= s.honestHigh;
}

function strip(s: Signal): Html | undefined {
  const all = [s.value, s.honestLow, s.honestHigh];
  if (!all.every(Number.isFinite)) return undefined;
  // Signals that span orders of magnitude are drawn on a logarithmic scale; otherwise the band would be a hair line.
  const smallest = Math.min(...all);
  const logarithmic = smallest > 0 && Math.max(...all) / smallest > 30;
  const scale = (v: number): number => (logarithmic ? Math.log(v) : v);
  const low = scale(smallest);
  const range = scale(Math.max(...all)) - low || 1;
  const at = (v: number): number => Math.round(600 + (8800 * (scale(v) - low)) / range) / 100;
  const left = at(s.honestLow);
  return html`<svg width="100%" height="16" aria-hidden="true"><line class="axis" x1="2%" x2="98%" y1="8" y2="8"/><rect class="band" x="${left}%" y="3" width="${Math.max(1, at(s.honestHigh) - left)}%" height="10" rx="2"/><circle class="mark" cx="${at(s.value)}%" cy="8" r="5"/></svg>`;
}

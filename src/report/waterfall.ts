// Reasons, one after the other, from the starting point to the total, in bits. A judge may give its prior as the reason `prior`;
// without one the sum starts at zero and the page says so.
import type { Finding } from "../model/finding.ts";
import { type Html, html } from "./escape.ts";
import { signedBits } from "./figures.ts";
import { sentence, title } from "./words.ts";

interface Term {
  label: string;
  text: string;
  bits: number;
  from: number;
  to: number;
  kind: "start" | "for" | "against" | "total";
}

/** Table whose bars step from the start to the total. */
export function waterfall(finding: Finding): Html {
  const terms = steps(finding.reasons);
  if (terms.length <= 1) return html`<p class="muted">No reasons were recorded.</p>`;
  const edges = terms.flatMap((t) => [t.from, t.to]);
  const low = Math.min(0, ...edges);
  const high = Math.max(1, ...edges);
  const at = (bits: number): number => Math.round((10_000 * (bits - low)) / (high - low)) / 100;
  return html`<table class="waterfall stack">
<caption>Reasons in bits, from the starting point to the total. One bit doubles the odds; ten bits are about a thousand to one.</caption>
<thead><tr><th scope="col">Reason</th><th scope="col" class="num">Bits</th><th scope="col" class="wide"><span class="sr">Running sum</span></th></tr></thead>
<tbody>${terms.map((t) => {
    const left = at(Math.min(t.from, t.to));
    const width = Math.max(0.4, Math.round(100 * (at(Math.max(t.from, t.to)) - left)) / 100);
    return html`<tr class="${t.kind}"><td><strong>${t.label}</strong>${t.text !== "" && html`<br><span class="why">${sentence(t.text)}</span>`}</td><td class="num">${signedBits(t.bits)}</td><td class="wide"><svg width="100%" height="16" aria-hidden="true"><line class="zero" x1="${at(0)}%" x2="${at(0)}%" y1="0" y2="16"/><rect class="${t.kind}" x="${left}%" y="2" width="${width}%" height="12" rx="1.5"/></svg></td></tr>`;
  })}</tbody></table>`;
}

/** Sum of the reasons' bits, prior included: what the waterfall ends at. */
export function totalBits(finding: Finding): number {
  return finding.reasons.reduce((sum, r) => sum + finite(r.bits), 0);
}

function steps(reasons: Finding["reasons"]): Term[] {
  const prior = reasons.find((r) => r.signal === "prior");
  let sum = prior === undefined ? 0 : finite(prior.bits);
  const terms: Term[] = [
    {
      label: "Starting point",
      text: prior?.text ?? "No prior was stated; the sum starts at even odds.",
      bits: sum,
      from: 0,
      to: sum,
      kind: "start",
    },
  ];
  for (const reason of reasons) {
    if (reason === prior) continue;
    const bits = finite(reason.bits);
    terms.push({
      label: title(reason.signal),
      text: reason.text,
      bits,
      from: sum,
      to: sum + bits,
      kind: bits < 0 ? "against" : "for",
    });
    sum += bits;
  }
  if (terms.length > 1) terms.push({ label: "Total", text: "", bits: sum, from: 0, to: sum, kind: "total" });
  return terms;
}

function finite(bits: number): number {
  return Number.isFinite(bits) ? bits : 0;
}

// Reasons of each key, one after the other, from the starting point to the key's own sum, in bits. The keys are never added: the
// verdict needs both, and their total would be read as odds of guilt.
import type { Finding } from "../model/finding.ts";
import type { FindingExhibit } from "../model/report.ts";
import { type Html, html } from "./escape.ts";
import { signedBits } from "./figures.ts";
import { finite, keyOf, keySums, type Question, resaleSum } from "./keys.ts";
import { sentence, title } from "./words.ts";

interface Term {
  label: string;
  text: string;
  bits: number;
  from: number;
  to: number;
  kind: "start" | "for" | "against" | "total";
}

const QUESTION: Record<Question, string> = {
  hand: "One hand: do the accounts act as one?",
  harvest: "Harvest: is the work the collection of training data?",
  resale: "Resold access: does each account carry the work of many?",
};

/** A table for each key, on one scale, whose bars step from the start to the key's sum. */
export function waterfall(finding: Finding, exhibit: FindingExhibit | undefined): Html {
  const reasons = finding.reasons.filter((r) => r.signal !== "prior");
  if (reasons.length === 0) return html`<p class="muted">No reasons were recorded.</p>`;
  const sums = keySums(finding, exhibit);
  const keys: { key: Question; terms: Term[] }[] =
    finding.verdict === "relay-pool"
      ? [
          { key: "resale", terms: steps(reasons, resaleSum(finding)) },
          ...(exhibit?.hand ? [{ key: "hand" as const, terms: steps(exhibit.hand.reasons, exhibit.hand.bits) }] : []),
        ]
      : (["hand", "harvest"] as const).map((key) => ({
          key,
          terms: steps(
            reasons.filter((r) => keyOf(r.signal) === key),
            sums[key],
          ),
        }));
  const edges = keys.flatMap(({ terms }) => terms.flatMap((t) => [t.from, t.to]));
  const low = Math.min(0, ...edges);
  const high = Math.max(1, ...edges);
  const at = (bits: number): number => Math.round((10_000 * (bits - low)) / (high - low)) / 100;
  const rule =
    finding.verdict === "relay-pool"
      ? "That one dispatcher holds the accounts is a question of its own: it is shown by the second sum, or by the test of coincidences under Coordination."
      : "The verdict rule looks at each sum on its own, and a campaign needs both; they are not added.";
  return html`<p>Reasons in bits: one bit doubles the odds, ten are about a thousand to one. ${rule}</p>
${keys.map(({ key, terms }) => table(QUESTION[key], terms, at))}`;
}

function table(caption: string, terms: Term[], at: (bits: number) => number): Html {
  return html`<table class="waterfall stack">
<caption><strong>${caption}</strong></caption>
<thead><tr><th scope="col">Reason</th><th scope="col" class="num">Bits</th><th scope="col" class="wide"><span class="sr">Running sum</span></th></tr></thead>
<tbody>${terms.map((t) => {
    const left = at(Math.min(t.from, t.to));
    const width = Math.max(0.4, Math.round(100 * (at(Math.max(t.from, t.to)) - left)) / 100);
    return html`<tr class="${t.kind}"><td><strong>${t.label}</strong>${t.text !== "" && html`<br><span class="why">${sentence(t.text)}</span>`}</td><td class="num">${signedBits(t.bits)}</td><td class="wide"><svg width="100%" height="16" aria-hidden="true"><line class="zero" x1="${at(0)}%" x2="${at(0)}%" y1="0" y2="16"/><rect class="${t.kind}" x="${left}%" y="2" width="${width}%" height="12" rx="1.5"/></svg></td></tr>`;
  })}</tbody></table>`;
}

/** The start holds what the listed reasons leave of the sum: the prior, and reasons too small to list. */
function steps(reasons: Finding["reasons"], total: number): Term[] {
  let sum = total - reasons.reduce((s, r) => s + finite(r.bits), 0);
  const terms: Term[] = [
    {
      label: "Starting point",
      text: "the odds before any evidence, and reasons too small to list",
      bits: sum,
      from: 0,
      to: sum,
      kind: "start",
    },
  ];
  for (const reason of reasons) {
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
  terms.push({ label: "Sum of this key", text: "", bits: total, from: 0, to: total, kind: "total" });
  return terms;
}

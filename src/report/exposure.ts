// What was taken, beside the published sets that sufficed to teach a model. It says how urgent a finding is, never whether it is right.
import type { Exposure } from "../model/exposure.ts";
import { type Html, html, safe } from "./escape.ts";
import { count, largeCount, plural } from "./figures.ts";
import { sentence, title } from "./words.ts";

/** Paragraph, table of sets, and how to read them. */
export function exposureSection({ usable, sets, tokens, list_price_usd: price }: Exposure): Html {
  return html`<h3>What was taken</h3>
<p>About <strong>${plural(usable.estimate, "usable exchange")}</strong>, at least ${count(usable.lower_bound)}: answered, not refused, not cut at the limit.${tokens !== undefined && html` They took ${largeCount(tokens.input)} tokens in and ${largeCount(tokens.output)} out`}${price !== undefined && html`, at list prices worth ${dollars(price.low)} to ${dollars(price.high)}`}${tokens !== undefined && "."}</p>
${sets.length === 0 ? html`<p class="muted">Too little of any one kind to set beside a published set.</p>` : table(sets)}
<p class="note">Exposure says how urgent a finding is, never whether it is right. It is computed after the verdict, and no signal, score or verdict reads it. It holds only if the finding is right, and what a student model gained from the answers is not known.</p>`;
}

function table(sets: Exposure["sets"]): Html {
  return html`<table class="stack taken">
<caption>Against published sets that sufficed, the fullest first. One answer can count in several. Units are effective: repeats of an item count less. The index is logarithmic: 0 is nothing, 1 as much as the published set; it stops at 1.5. The lower end leaves out reasoning that was switched on but not asked for in the prompt: whether it was shown the logs do not say.</caption>
<thead><tr><th scope="col">Set</th><th scope="col" class="num">Units taken (range)</th><th scope="col" class="num">Index (range)</th></tr></thead>
<tbody>${sets.map(
    ({ set, unit, taken, index, text }) =>
      html`<tr><td><strong>${title(set)}</strong><br><span class="why">${safe(sentence(text), 200)}</span></td><td class="num">${count(taken.estimate)} ${taken.estimate === 1 ? SINGULAR[unit] : unit}<br><span class="muted">${count(taken.low)} to ${count(taken.high)}</span></td><td class="num">${two(index.estimate)}<br><span class="muted">${two(index.low)} to ${two(index.high)}</span></td></tr>`,
  )}</tbody></table>`;
}

const SINGULAR: Record<Exposure["sets"][number]["unit"], string> = {
  answers: "answer",
  trajectories: "trajectory",
  judgements: "judgement",
};

function dollars(value: number): string {
  return `$${value < 100 ? value.toFixed(2) : largeCount(value)}`;
}

function two(index: number): string {
  if (!Number.isFinite(index)) return "not known";
  return index > 0 && index < 0.01 ? "<\u00a00.01" : index.toFixed(2);
}

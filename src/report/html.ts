// report.html: one file that needs nothing from outside. The content security policy forbids every request and every script but ours,
// so that hostile strings from the logs stay text even if escaping had a hole.
import { createHash } from "node:crypto";
import type { ReportModel } from "../model/report.ts";
import { controlSection, emptyState, inputSection, readingGuide } from "./closing.ts";
import { constant, html } from "./escape.ts";
import { findingSection } from "./finding.ts";
import { headline } from "./headline.ts";
import { MAX_MEMBERS, OPEN_MEMBERS } from "./members.ts";
import { ranking } from "./ranking.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

/** Findings whose evidence starts unfolded; with many findings a reader wants the list first. */
const OPEN_FINDINGS = 5;
/** Member rows in the whole page; beyond them a browser gets slow. Findings are filled in order of urgency. */
const MEMBER_ROWS = 40_000;

/**
 * The whole report as one HTML document: inline style, inline SVG, one small inline script, no request to anywhere.
 * The same model gives the same bytes.
 */
export function renderReport(model: ReportModel): string {
  const { findings, window } = model.findings;
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  let rowsLeft = MEMBER_ROWS;
  const sections = findings.map((finding, index) => {
    const memberLimit = Math.max(OPEN_MEMBERS, Math.min(MAX_MEMBERS, rowsLeft));
    rowsLeft -= Math.min(memberLimit, finding.accounts.length);
    return findingSection(finding, model, { index, open: index < OPEN_FINDINGS, memberLimit });
  });
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${constant(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Stillwatch findings, ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}</title>
<style>${constant(STYLE)}</style></head>
<body><a class="skip" href="#ranking">To the findings</a>
<main>
${headline(model)}
<nav aria-label="Sections"><a href="#ranking">Findings</a> <a href="#control">Error control</a> <a href="#input">Input</a> <a href="#guide">How to read this</a> <span class="js-only"><button type="button" data-fold="open">Unfold all</button> <button type="button" data-fold="close">Fold all</button></span></nav>
${findings.length === 0 ? emptyState(model) : ranking(findings)}
${sections}
${controlSection(model)}
${inputSection(model)}
${readingGuide()}
</main>
<footer><p>Confidential. Holds account identifiers; share only what a decision needs. Made by Stillwatch from the provider's own logs; findings.json beside this page holds the findings for programs.</p></footer>
<script>${constant(SCRIPT)}</script>
</body></html>
`.markup;
}

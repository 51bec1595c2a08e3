import { describe, expect, it } from "vitest";
import { hostileReport } from "../../test/hostile-report.ts";
import { sampleReport } from "../../test/sample-report.ts";
import { html, name, safe, visible } from "./escape.ts";
import { renderReport } from "./html.ts";

describe("renderReport", () => {
  it("says what was looked at when there is no finding, and that this is a result", () => {
    const model = sampleReport([]);
    const page = renderReport(model);
    expect(page).toContain("No findings, and that is a result");
    expect(page).toContain("143 clusters of accounts were looked at");
    expect(page).toContain("1,721,210 exchanges of 24,110 accounts");
    expect(page).not.toContain('<section class="finding');
  });

  it("shows verdict, action, graded confidence, reasons, alternatives, limits and members of a finding", () => {
    const page = renderReport(sampleReport([120]));
    for (const text of [
      "The evidence strongly indicates that accounts that present themselves as independent act as one hand",
      "Recommended: suspend the cluster.",
      "e-value 4.1\u00a0×\u00a010⁷",
      "log-odds 6.3",
      "about 540 to 1 for",
      "+12.4",
      "41 rare work orders are shared by 118 accounts",
      "evaluation harness",
      "What the logs cannot show",
      "Expected innocents",
      "Show 70 further members",
      "model release: aurora-large-5",
      "How to read this",
      "not a proof",
    ])
      expect(page.toLowerCase(), text).toContain(text.toLowerCase());
    expect(page.match(/<bdi class="id">acct_/g)).toHaveLength(120);
  });

  it("sums the waterfall from the prior to the total", () => {
    const model = sampleReport([5]);
    const sum = model.findings.findings[0].reasons.reduce((s, r) => s + r.bits, 0);
    expect(renderReport(model)).toContain(`Why: +${sum.toFixed(1)} bits in all`);
  });

  it("puts the explanation that fits best first and says which ones are still open", () => {
    const page = renderReport(sampleReport([5]));
    const places = ["Evaluation harness", "Popular template", "One customer many keys"].map((t) =>
      page.indexOf(`<strong>${t}`),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).toContain("1 explanation is still open");
  });

  it("folds away signals that did not weigh", () => {
    const model = sampleReport([5]);
    model.exhibits[0].signals[0].bits = 0.01;
    expect(renderReport(model)).toContain("Show 1 signal without weight here");
  });

  it("grades the verdict's verb by the weaker of its grounds", () => {
    const model = sampleReport([5]);
    model.findings.findings[0].confidence.purpose.level = "low";
    expect(renderReport(model)).toContain("The evidence weakly suggests that accounts");
  });

  it("lists 60 findings, each with a section its row links to, and folds the evidence of the later ones", () => {
    const page = renderReport(sampleReport(Array.from({ length: 60 }, () => 30)));
    expect(page.match(/<section class="finding /g)).toHaveLength(60);
    for (let i = 1; i <= 60; i++) expect(page).toContain(`id="finding-${i}"`);
    expect(page.match(/href="#finding-\d+"/g)).toHaveLength(60);
    expect(page.match(/<details class="evidence" open>/g)).toHaveLength(5);
    expect(page.length).toBeLessThan(6_000_000);
  });

  it("lists 5,000 of 20,000 members and says where the others are", () => {
    const page = renderReport(sampleReport([20_000]));
    expect(page.match(/<tr><td><bdi class="id">acct_/g)).toHaveLength(5_000);
    expect(page).toContain("20,000 accounts are in this finding; the 5,000 most probable are listed here");
    expect(page.match(/<circle class="node"/g)).toHaveLength(400);
    expect(page.length).toBeLessThan(3_000_000);
  });

  it("keeps hostile strings text: no tag, attribute, invisible character or long run of theirs reaches the page", () => {
    const page = renderReport(hostileReport());
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|<svg onload|onerror="/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(() => encodeURIComponent(page)).not.toThrow(); // throws on a lone surrogate
    expect(page).toContain("⟨U+202E⟩");
    expect(page).not.toContain("x".repeat(1_001));
  });

  it("gives the same bytes for the same model", () => {
    expect(renderReport(sampleReport([40, 9]))).toBe(renderReport(sampleReport([40, 9])));
  });

  it("bears figures that are missing or not finite", () => {
    const model = sampleReport([4]);
    const [finding] = model.findings.findings;
    finding.confidence.coordination.e_value = Number.POSITIVE_INFINITY;
    finding.reasons[0].bits = Number.NaN;
    model.exhibits[0].timeline.counts = [];
    model.exhibits[0].loads = [];
    model.exhibits[0].expectedInnocents = Number.NaN;
    model.exhibits[0].signals[0].honestHigh = Number.NaN;
    const page = renderReport(model);
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
    model.exhibits = [];
    expect(renderReport(model)).toContain("No exhibits were recorded");
  });
});

describe("escaping", () => {
  it("escapes what is put into a template and leaves markup alone", () => {
    expect(html`<p title="${'"'}">${"<b>"}${html`<i>${1}</i>`}${undefined}${false}${["&", 2]}</p>`.markup).toBe(
      '<p title="&quot;">&lt;b&gt;<i>1</i>&amp;2</p>',
    );
  });

  it("cuts by characters, not in the middle of one", () => {
    expect(visible("😀😀😀😀", 3)).toBe("😀😀…");
    expect(safe("abcdef", 4).markup).toBe("abc…");
    expect(visible("y".repeat(50_000_000), 5)).toBe("yyyy…");
  });

  it("isolates the direction of a name", () => {
    expect(name("אבג").markup).toBe('<bdi class="id">אבג</bdi>');
  });
});

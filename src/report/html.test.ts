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

  it("says that there was nothing to test when no cluster was looked at", () => {
    const model = sampleReport([]);
    model.control.clustersLookedAt = 0;
    const page = renderReport(model);
    expect(page).toContain("No findings: there was nothing to test");
    expect(page).toContain("so no test was made");
    expect(page).not.toContain("passed the tests");
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

  it("says what a campaign took, with its range, that this is no guilt, and nothing of it for other verdicts", () => {
    const page = renderReport(sampleReport([120]));
    for (const text of [
      "What was taken",
      "About 1.2 times the size of a published 1,000-sample set that elicits reasoning",
      "377 trajectories",
      "301 to 502",
      "0.04 to 0.18",
      "Exposure says how urgent a finding is, never whether it is right",
    ])
      expect(page, text).toContain(text);
    expect(renderReport(sampleReport([9, 9, 9, 9])).match(/<h3>What was taken/g)).toHaveLength(1);
    const model = sampleReport([3]);
    model.findings.findings[0].exposure = { usable: { lower_bound: 0, estimate: 1 }, sets: [] };
    expect(renderReport(model)).toContain("<strong>1 usable exchange</strong>, at least 0");
  });

  it("sums each key by itself, and never both", () => {
    const model = sampleReport([5]);
    const [finding] = model.findings.findings;
    const total = finding.reasons
      .filter((r) => r.signal === "prior")
      .concat(model.exhibits[0].signals.map((s) => ({ ...s, text: "" })))
      .reduce((sum, r) => sum + r.bits, 0);
    const harvest = finding.confidence.purpose.log_odds / Math.LN2;
    const page = renderReport(model);
    expect(page).toContain(
      `Why: one hand ${(total - harvest).toFixed(1).replace("-", "−")} bits, harvest +${harvest.toFixed(1)} bits`,
    );
    expect(page.match(/Sum of this key/g)).toHaveLength(2);
    expect(page).not.toContain("bits in all");
  });

  it("says that the innocents are expected of a finding that is right, and where each count comes from", () => {
    const model = sampleReport([5]);
    const [{ accounts, exchanges }] = model.findings.findings;
    const counted = accounts.reduce((sum, a) => sum + a.exchanges, 0).toLocaleString("en-US");
    const page = renderReport(model);
    expect(page).toMatch(/<em>If the finding is right<\/em>, (about|fewer than) <strong>/);
    expect(page).toContain(`The accounts listed made <strong>${counted} exchanges</strong>`);
    expect(page).toContain(
      `<strong>${exchanges.lower_bound.toLocaleString("en-US")}</strong>, is the lower end of Wilson`,
    );
  });

  it("calls nobody certain", () => {
    const model = sampleReport([2]);
    const [finding] = model.findings.findings;
    finding.accounts[0].probability = 1;
    finding.accounts[1].probability = 0.9999;
    expect(renderReport(model)).toContain('data-v="1">&gt;\u00a099.9\u00a0%<');
    expect(renderReport(model)).toContain('data-v="0.9999">&gt;\u00a099.9\u00a0%<');
  });

  it("says what weakens the result on the first screen", () => {
    const model = sampleReport([2]);
    model.caveats = ["These data are simulated.", "b", "c", "d"];
    const page = renderReport(model);
    const [first] = page.split('<dl class="figures">');
    expect(first).toContain("These data are simulated.");
    expect(first).toContain('<a href="#input">2 more caveats</a>');
  });

  it("counts an account of two findings once, and says so only when there is one", () => {
    const model = sampleReport([3, 3]);
    expect(renderReport(model)).not.toContain("more than one finding");
    const [one, two] = model.findings.findings;
    two.accounts[0].account = one.accounts[0].account;
    expect(renderReport(model)).toContain("1 account named in more than one finding is counted once above.");
  });

  it("does not count further accounts of a campaign as a campaign, and says which one they are of", () => {
    const model = sampleReport([3, 2]);
    const [one, two] = model.findings.findings;
    Object.assign(one, { verdict: "distillation-campaign" });
    Object.assign(two, { verdict: "distillation-campaign", id: `${one.id}-beside` });
    model.exhibits[1].finding = two.id;
    const page = renderReport(model);
    expect(page).toContain('<div class="figure distillation-campaign"><dt>distillation campaign</dt><dd><b>1</b>');
    expect(page.replace(/<[^>]+>/g, "")).toContain(`further accounts of finding 1, ${one.id}`);
  });

  it("speaks of one in the singular", () => {
    const model = sampleReport([1]);
    model.findings.totals.rejected = 1;
    const page = renderReport(model);
    for (const text of ["distillation campaign<", "account named<", "record rejected<"]) expect(page).toContain(text);
    expect(page.match(/>[^<]*\b1 (?:accounts|exchanges|records|clusters|findings)\b[^<]*/g)).toBeNull();
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

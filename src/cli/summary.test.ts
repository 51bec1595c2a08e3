import { describe, expect, it } from "vitest";
import { sampleReport } from "../../test/sample-report.ts";
import { withInputNotes } from "./input-notes.ts";
import { measure, measuredText } from "./measure.ts";
import { resultJson } from "./result-json.ts";
import { summary, topReason } from "./summary.ts";
import { paintFor, plainLine, quoted, wrapped } from "./terminal.ts";

const NO_COLOUR = paintFor({}, {});

describe("summary", () => {
  it("fits 80 columns and names verdict, action, sizes, confidence and the top reason of each finding", () => {
    const report = sampleReport([120, 44, 6, 20_000]);
    const text = summary(report.findings, report, [["report", "/out/report.html"]], NO_COLOUR, 79);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThan(80);
    for (const f of report.findings.findings) expect(text).toContain(f.id);
    for (const word of [
      "suspend-cluster",
      "step-up",
      "protect-and-notify",
      "review",
      "20,000",
      "12.4 bits: 41 rare work orders",
      "/out/report.html",
    ])
      expect(text).toContain(word);
    expect(text).not.toContain("\x1b");
  });

  it("says that no finding is a result", () => {
    const report = sampleReport([]);
    expect(summary(report.findings, report, [], NO_COLOUR, 79)).toContain("No findings. That is a result");
  });

  it("lets no escape sequence from the data reach the terminal", () => {
    const report = sampleReport([3]);
    const [finding] = report.findings.findings;
    finding.id = "F-\x1b[2Jx\u202e";
    for (const r of finding.reasons) r.text = "\x1b]0;title\x07 line\nbreak \u009b31m";
    report.caveats = ["\x1b[31mred\x1b[0m"];
    const text = summary(report.findings, report, [["report", "/a\x1b[2J/b"]], NO_COLOUR, 79);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  it("colours on a terminal only, and not against NO_COLOR", () => {
    expect(paintFor({ isTTY: true }, {})("red", "x")).toContain("\x1b[31m");
    expect(paintFor({ isTTY: true }, { NO_COLOR: "1" })("red", "x")).toBe("x");
    expect(paintFor({ isTTY: false }, {})("red", "x")).toBe("x");
  });

  it("takes the reason that weighs most, not the prior", () => {
    const [finding] = sampleReport([3]).findings.findings;
    finding.reasons.unshift({ signal: "prior", bits: 99, text: "prior" });
    expect(topReason(finding)?.signal).toBe("shared-work");
    finding.reasons = [];
    expect(topReason(finding)).toBeUndefined();
  });

  it("gives a note and a reason whole: wrapped on a terminal, one line each elsewhere", () => {
    const report = sampleReport([3]);
    const advice = `${"many words of explanation ".repeat(12)}and at the end the advice`;
    report.caveats = Array.from({ length: 7 }, (_, i) => `${i} ${advice}`);
    report.findings.findings[0].reasons = [{ signal: "s", bits: 9, text: advice }];
    const wide = summary(report.findings, report, [], NO_COLOUR, Number.POSITIVE_INFINITY);
    for (const caveat of report.caveats) expect(wide.split("\n")).toContain(`note: ${caveat}`);
    expect(wide).toContain(`9.0 bits: ${advice}\n`);
    const narrow = summary(report.findings, report, [], NO_COLOUR, 50);
    expect(narrow.replace(/\n +/g, " ").split("\n")).toContain(`note: 6 ${advice}`);
    for (const line of narrow.split("\n").filter((l) => l.includes("words")))
      expect(line.length).toBeLessThanOrEqual(50);
    expect(wide + narrow).not.toContain("…");
  });

  it("gives the three reasons that cost most, and warns above 5 %", () => {
    const report = sampleReport([]);
    report.findings.totals = { exchanges: 1, accounts: 1, rejected: 1 };
    report.rejects = ["a", "b", "c", "d"].map((reason, i) => ({ reason, count: 9_000 - i, example: `f:${i}` }));
    withInputNotes({ findings: report.findings, report }, [], Date.parse(report.findings.window.to));
    const text = summary(report.findings, report, [], NO_COLOUR, 79);
    expect(text).toContain("1 exchange of 1 account, 1 record rejected (50.0 %)\n");
    expect(text).toContain(
      '  9,000 for "a", such as f:0\n  8,999 for "b", such as f:1\n  8,998 for "c", such as f:2\n',
    );
    expect(text).toContain("  and 1 further reason, see the report\n");
    expect(text).toContain("\nwarning: 50.0 % of the records were rejected");
    report.findings.totals = { exchanges: 95, accounts: 1, rejected: 5 };
    expect(summary(report.findings, report, [], NO_COLOUR, 79)).not.toContain("warning");
  });

  it("says that the rest of a file which ends early is missing, whatever the share of rejects", () => {
    const report = sampleReport([]);
    report.rejects = [
      { reason: "truncated", count: 2, example: "a.gz:47 the file ends inside a record" },
      { reason: "not JSON", count: 1, example: "b:1" },
    ];
    withInputNotes({ findings: report.findings, report }, [], Date.parse(report.findings.window.to));
    expect(report.caveats[0]).toMatch(/^2 files cut off or damaged, such as a\.gz:47 .* the rest is missing/);
  });

  it("breaks lines between words, and leaves a word that is too long whole", () => {
    expect(wrapped("  ab cd ef", 5, "    ")).toEqual(["  ab", "    cd", "    ef"]);
    expect(wrapped(`ab ${"c".repeat(9)} d`, 4, " ")).toEqual(["ab", ` ${"c".repeat(9)}`, " d"]);
    expect(wrapped("a\nb", Number.POSITIVE_INFINITY, " ")).toEqual(["a b"]);
  });

  it("cuts a long line by characters", () => {
    expect(plainLine("😀".repeat(100), 5)).toBe("😀😀😀😀…");
    expect(plainLine("a\r\n\tb", 10)).toBe("a b");
  });
});

describe("resultJson", () => {
  it("holds counts, the findings in short, and where the files are", () => {
    const report = sampleReport([120, 5]);
    const json = resultJson("scan", report.findings, report, { "report.html": "/out/report.html" });
    expect(json.totals).toEqual(report.findings.totals);
    expect(json.findings.map((f) => [f.verdict, f.accounts, f.coordination])).toEqual([
      ["distillation-campaign", 120, "high"],
      ["relay-pool", 5, "high"],
    ]);
    expect(json.files["report.html"]).toBe("/out/report.html");
    expect(JSON.stringify(json)).not.toContain(report.findings.findings[0].accounts[0].account);
  });
});

describe("measure", () => {
  it("counts campaigns by half of their accounts under one finding, and innocents by any campaign finding", () => {
    const { findings } = sampleReport([4, 2, 2, 2, 3]);
    const [campaign, relay, , , other] = findings.findings;
    const named = campaign.accounts.map((a) => a.account);
    campaign.accounts[3].probability = 0.4;
    const truth = [
      ...named.slice(0, 2).map((account) => ({ account, class: "campaign:a", group: "a#1" })),
      { account: "unseen", class: "campaign:a", group: "a#1" },
      { account: other.accounts[0].account, class: "campaign:a", group: "a#2" },
      ...["p", "q"].map((account) => ({ account, class: "campaign:a", group: "a#2" })),
      { account: named[2], class: "benign:x" },
      { account: named[3], class: "benign:x" },
      { account: relay.accounts[0].account, class: "relay:y" },
    ];
    const m = measure(findings, truth);
    expect(m).toEqual({
      campaigns: 2,
      campaignsFound: 1,
      campaignAccounts: 6,
      campaignAccountsFound: 3,
      otherAccounts: 3,
      accused: 1,
      suspended: 1,
    });
    expect(measuredText(m)).toContain("called so in error   1 of 3 other accounts, suspension recommended against 1");
  });

  it("bears a truth without campaigns", () => {
    expect(measure(sampleReport([]).findings, [{ account: "a", class: "benign:x" }]).campaigns).toBe(0);
  });
});

describe("quoted", () => {
  it("shows no more than a line holds, and nothing that a terminal would obey", () => {
    expect(quoted("demo")).toBe('"demo"');
    expect(quoted("\u202eomed\u001b[2J")).toBe('"\\u202eomed\\u001b[2J"');
    expect(quoted("x".repeat(100_000)).length).toBeLessThan(50);
  });
});

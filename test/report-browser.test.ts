// The report in a real browser: hostile strings stay text, nothing is requested, it works without script, fits a phone, and prints.
// Needs Chromium (`apt-get install -y chromium`, or STILLWATCH_CHROMIUM); skipped, and said so, without it.
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../src/report/html.ts";
import { hostileReport } from "./hostile-report.ts";
import { sampleReport } from "./sample-report.ts";

const CHROMIUM = process.env.STILLWATCH_CHROMIUM ?? "/usr/bin/chromium";
const present = existsSync(CHROMIUM);
if (!present) console.warn(`report-browser.test.ts skipped: no Chromium at ${CHROMIUM}`);

describe.skipIf(!present)("report.html in a browser", () => {
  const root = mkdtempSync(join(tmpdir(), "stillwatch-report-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  });
  afterAll(() => browser?.close());

  async function open(
    html: string,
    options: Parameters<Browser["newPage"]>[0] = {},
  ): Promise<{ page: Page; requests: string[]; faults: string[] }> {
    const path = join(root, `${Math.abs(html.length)}-${Object.keys(options).join("-")}.html`);
    writeFileSync(path, html);
    const page = await browser.newPage(options);
    const requests: string[] = [];
    const faults: string[] = [];
    // What the policy stops is a request to the browser too, one that fails before it leaves.
    page.on("requestfinished", (r) => requests.push(r.url()));
    page.on("requestfailed", (r) => !/csp/i.test(r.failure()?.errorText ?? "") && requests.push(r.url()));
    page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
    page.on("pageerror", (e) => faults.push(String(e)));
    page.on("dialog", (d) => {
      faults.push(`dialog ${d.message()}`);
      void d.dismiss();
    });
    await page.goto(pathToFileURL(path).href);
    return { page, requests, faults };
  }

  it("runs no script of the data and asks for nothing", async () => {
    const { page, requests, faults } = await open(renderReport(hostileReport()));
    await page.waitForTimeout(200);
    expect(requests.filter((u) => !u.startsWith("file:"))).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(faults).toEqual([]);
    expect(await page.evaluate("window.pwned")).toBeUndefined();
    expect(await page.locator("img, iframe, object, embed, form, link").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.close();
  });

  it("forbids foreign script by policy, should escaping ever fail", async () => {
    const broken = renderReport(sampleReport([2])).replace(
      "</main>",
      "<script>window.pwned=1</script><img src=x onerror='window.pwned=2'></main>",
    );
    const { page, requests } = await open(broken);
    await page.waitForTimeout(200);
    expect(await page.evaluate("window.pwned")).toBeUndefined();
    expect(requests).toHaveLength(1);
    await page.close();
  });

  it("shows everything without script", async () => {
    const { page } = await open(renderReport(sampleReport([60, 4])), { javaScriptEnabled: false });
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown is the question, not what is there
    const text = await page.locator("main").innerText();
    for (const words of [
      "Findings in order of urgency",
      "Reasons in bits",
      "What the logs cannot show",
      "How to read this",
    ])
      expect(text).toContain(words);
    expect(text).not.toContain("Unfold all");
    await page.close();
  });

  it("unfolds, folds and sorts with it", async () => {
    const { page } = await open(renderReport(sampleReport([60, 4, 9, 5, 7, 6, 3])));
    expect(await page.locator("details:not([open])").count()).toBeGreaterThan(0);
    await page.getByText("Unfold all").click();
    expect(await page.locator("details:not([open])").count()).toBe(0);
    await page.getByText("Fold all", { exact: true }).click();
    expect(await page.locator("details[open]").count()).toBe(0);
    const accounts = page.locator("table.ranking tbody td:nth-child(5)");
    await page.locator("table.ranking").getByRole("button", { name: "Accounts" }).click();
    expect(await accounts.allInnerTexts()).toEqual(["60", "9", "7", "6", "5", "4", "3"]);
    await page.locator("table.ranking").getByRole("button", { name: "Accounts" }).click();
    expect(await accounts.allInnerTexts()).toEqual(["3", "4", "5", "6", "7", "9", "60"]);
    await page.close();
  });

  it("is no wider than a phone", async () => {
    for (const model of [sampleReport([120, 3]), sampleReport([]), hostileReport()]) {
      const { page } = await open(renderReport(model), { viewport: { width: 390, height: 844 } });
      await page.getByText("Unfold all").click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      await page.close();
    }
  });

  it("cuts no table off on a phone", async () => {
    const { page } = await open(renderReport(sampleReport([120, 3])), { viewport: { width: 390, height: 844 } });
    await page.getByText("Unfold all").click();
    const cut = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.getAttribute('aria-label'))",
    );
    expect(cut.filter((label) => label !== "Rejected records")).toEqual([]);
    await page.close();
  });

  it("keeps the scale of the timeline clear of its bars", async () => {
    const { page } = await open(renderReport(sampleReport([20])));
    const [scale, bars] = await page.evaluate<[number, number]>(
      "[Math.max(...[...document.querySelectorAll('.plot svg:first-child text')].map((e) => e.getBoundingClientRect().right)), Math.min(...[...document.querySelectorAll('.plot .bar')].map((e) => e.getBoundingClientRect().left))]",
    );
    expect(scale).toBeLessThan(bars);
    await page.close();
  });

  it("keeps headings in order, names every picture and captions every table", async () => {
    const { page } = await open(renderReport(sampleReport([60, 4, 9, 5])));
    const levels = await page.evaluate<number[]>(
      "[...document.querySelectorAll('h1, h2, h3, h4')].map((e) => Number(e.tagName[1]))",
    );
    expect(levels[0]).toBe(1);
    expect(levels.filter((l) => l === 1)).toHaveLength(1);
    for (let i = 1; i < levels.length; i++) expect(levels[i] - levels[i - 1]).toBeLessThanOrEqual(1);
    expect(await page.locator("svg[role=img]:not(:has(> title))").count()).toBe(0);
    expect(await page.locator("svg:not([role=img]):not([aria-hidden=true])").count()).toBe(0);
    expect(await page.locator("table:not(:has(> caption))").count()).toBe(0);
    await page.close();
  });

  it("keeps text readable against its ground, light and dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page } = await open(renderReport(sampleReport([20, 4, 9, 5])), { colorScheme });
      expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
      await page.close();
    }
  });

  it("prints folded evidence too", async () => {
    const { page } = await open(renderReport(sampleReport(Array.from({ length: 8 }, () => 60))));
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("thead button").first().isVisible()).toBe(false);
    // biome-ignore lint/performance/useDomNodeTextContent: what is printed is the question
    expect(await page.locator("table.ranking thead").innerText()).toContain("Coordination");
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(
      await page.evaluate("document.querySelector('#finding-8 .waterfall').getBoundingClientRect().height"),
    ).toBeGreaterThan(100);
    await page.close();
  });
});

/** Texts whose contrast with the nearest ground colour is under 4.5 to 1 (WCAG 2.2, 1.4.3). Runs in the page. */
const LOW_CONTRAST = `(() => {
  const lum = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const rgb = (t) => (t.match(/[\\d.]+/g) || []).map(Number);
  const bad = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.getClientRects().length || e.closest("svg, title")) continue;
    let g = e, ground = [];
    while (g) { ground = rgb(getComputedStyle(g).backgroundColor); if (ground.length === 3 || ground[3] === 1) break; g = g.parentElement; }
    const a = lum(rgb(getComputedStyle(e).color).slice(0, 3)), b = lum(ground.slice(0, 3));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.add(e.tagName + "." + e.className + " " + ratio.toFixed(2));
  }
  return [...bad];
})()`;

// The system whole, as an operator runs it: logs in files, a store, findings out. Text and sketches of it must say the same.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRandom, shuffle } from "../src/math/random.ts";
import { type Decision, DecisionSchema, FindingsFileSchema } from "../src/model/finding.ts";
import { type PipelineOptions, replay, type ScanResult, scan } from "../src/pipeline.ts";
import { type CollectedWorld, collectWorld } from "../src/sim/collect.ts";
import { population, START_MS } from "../src/sim/suites.ts";

const DAY_MS = 86_400_000;
const BIN = join(import.meta.dirname, "../bin/stillwatch.js");
const dir = mkdtempSync(join(tmpdir(), "stillwatch-pipeline-"));
const path = (name: string): string => join(dir, name);
const lines = (records: readonly object[]): string => records.map((r) => `${JSON.stringify(r)}\n`).join("");
let world: CollectedWorld;
let ofText: ScanResult;

const options = (exchanges: string): PipelineOptions => ({
  exchanges: [path(exchanges)],
  format: "auto",
  accounts: path("accounts.jsonl"),
  context: path("context.jsonl"),
  workers: 1,
});

function stillwatch(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8" });
  expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
  return stdout;
}

beforeAll(async () => {
  world = await collectWorld({
    name: "pipeline",
    seed: 1,
    startMs: START_MS,
    days: 2,
    populations: [
      population("chat-individual", 120, { parameters: { perDay: 3 } }),
      population("api-app", 40, { parameters: { perDay: 8 } }),
      population("coding-agent", 12, { parameters: { perDay: 8 } }),
      population("oss-agent-viral", 12, { parameters: { perDay: 8 } }),
      population("signature-replay", 20, { parameters: { perDay: 30 } }),
    ],
  });
  writeFileSync(path("text.jsonl"), lines(world.exchanges));
  writeFileSync(path("accounts.jsonl"), lines(world.accounts));
  writeFileSync(path("context.jsonl"), lines(world.context));
  ofText = await scan(options("text.jsonl"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe("scan", () => {
  it("reads every exchange and finds the campaign", () => {
    FindingsFileSchema.parse(ofText.findings);
    expect(ofText.findings.totals).toMatchObject({ exchanges: world.exchanges.length, rejected: 0 });
    expect(ofText.findings.findings.some((f) => f.verdict === "distillation-campaign")).toBe(true);
  });

  it("says what a replay by the day says last: what stood while it was at work is not lost at the end", async () => {
    const { findings } = await replay({ ...options("text.jsonl"), stepMs: DAY_MS });
    expect(ofText.findings).toEqual(findings);
  });

  it.each([
    [1, 1],
    [3, 3],
    [14, 14],
    [40, 14],
  ])("looks at a window of %i days %i times", async (days, looks) => {
    const [one] = world.exchanges;
    const at = (day: number): string => new Date(START_MS + day * DAY_MS + 60_000).toISOString();
    const quiet = Array.from({ length: days }, (_, day) => ({ ...one, id: `quiet ${day}`, time: at(day) }));
    writeFileSync(path("quiet.jsonl"), lines(quiet));
    let total: number | undefined;
    await scan({
      ...options("quiet.jsonl"),
      onProgress: (p) => {
        if (p.stage === "judge") total = p.total;
      },
    });
    expect(total).toBeGreaterThanOrEqual(looks);
    expect(total).toBeLessThanOrEqual(looks + (days > looks ? 1 : 0));
  });

  it("looks at every day of the traffic though one old exchange lies months before it", async () => {
    const [one] = world.exchanges;
    const old = { ...one, id: "old", time: new Date(START_MS - 290 * DAY_MS).toISOString() };
    writeFileSync(path("old.jsonl"), lines([old, ...world.exchanges]));
    let total = 0;
    const { findings } = await scan({
      ...options("old.jsonl"),
      onProgress: (p) => {
        if (p.stage === "judge") total = p.total ?? 0;
      },
    });
    expect(total).toBe(292);
    expect(findings.findings.map((f) => f.id)).toEqual(ofText.findings.findings.map((f) => f.id));
  });

  it("says the same of the sketches that `stillwatch sketch` makes at the edge as of the text", async () => {
    stillwatch("sketch", "--exchanges", path("text.jsonl"), "--out", path("sketches.jsonl.gz"), "--quiet");
    const ofSketches = await scan(options("sketches.jsonl.gz"));
    expect(ofSketches.findings).toEqual(ofText.findings);
    expect(ofSketches.report).toEqual(ofText.report);
  });

  it("says the same of a log in another order with a hundred lines twice", async () => {
    const random = createRandom(5);
    const twice = shuffle(random, [...world.exchanges, ...world.exchanges.slice(0, 100)]);
    writeFileSync(path("shuffled.jsonl"), lines(twice));
    const { findings } = await scan(options("shuffled.jsonl"));
    expect(findings).toEqual(ofText.findings);
  });

  it("counts a broken line and changes nothing else for it", async () => {
    const [first, ...rest] = world.exchanges;
    writeFileSync(path("broken.jsonl"), `${lines([first])}{"v":1,"id":"no account"}\n${lines(rest)}`);
    const { findings } = await scan(options("broken.jsonl"));
    expect(findings.totals.rejected).toBe(1);
    expect(findings.findings).toEqual(ofText.findings.findings);
  });

  it("writes the same through the command line", () => {
    const out = path("out");
    const { accounts = "", context = "" } = options("");
    stillwatch(
      "scan",
      "--exchanges",
      path("text.jsonl"),
      "--accounts",
      accounts,
      "--context",
      context,
      "--out",
      out,
      "--quiet",
    );
    expect(JSON.parse(readFileSync(join(out, "findings.json"), "utf8"))).toEqual(ofText.findings);
  });

  it("lets no prompt, answer, address or key of the log into findings or report", () => {
    const written = JSON.stringify(ofText);
    const secrets = world.exchanges.flatMap((e) => [
      e.request?.messages.at(-1)?.content.slice(0, 60) ?? "",
      e.response?.content?.slice(0, 60) ?? "",
      e.network?.ip ?? "",
      e.credential ?? "",
    ]);
    const asWritten = [...new Set(secrets)].filter((s) => s.length > 8).map((s) => JSON.stringify(s).slice(1, -1));
    expect(asWritten.length).toBeGreaterThan(1_000);
    expect(asWritten.filter((s) => written.includes(s))).toEqual([]);
  });
});

describe("replay", () => {
  it("ends, at a step a day, with the findings of a scan, after decisions about accounts that it had seen", async () => {
    const { decisions, findings } = await replay({ ...options("text.jsonl"), stepMs: 24 * 3_600_000 });
    const matters = (file: ScanResult["findings"]): string[][] =>
      file.findings.map((f) => [f.verdict, f.recommended, ...f.accounts.map((a) => a.account)]);
    expect(matters(findings)).toEqual(matters(ofText.findings));
    const first = new Map<string, string>();
    for (const e of world.exchanges) if (!first.has(e.account)) first.set(e.account, e.time);
    for (const d of decisions) expect((first.get(d.account) ?? "9") < d.time).toBe(true);
    const last = new Map<string, Decision>(
      decisions.map((d) => [`${d.finding} ${d.account}`, DecisionSchema.parse(d)]),
    );
    for (const f of findings.findings)
      for (const { account } of f.accounts)
        expect(last.get(`${f.id} ${account}`)).toMatchObject({ verdict: f.verdict, recommended: f.recommended });
  });
});

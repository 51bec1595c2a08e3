// `stillwatch bench` as an operator meets it: real processes, exit status, files.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { BenchResult } from "../src/bench/result.ts";

const BIN = join(import.meta.dirname, "../bin/stillwatch.js");
const root = mkdtempSync(join(tmpdir(), "stillwatch-bench-"));

function run(args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, STILLWATCH_DEBUG: "" } });
    const ended = { stdout: "", stderr: "" };
    child.stdout.on("data", (d) => (ended.stdout += d));
    child.stderr.on("data", (d) => (ended.stderr += d));
    child.stdin.end();
    child.on("close", (status) => resolve({ ...ended, status }));
  });
}

const lines = (path: string): string[] => readFileSync(path, "utf8").trimEnd().split("\n");

describe("stillwatch bench", () => {
  it("runs a suite, writes JSON and page, and prints the figures", async () => {
    const out = join(root, "results");
    const { status, stdout, stderr } = await run([
      "bench",
      "--suite",
      "smoke",
      "--seeds",
      "1",
      "--step",
      "2d",
      "--out",
      out,
    ]);
    expect([status, stderr.match(/unexpected/)]).toEqual([0, null]);
    expect(stdout).toContain("Families seen in calibration: no measure of quality");
    expect(stdout).toMatch(/innocents accused per million +[\d,]+ \(/);
    const result = JSON.parse(readFileSync(join(out, "smoke.json"), "utf8")) as BenchResult;
    expect([result.v, result.suite, result.stepMs]).toEqual([1, "smoke", 2 * 86_400_000]);
    expect(result.worlds).toEqual({ mixed: 1, build: 1, null: 2 });
    expect(result.mixed.recall.n).toBeGreaterThan(0);
    expect(result.methods.map((m) => m.id)).toEqual(
      expect.arrayContaining(["stillwatch", "prada", "mmd-1500", "fraudar"]),
    );
    const page = readFileSync(join(out, "smoke.html"), "utf8");
    expect(page).toContain("Against other methods");
    expect(page).not.toMatch(/<script|https?:|NaN|undefined|Infinity/);
  });

  it("says a wrong input in one line with status 2", async () => {
    const broken = join(root, "broken.json");
    writeFileSync(broken, "{}");
    const truth = join(root, "ok-truth.jsonl");
    writeFileSync(truth, '{"account":"a","class":"benign:x"}\n');
    const labels = join(root, "labels.tsv");
    writeFileSync(labels, "only-an-id\n");
    for (const [args, words] of [
      [["bench", "--suite", "huge"], "there are smoke, standard, full, null"],
      [["bench", "--step", "soon"], "is not a step"],
      [["bench", "--reference", join(root, "none.json")], "cannot read"],
      [["bench", "--reference", broken], "is no reference"],
      [["bench", "--out", truth], "cannot write"],
      [["bench", "score", "--truth", join(root, "none"), "--findings", broken], "no such file"],
      [["bench", "score", "--truth", truth, "--findings", broken], "is no findings file"],
      [["bench", "score", "--truth", truth, "--findings", truth], "is no findings file"],
      [["bench", "score", "--truth", labels, "--findings", broken], "holds no JSON records"],
      [["bench", "export", "--world", "none", "--to", "csv", "--out", root], 'no suite called "none"'],
      [["bench", "export", "--world", "demo", "--to", "xml", "--out", root], "there are csv and jsonl"],
    ] as const) {
      const { status, stdout, stderr } = await run([...args]);
      expect([status, stdout, stderr.trimEnd().split("\n").length], `${args.join(" ")}: ${stderr}`).toEqual([2, "", 1]);
      expect(stderr).toContain(words);
    }
  });

  it("scores another detector's findings and decisions", async () => {
    const world = join(root, "world");
    await run([
      "simulate",
      "--families",
      "queue-swe,chat-individual",
      "--accounts",
      "30",
      "--days",
      "2",
      "--seed",
      "3",
      "--out",
      world,
      "--quiet",
    ]);
    const truth = lines(join(world, "truth.jsonl")).map((l) => JSON.parse(l) as { account: string; class: string });
    const members = truth.filter((t) => t.class === "campaign:queue-swe").map((t) => t.account);
    const honest = truth.filter((t) => t.class === "benign:chat-individual").map((t) => t.account);
    const named = [...members.slice(0, 12), honest[0]];
    const window = { from: "2026-09-07T00:00:00.000Z", to: "2026-09-09T00:00:00.000Z" };
    const findings = join(root, "findings.json");
    writeFileSync(
      findings,
      JSON.stringify({
        v: 1,
        tool: { name: "stillwatch", version: "0" },
        window,
        totals: { exchanges: 1, accounts: 30, rejected: 0 },
        findings: [
          {
            id: "F-other",
            verdict: "distillation-campaign",
            recommended: "review",
            confidence: {
              coordination: { level: "high", e_value: 1 },
              purpose: { level: "high", log_odds: 1 },
              relay: { level: "none", log_odds: 0 },
              attribution: { level: "none" },
            },
            window,
            accounts: named.map((account) => ({ account, probability: 1, exchanges: 1, share: 1 })),
            exchanges: { lower_bound: 0, estimate: 0 },
            models: {},
            capabilities: {},
            reasons: [],
            alternatives: [],
          },
        ],
      }),
    );
    const decisions = join(root, "decisions.jsonl");
    const at = (time: string, accounts: string[]): string =>
      accounts
        .map((account) =>
          JSON.stringify({
            v: 1,
            time,
            account,
            finding: "F-other",
            verdict: "distillation-campaign",
            recommended: "review",
            probability: 1,
          }),
        )
        .join("\n");
    writeFileSync(decisions, `${at("2026-09-08T00:00:00.000Z", members)}\n`);
    const { status, stdout } = await run([
      "bench",
      "score",
      "--truth",
      join(world, "truth.jsonl"),
      "--labels",
      join(world, "exchange-labels.tsv"),
      "--exchanges",
      join(world, "exchanges"),
      "--findings",
      findings,
      "--decisions",
      decisions,
      "--json",
    ]);
    expect(status).toBe(0);
    const { summary } = JSON.parse(stdout) as { summary: BenchResult["mixed"] };
    expect(summary.recall.value).toBeCloseTo(12 / members.length);
    expect(summary.precision.value).toBeCloseTo(12 / 13);
    expect(summary.innocentsPerMillion.value).toBeCloseTo(1e6 / honest.length);
    // All of the first day leaked: recounted here from the day's file.
    const ids = new Set(lines(join(world, "exchange-labels.tsv")).map((l) => l.split("\t")[0]));
    const day = gunzipSync(readFileSync(join(world, "exchanges/2026-09-07.jsonl.gz")))
      .toString()
      .trimEnd();
    const leaked = day.split("\n").filter((l) => ids.has((JSON.parse(l) as { id: string }).id)).length;
    expect(summary.leakMedian.value).toBeCloseTo(leaked / ids.size, 10);
    const labels = join(root, "bad-labels.tsv");
    writeFileSync(labels, "only-an-id\n");
    const bad = await run([
      ...["bench", "score", "--truth", join(world, "truth.jsonl"), "--findings", findings, "--labels", labels],
    ]);
    expect([bad.status, bad.stderr.includes("line 1 is not exchange id, tab, family")]).toEqual([2, true]);
    const elsewhere = join(root, "other-truth.jsonl");
    writeFileSync(elsewhere, '{"account":"of another world","class":"benign:x"}\n');
    const other = await run(["bench", "score", "--truth", elsewhere, "--findings", findings]);
    expect([other.status, other.stderr.includes("knows none of the accounts")]).toEqual([2, true]);
    const blind = await run(["bench", "score", "--truth", join(world, "truth.jsonl"), "--findings", findings]);
    expect([blind.status, blind.stdout.includes("note: leak and time need")]).toEqual([0, true]);
    expect(blind.stdout).toMatch(/until first named +none to measure/);
    const spoilt = join(root, "spoilt-truth.jsonl");
    writeFileSync(spoilt, `not json\n${readFileSync(join(world, "truth.jsonl"), "utf8")}{"account":"q"}\n`);
    const warned = await run(["bench", "score", "--truth", spoilt, "--findings", findings]);
    expect([warned.status, warned.stdout.split("\n")[0].includes("2 lines of")]).toEqual([0, true]);
    const told = await run(["bench", "score", "--truth", spoilt, "--findings", findings, "--json"]);
    expect(JSON.parse(told.stdout)).toMatchObject({ notes: [expect.stringContaining("2 lines of")] });
    const nothing = join(root, "nothing.jsonl");
    writeFileSync(nothing, "");
    for (const [option, words] of [
      ["--decisions", "is empty, and"],
      ["--labels", "is empty"],
      ["--truth", "names no account"],
      ["--findings", "is empty"],
    ]) {
      const given = { "--truth": join(world, "truth.jsonl"), "--findings": findings, [option]: nothing };
      const empty = await run(["bench", "score", ...Object.entries(given).flat()]);
      expect([empty.status, empty.stderr.includes(words)], `${option}: ${empty.stderr}`).toEqual([2, true]);
    }
  });

  it("exports a world for other detectors, with its truth", async () => {
    const out = join(root, "export");
    expect((await run(["bench", "export", "--world", "demo", "--to", "jsonl", "--out", out, "--quiet"])).status).toBe(
      0,
    );
    expect((await run(["bench", "export", "--world", "demo", "--to", "csv", "--out", out, "--quiet"])).status).toBe(0);
    const events = lines(join(out, "events.jsonl")).map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(Object.keys(events[0])).toHaveLength(21);
    const attacks = events.filter((e) => e.campaign_label !== null).length;
    const queries = lines(join(out, "queries/attacker/queries.jsonl"));
    expect([queries.length, Object.keys(JSON.parse(queries[0]))]).toEqual([attacks, ["id", "index", "query"]]);
    expect(lines(join(out, "queries/normal/queries.jsonl"))).toHaveLength(events.length - attacks);
    const traffic = lines(join(out, "traffic.csv"));
    expect(traffic).toHaveLength(events.length + 1);
    expect(traffic[0].split(",")).toHaveLength(14);
    expect(traffic.filter((l) => l.includes(",Attack,"))).toHaveLength(attacks);
    expect(lines(join(out, "truth.jsonl")).length).toBeGreaterThan(600);
  });
});

// The command line as an operator meets it: real processes, exit status, stdout, stderr.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FindingsFileSchema } from "../model/finding.ts";
import { SketchRecordSchema } from "../model/sketch.ts";

const BIN = join(import.meta.dirname, "../../bin/stillwatch.js");
const root = mkdtempSync(join(tmpdir(), "stillwatch-cli-"));

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { ...process.env, STILLWATCH_DEBUG: "", ...environment },
    });
    const ended: Ended = { status: null, stdout: "", stderr: "" };
    child.stdout.on("data", (d) => (ended.stdout += d));
    child.stderr.on("data", (d) => (ended.stderr += d));
    child.stdin.end();
    child.on("close", (status) => resolve({ ...ended, status }));
  });
}

function exchange(i: number): string {
  return JSON.stringify({
    v: 1,
    id: `x${i}`,
    time: new Date(Date.UTC(2026, 4, 4) + i * 60_000).toISOString(),
    account: `acct_${i % 7}`,
    model: "m-1",
    request: {
      messages: [{ role: "user", content: `SECRET-PROMPT ${i}: explain how the harbour crane number ${i} is oiled` }],
    },
    response: { content: "SECRET-ANSWER with some words to it, so that it is long enough to be hashed" },
  });
}

const input = join(root, "in.jsonl");
writeFileSync(input, `${Array.from({ length: 40 }, (_, i) => exchange(i)).join("\n")}\n{"v":1,"id":"bad"}\n`);

describe("stillwatch", () => {
  it("prints help and version on stdout with status 0, for the program and each command", async () => {
    for (const args of [
      ["--help"],
      ["--version"],
      ...["scan", "replay", "sketch", "simulate", "demo"].map((c) => [c, "--help"]),
    ]) {
      const { status, stdout, stderr } = await run(args);
      expect([status, stderr], args.join(" ")).toEqual([0, ""]);
      expect(stdout.length).toBeGreaterThan(4);
    }
  });

  it("loads neither engine nor any stage for help", async () => {
    const hook =
      "export async function resolve(s, c, next) { const r = await next(s, c); if (/chdb|clickhouse|pipeline|src.ingest/.test(r.url)) process._rawDebug('LOADED ' + r.url); return r; }";
    const trace = join(root, "trace.mjs");
    writeFileSync(
      trace,
      `import { register } from "node:module"; register("data:text/javascript," + ${JSON.stringify(encodeURIComponent(hook))});`,
    );
    const help = await run(["scan", "--help"], { NODE_OPTIONS: `--import ${trace}` });
    expect([help.status, help.stderr]).toEqual([0, ""]);
    const sketch = await run(["sketch", "--exchanges", input, "--out", "-"], { NODE_OPTIONS: `--import ${trace}` });
    expect(sketch.stderr).toContain("LOADED");
  });

  it("says wrong options and commands in commander's words with status 2", async () => {
    for (const [args, words] of [
      [["bogus"], "unknown command 'bogus'"],
      [["scan"], "required option '--exchanges"],
      [["scan", "--exchanges", "x", "--out", "y", "--bogus"], "unknown option '--bogus'"],
      [["scan", "--exchanges", "x", "--out", "y", "--workers", "two"], "whole number from 1 to 64"],
      [["scan", "--exchanges", "x", "--out", ""], "--out <dir>' argument '' is invalid. It must not be empty."],
      [["replay", "--exchanges", "x", "--out", "y", "--store", ""], "It must not be empty."],
      [["sketch", "--exchanges", "x", "--out", ""], "It must not be empty."],
      [["simulate", "--out", ""], "It must not be empty."],
      [["simulate", "--out", "x", "--seed", "1", "--seed", "2"], "option '--seed <n>' was given twice"],
      [["bench", "export", "--world", "a", "--world", "b"], "option '--world <name>' was given twice"],
      [[], "Usage:"],
    ] as const) {
      const { status, stdout, stderr } = await run([...args]);
      expect([status, stdout], args.join(" ")).toEqual([2, ""]);
      expect(stderr).toContain(words);
    }
  });

  it("says wrong input in one line with what to do, with status 2 and no stack", async () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    const out = join(root, "out-wrong");
    for (const [args, words] of [
      [["sketch", "--exchanges", join(root, "none.jsonl"), "--out", join(root, "s.jsonl")], "no such file"],
      [["sketch", "--exchanges", file, "--out", join(root, "s.jsonl")], "is empty"],
      [["sketch", "--exchanges", input, "--out", join(file, "s.jsonl")], "cannot write"],
      [["sketch", "--exchanges", input, "--out", join(root, "s.jsonl.zst")], ".jsonl.gz"],
      [["sketch", "--exchanges", input, "--out", input], "is the only file that --exchanges names"],
      [["simulate", "--suite", "nonsense", "--out", out], "nonsense"],
      [["scan", "--exchanges", input, "--out", join(file, "below")], "cannot write"],
      [["scan", "--exchanges", input, "--format", "nope", "--out", out], "unknown format"],
      [["scan", "--exchanges", input, "--accounts", join(root, "nope"), "--out", out], "no such file"],
      [["replay", "--exchanges", input, "--step", "6x", "--out", out], "15m, 1h, 6h or 1d"],
    ] as const) {
      const { status, stdout, stderr } = await run([...args]);
      expect([status, stdout], `${args.join(" ")}\n${stderr}`).toEqual([2, ""]);
      expect(stderr).toMatch(/^stillwatch: [^\n]+\n$/);
      expect(stderr).toContain(words);
      expect(stderr).not.toContain("    at ");
    }
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(root).filter((n) => n.endsWith(".tmp"))).toEqual([]);
  });

  it("sketches logs: one record each, no text, rejects counted", async () => {
    const out = join(root, "edge.jsonl.gz");
    const { status, stdout } = await run(["sketch", "--exchanges", input, "--out", out, "--json"]);
    expect(status).toBe(0);
    const said = JSON.parse(stdout);
    expect(said).toMatchObject({ v: 1, command: "sketch", written: 40, rejected: 1, files: { sketches: out } });
    const text = gunzipSync(readFileSync(out)).toString();
    const records = text
      .trimEnd()
      .split("\n")
      .map((line) => SketchRecordSchema.parse(JSON.parse(line)));
    expect(records.map((r) => r.id)).toEqual(Array.from({ length: 40 }, (_, i) => `x${i}`));
    expect(text).not.toMatch(/SECRET|harbour/);
  });

  it("sketches its own output to the same bytes, and to stdout", async () => {
    const first = await run(["sketch", "--exchanges", input, "--out", "-"]);
    expect(first.status).toBe(0);
    expect(first.stdout.trimEnd().split("\n")).toHaveLength(40);
    const copy = join(root, "again.jsonl");
    writeFileSync(copy, first.stdout);
    const second = await run(["sketch", "--exchanges", copy, "--out", "-", "--quiet"]);
    expect(second).toEqual({ status: 0, stdout: first.stdout, stderr: "" });
  });

  it("is an error, not an empty file, when every record is rejected", async () => {
    const bad = join(root, "bad.jsonl");
    writeFileSync(bad, '{"hello":"SECRET-PROMPT"}\n'.repeat(5));
    const out = join(root, "bad-out.jsonl");
    const { status, stderr } = await run(["sketch", "--exchanges", bad, "--out", out, "--quiet"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^stillwatch: nothing in [^\n]+ all 5 records were rejected[^\n]+\n$/);
    expect(stderr).not.toContain("SECRET");
    expect(existsSync(out)).toBe(false);
  });

  it("scans: writes the two files and prints one JSON object that agrees with them", async () => {
    const out = join(root, "scan", "deep");
    const { status, stdout, stderr } = await run(["scan", "--exchanges", input, "--out", out, "--json"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.trimEnd()).not.toContain("\n");
    const said = JSON.parse(stdout);
    expect(Object.keys(said).sort()).toEqual([
      "caveats",
      "command",
      "control",
      "files",
      "findings",
      "rejects",
      "totals",
      "v",
      "window",
    ]);
    expect(said).toMatchObject({
      v: 1,
      command: "scan",
      totals: { exchanges: 40, accounts: 7, rejected: 1 },
      findings: [],
    });
    expect(said.files).toEqual({
      "findings.json": join(out, "findings.json"),
      "report.html": join(out, "report.html"),
    });
    expect(readdirSync(out).sort()).toEqual(["findings.json", "report.html"]);
    const file = FindingsFileSchema.parse(JSON.parse(readFileSync(join(out, "findings.json"), "utf8")));
    expect(file.totals).toEqual(said.totals);
    const page = readFileSync(join(out, "report.html"), "utf8");
    expect(page).toContain("No findings, and that is a result");
    expect(page).not.toMatch(/SECRET|harbour/);
  });

  it("replays: writes decisions besides, and says so in words", async () => {
    const out = join(root, "replay");
    const { status, stdout, stderr } = await run(["replay", "--exchanges", input, "--step", "6h", "--out", out]);
    expect([status, stdout.includes("No findings"), stdout.includes("0 decisions")]).toEqual([0, true, true]);
    expect(stderr).toContain("Replaying");
    expect(stderr).not.toContain("\x1b");
    expect(readdirSync(out).sort()).toEqual(["decisions.jsonl", "findings.json", "report.html"]);
    // A scan into the same folder replaces the result. The record of what would have been said, and when, is kept under another name.
    const scanned = await run(["scan", "--exchanges", input, "--out", out]);
    expect([scanned.status, scanned.stdout.includes("decisions.jsonl of an earlier replay")]).toEqual([0, true]);
    const [kept, ...files] = readdirSync(out).sort();
    expect(kept).toMatch(/^decisions\.20\d\d-.*Z\.jsonl$/);
    expect(files).toEqual(["findings.json", "report.html"]);
  });

  it("is told to stop and does: its status is the signal's, its store is gone, nothing is written", async () => {
    const out = join(root, "stopped");
    const scratch = mkdtempSync(join(tmpdir(), "stillwatch-scratch-"));
    const child = spawn(process.execPath, [BIN, "scan", "--exchanges", "-", "--out", out], {
      env: { ...process.env, TMPDIR: scratch, STILLWATCH_DEBUG: "" },
    });
    let stderr = "";
    let asked = false;
    const feed = setInterval(() => child.stdin.write(`${exchange(1)}\n`.repeat(2_000)), 50);
    child.stdin.on("error", () => clearInterval(feed));
    child.stderr.on("data", (d) => {
      stderr += d;
      if (!asked) child.kill("SIGTERM");
      asked = true;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    clearInterval(feed);
    expect([status, stderr.includes("stillwatch: stopped"), stderr.includes("    at ")]).toEqual([143, true, false]);
    expect(readdirSync(scratch).filter((n) => !n.startsWith("tsx-"))).toEqual([]);
    expect(existsSync(out)).toBe(false);
  });

  it("leaves no half-written sketch behind when it is told twice to stop while its input stays open", async () => {
    const out = join(root, "sketched");
    const child = spawn(process.execPath, [BIN, "sketch", "--exchanges", "-", "--out", join(out, "o.jsonl")]);
    const files = (): string[] => (existsSync(out) ? readdirSync(out).filter((name) => name.includes("o.jsonl")) : []);
    await expect.poll(() => files().length, { timeout: 20_000 }).toBe(1);
    const closed = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
    child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill("SIGTERM");
    expect(await closed).toBe("SIGTERM");
    expect(files()).toEqual([]);
  });

  it.runIf(process.platform === "linux")(
    "ends when told twice, though it waits for a pipe that nobody writes to",
    async () => {
      const pipe = join(root, "pipe.jsonl");
      execFileSync("mkfifo", [pipe]);
      const child = spawn(process.execPath, [BIN, "scan", "--exchanges", pipe, "--out", join(root, "piped")]);
      const tasks = `/proc/${child.pid}/task`;
      const started = Date.now();
      // Where the kernel does not say what a thread waits for, ten seconds are enough to get there.
      const waits = (): boolean =>
        Date.now() - started > 10_000 ||
        readdirSync(tasks).some((task) =>
          readFileSync(join(tasks, task, "wchan"), "utf8").includes("wait_for_partner"),
        );
      await expect.poll(waits, { timeout: 20_000 }).toBe(true);
      child.kill("SIGTERM");
      const closed = new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
      await new Promise((resolve) => setTimeout(resolve, 500));
      child.kill("SIGTERM");
      expect(await closed).toBe("SIGTERM");
    },
  );
});

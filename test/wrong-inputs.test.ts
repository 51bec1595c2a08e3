// What goes wrong with inputs, each through the real command line: one line that says what to do, or a counted reject; never a
// stack trace, never prompt text, and whatever is good is counted.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { zstdStored } from "./support/collect.ts";

const BIN = join(import.meta.dirname, "../bin/stillwatch.js");
const root = mkdtempSync(join(tmpdir(), "stillwatch-wrong-"));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...args], { env: { ...process.env, STILLWATCH_DEBUG: "" } });
    const ended: Ended = { status: null, stdout: "", stderr: "" };
    child.stdout.on("data", (d) => (ended.stdout += d));
    child.stderr.on("data", (d) => (ended.stderr += d));
    child.stdin.end();
    child.on("close", (status) => resolve({ ...ended, status }));
  });
}

function exchange(i: number, over: Record<string, unknown> = {}): string {
  return JSON.stringify({
    v: 1,
    id: `x${i}`,
    time: new Date(Date.UTC(2026, 4, 4) + i * 60_000).toISOString(),
    account: `acct_${i % 7}`,
    model: "m-1",
    request: { messages: [{ role: "user", content: `SECRET-PROMPT ${i}: how is harbour crane number ${i} oiled` }] },
    response: { content: "SECRET-ANSWER of some words, so that it is long enough to be hashed" },
    ...over,
  });
}
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const lines = (...records: string[]): string => records.map((record) => `${record}\n`).join("");
const good = (count: number): string => lines(...range(count).map((i) => exchange(i)));

let files = 0;
function file(content: string | Uint8Array, ending = ".jsonl"): string {
  const path = join(root, `input-${files++}${ending}`);
  writeFileSync(path, content);
  return path;
}
const out = (): string => join(root, `out-${files++}`);

/** The one line of a run that could do nothing. Fails if anything else was said or written. */
async function refusal(status: number, ...args: string[]): Promise<string> {
  const to = args.includes("--out") ? undefined : out();
  const ended = await run(...args, ...(to === undefined ? [] : ["--out", to]));
  expect([ended.status, ended.stdout], ended.stderr).toEqual([status, ""]);
  // Progress may have been said before; the failure is one line, the last.
  const said = ended.stderr.trimEnd().split("\n");
  expect(said.filter((line) => line.startsWith("stillwatch: "))).toEqual([said.at(-1)]);
  expect(ended.stderr).not.toMatch(/SECRET|^ {4}at /m);
  expect(said.at(-1)).toContain("; ");
  if (to !== undefined && existsSync(to)) expect(readdirSync(to)).toEqual([]);
  return said.at(-1) as string;
}

interface Result {
  totals: { exchanges: number; accounts: number; rejected: number };
  rejects: { reason: string; count: number; example: string }[];
  caveats: string[];
  window: { from: string; to: string };
}

/** The result of a scan that has something to say. */
async function scan(input: string, ...args: string[]): Promise<Result> {
  const to = out();
  const { status, stdout, stderr } = await run("scan", "--exchanges", input, "--out", to, "--json", ...args);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout + readFileSync(join(to, "report.html"), "utf8")).not.toContain("SECRET");
  return JSON.parse(stdout) as Result;
}
const counted = (result: Result): Record<string, number> =>
  Object.fromEntries(result.rejects.map((reject) => [reject.reason, reject.count]));

describe("an input of which nothing can be used", { timeout: 240_000 }, () => {
  it("is missing: a file, a pattern, a folder without logs", async () => {
    const bare = join(root, "bare");
    mkdirSync(bare);
    expect(await refusal(2, "scan", "--exchanges", join(root, "none.jsonl"))).toContain("no such file");
    expect(await refusal(2, "scan", "--exchanges", join(root, "none-*.jsonl"))).toContain("nothing matches");
    expect(await refusal(2, "scan", "--exchanges", bare)).toContain("no log files in");
  });

  it("is empty, or blank lines only", async () => {
    expect(await refusal(2, "scan", "--exchanges", file(""))).toContain("is empty");
    expect(await refusal(2, "scan", "--exchanges", file("\n \n\n"))).toContain("no exchange in the input");
  });

  it("is binary, a table, a page", async () => {
    const noise = Uint8Array.from(range(5000), (i) => (i * 7919) % 251);
    for (const content of [noise, "a,b,c\n1,2,3\n", "<html><body>SECRET</body></html>\n"])
      expect(await refusal(2, "scan", "--exchanges", file(content))).toContain("holds no JSON records");
  });

  it("is in a format other than the one named, and each format says so", async () => {
    const input = file(`${JSON.stringify({ time: "2026-05-04T00:00:00Z", path: "/v1", status: 200 })}\n`.repeat(3));
    const given = ["--default-account", "a", "--default-model", "m", "--default-time", "2026-05-04T00:00:00Z"];
    for (const format of ["stillwatch", "litellm", "otel", "bedrock", "openai", "anthropic"]) {
      const line = await refusal(2, "sketch", "--exchanges", input, "--format", format, ...given);
      expect(line, format).toContain('"unrecognised shape"');
      expect(line, format).toContain("check --format");
    }
    expect(await refusal(2, "scan", "--exchanges", input, "--format", "xml")).toMatch(/unknown format "xml".*litellm/);
  });

  it("is a pipe under a name: read once, and all of it", async () => {
    const pipe = join(root, "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    const writer = spawn("sh", ["-c", 'cat "$0" > "$1"', file(good(50)), pipe]);
    const written = await run("sketch", "--exchanges", pipe, "--out", join(root, "piped.jsonl"));
    expect(written.stdout).toContain("50 exchanges sketched, 0 records rejected");
    expect(writer.exitCode).toBe(0);
  });

  it("is rejected whole: an error with the reason and a place, not an empty report", async () => {
    const input = file('{"hello":"SECRET"}\n'.repeat(20));
    for (const command of ["scan", "replay"]) {
      const line = await refusal(2, command, "--exchanges", input);
      expect(line).toContain(`all 20 records were rejected, mostly for "unrecognised shape" (${input}:1: keys hello)`);
    }
    // The folder that was made for the result goes with it.
    const out = join(root, "never");
    expect((await run("scan", "--exchanges", input, "--out", out)).status).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  it("names no account: the line says which option helps, and with it the records count", async () => {
    const input = file(lines(...range(3).map((i) => exchange(i, { account: undefined }))));
    expect(await refusal(2, "scan", "--exchanges", input)).toContain("field account: missing");
    expect((await scan(input, "--default-account", "acct-all")).totals).toEqual({
      exchanges: 3,
      accounts: 1,
      rejected: 0,
    });
    const raw = file(`{"request":{"model":"g","messages":[{"role":"user","content":"SECRET"}]},"id":"r"}\n`.repeat(2));
    expect(await refusal(2, "scan", "--exchanges", raw)).toContain("give --default-account");
    const sketched = join(root, "raw-sketch.jsonl");
    const given = ["--default-account", "a", "--default-time", "2026-05-04T02:00:00+02:00"];
    expect((await run("sketch", "--exchanges", raw, ...given, "--out", sketched)).status).toBe(0);
    expect(JSON.parse(readFileSync(sketched, "utf8").split("\n")[0])).toMatchObject({
      account: "a",
      time: "2026-05-04T00:00:00.000Z",
      model: "g",
    });
  });
});

describe("a wrong option", { timeout: 240_000 }, () => {
  const input = file(good(3));

  it("is a number that is none to a reader", async () => {
    const said = async (...args: string[]): Promise<unknown> => {
      const { status, stderr } = await run(...args);
      return [status, stderr.split("\n")[0]];
    };
    for (const value of ["0x10", "1e1", "-1"])
      expect(await said("scan", "--exchanges", input, "--out", out(), "--workers", value)).toEqual([
        2,
        expect.stringContaining("whole number from 1 to 64"),
      ]);
    expect(await said("simulate", "--out", out(), "--scale", "0x1")).toEqual([
      2,
      expect.stringContaining("a number above 0"),
    ]);
  });

  it("is a stdout that takes nothing", () => {
    const full = spawnSync(
      "sh",
      ["-c", '"$0" "$1" sketch --exchanges "$2" --out - --quiet > /dev/full', process.execPath, BIN, input],
      {
        encoding: "utf8",
      },
    );
    expect([full.status, full.stderr]).toEqual([2, "stillwatch: cannot write to stdout (no space left)\n"]);
  });

  it("is an --out that cannot be written", async () => {
    for (const command of ["scan", "replay", "sketch"])
      expect(await refusal(2, command, "--exchanges", input, "--out", join(input, "below"))).toContain("cannot write");
    expect(await refusal(2, "scan", "--exchanges", input, "--out", "/proc/stillwatch")).toContain("cannot write");
  });

  it("is an accounts or context file that is missing, binary, or of something else", async () => {
    for (const option of ["--accounts", "--context"]) {
      expect(await refusal(2, "scan", "--exchanges", input, option, join(root, "no"))).toContain("no such file");
      expect(
        await refusal(
          2,
          "scan",
          "--exchanges",
          input,
          option,
          file(Uint8Array.from(range(500), (i) => (i * 7919) % 251)),
        ),
      ).toContain("no JSON");
      expect(await refusal(2, "scan", "--exchanges", input, option, file('{"hello":"SECRET"}\n'))).toContain(
        `file meant for ${option}`,
      );
      expect(await refusal(2, "scan", "--exchanges", input, option, input)).toContain(
        `given with ${option}, looks like exchanges; give it with --exchanges`,
      );
    }
    expect(await refusal(2, "scan", "--exchanges", input, "--accounts", file(""))).toContain("no account in");
  });

  it("is a default that no record could take", async () => {
    const scanned = ["scan", "--exchanges", input];
    expect(await refusal(2, ...scanned, "--default-time", "tomorrow")).toContain("--default-time");
    expect(await refusal(2, ...scanned, "--default-account", "")).toContain("--default-account is empty");
    expect(await refusal(2, ...scanned, "--default-model", "m".repeat(600))).toContain("--default-model is longer");
  });

  it("is a --store of another scheme, or a folder that holds something else", async () => {
    for (const store of ["ftp://host/x", "S3://bucket"])
      expect(await refusal(2, "scan", "--exchanges", input, "--store", store)).toContain("--store cannot use");
    expect(existsSync("ftp:") || existsSync("S3:")).toBe(false);
    const held = join(root, "held");
    mkdirSync(held);
    writeFileSync(join(held, "notes.txt"), "mine");
    expect(await refusal(2, "scan", "--exchanges", input, "--store", held)).toContain("an empty or a new directory");
    expect(readdirSync(held)).toEqual(["notes.txt"]);
  });

  it("is a --store that is a file, or a server that does not answer", async () => {
    expect(await refusal(2, "scan", "--exchanges", input, "--store", input)).toContain("--store");
    const server = "http://user:hidden@127.0.0.1:9/x";
    const line = await refusal(1, "scan", "--exchanges", input, "--store", server);
    expect(line).toContain("does not answer");
    expect(line).not.toContain("hidden");
  });
});

describe("an input that is bad in part", { timeout: 240_000 }, () => {
  it("keeps what is before the cut of a truncated gzip or zstd file", async () => {
    const text = good(2000);
    for (const whole of [gzipSync(text), zstdStored(Buffer.from(text))]) {
      const result = await scan(file(whole.subarray(0, whole.length / 2), ".bin"));
      expect(counted(result)).toEqual({ truncated: 1 });
      expect(result.totals.exchanges).toBeGreaterThan(800);
      expect(result.totals.rejected).toBe(1);
    }
  });

  it.skipIf(spawnSync("zstd", ["--version"]).status !== 0)(
    "reads what the zstd program wrote, whole and cut",
    async () => {
      const path = file(good(2000));
      expect(spawnSync("zstd", ["-q", path]).status).toBe(0);
      expect((await scan(`${path}.zst`)).totals.exchanges).toBe(2000);
      const whole = readFileSync(`${path}.zst`);
      const cut = await scan(file(whole.subarray(0, whole.length / 2), ".zst"));
      expect(counted(cut)).toEqual({ truncated: 1 });
      expect(cut.totals.exchanges).toBeGreaterThan(100);
    },
  );

  it("skips a line of 50 MB", async () => {
    const long = exchange(1, { response: { content: "x".repeat(50_000_000) } });
    const result = await scan(file(lines(exchange(0), long, exchange(2))));
    expect(counted(result)).toEqual({ "record too long": 1 });
    expect(result.rejects[0].example).toMatch(/:2: 50\d+ bytes, the limit is/);
    expect(result.totals.exchanges).toBe(2);
  });

  it("says what an accounts file does not know or contradicts: all of these accounts, most of them, or what they pay with", async () => {
    const input = file(good(40));
    const scanned = async (accounts: object[]): Promise<string> => {
      const path = file(`${accounts.map((a) => JSON.stringify({ v: 1, ...a })).join("\n")}\n`);
      const { status, stdout } = await run("scan", "--exchanges", input, "--accounts", path, "--out", out(), "--json");
      expect(status).toBe(0);
      return (JSON.parse(stdout) as Result).caveats.join();
    };
    const all = range(7).map((i) => ({ account: `acct_${i}`, created: "2026-01-01T00:00:00Z" }));
    expect(await scanned([{ account: "another" }])).toContain("knows none of the accounts in the logs");
    expect(await scanned(all.slice(0, 2))).toContain("knows 2 of the 7 accounts in the logs");
    expect(await scanned(all)).toContain("names no payment instrument");
    const paying = all.map((a) => ({ ...a, payment_hash: `p ${a.account}` }));
    expect(await scanned(paying)).not.toContain("accounts file");
    expect(await scanned([...paying, ...paying])).not.toContain("accounts file");
    const otherwise = paying.slice(2, 5).map((a) => ({ ...a, payment_hash: "another" }));
    expect(await scanned([...paying, ...otherwise])).toMatch(
      /says different things of 3 accounts, such as acct_2: the last record/,
    );
  });

  it("counts repeated ids once and sorts times out of order", async () => {
    const backwards = lines(
      ...range(40)
        .reverse()
        .map((i) => exchange(i)),
    );
    const twice = await scan(file(backwards + good(40)));
    const once = await scan(file(good(40)));
    expect(twice.totals).toEqual({ exchanges: 40, accounts: 7, rejected: 0 });
    expect(once.caveats.join()).not.toContain("repeated the id");
    expect(twice.caveats).toContainEqual(
      expect.stringMatching(/^40 records repeated the id of another and were counted once/),
    );
    expect(twice.window).toEqual(once.window);
  });

  it("leaves out what wrong clocks wrote, counts it, and keeps the window", async () => {
    const bad = [
      exchange(40, { time: "2099-01-01T00:00:00.000Z" }),
      exchange(41, { time: "2150-01-01T00:00:00.000Z" }),
      exchange(42, { time: "2016-01-01T00:00:00.000Z" }),
      exchange(43, { time: "1970-01-01T00:00:00.000Z" }),
    ];
    const result = await scan(file(good(40) + lines(...bad)));
    expect(result.totals).toMatchObject({ exchanges: 40, rejected: 4 });
    expect(counted(result)).toEqual({
      "field time: not an RFC 3339 time within 2015 to 2100": 2,
      "time more than a year from all others": 2,
    });
    expect(result.window).toEqual({ from: "2026-05-04T00:00:00.000Z", to: "2026-05-04T00:39:00.001Z" });
    expect(result.caveats.join()).toContain("2 exchanges dated more than a year from all others");
    expect(result.caveats[0]).toContain("9.1 % of the records were rejected");
  });

  it("counts one stray clock as one record", async () => {
    const result = await scan(file(good(40) + lines(exchange(40, { time: "2099-01-01T00:00:00.000Z" }))));
    expect(result.totals).toEqual({ exchanges: 40, accounts: 7, rejected: 1 });
    expect(counted(result)).toEqual({ "time more than a year from all others": 1 });
  });

  it("says that all exchanges are dated in the future", async () => {
    const future = range(20).map((i) =>
      exchange(i, { time: new Date(Date.UTC(2098, 0, 1) + i * 60_000).toISOString() }),
    );
    const result = await scan(file(lines(...future)));
    expect(result.totals).toMatchObject({ exchanges: 20, rejected: 0 });
    expect(result.caveats.join()).toContain("All exchanges are dated in the future, from 2098-01-01");
    expect((await scan(file(good(20)))).caveats.join()).not.toContain("future");
  });

  it("bears NUL bytes, lone surrogates and unknown fields without losing the record", async () => {
    const content = lines(
      exchange(0),
      "\0\0\0\0",
      exchange(1, { account: "a\0b" }),
      exchange(2).replace("harbour", "har\0bour"),
      exchange(3).replace("harbour", "\\ud83d lone"),
      exchange(4, { account: "q", extra: { a: [1, { b: null }] } }).replace('"q"', '"q\\udc00"'),
    );
    const result = await scan(file(content));
    expect(result.totals).toEqual({ exchanges: 5, accounts: 5, rejected: 0 });
  });

  it("counts each bad line with its reason and keeps the rest", async () => {
    const bad = ["{not json", '"text"', "{}", exchange(90, { time: "soon" }), exchange(91, { account: 7 })];
    const result = await scan(file(lines(...bad) + good(20)));
    expect(result.totals).toMatchObject({ exchanges: 20, rejected: 5 });
    expect(counted(result)).toEqual({
      "not JSON": 1,
      "not an object": 1,
      "unrecognised shape": 1,
      "field time: not an RFC 3339 time within 2015 to 2100": 1,
      "field account: not a string": 1,
    });
  });

  it("counts bad lines of the accounts file and uses the others", async () => {
    const accounts = file('nonsense\n{"v":1,"account":"acct_1"}\n');
    const result = await scan(file(good(20)), "--accounts", accounts);
    expect(result.caveats[0]).toMatch(
      /^1 line of [\d,]+ of the accounts file could not be used: 1 for "not JSON", the first at line 1\./,
    );
    expect(result.caveats[1]).toContain("knows 1 of the 7 accounts in the logs");
  });

  it("with a broken file among good ones names the file and stops, since a part of the window would be missing", async () => {
    const folder = join(root, "mixed");
    mkdirSync(folder);
    writeFileSync(join(folder, "a.jsonl"), good(20));
    writeFileSync(join(folder, "b.jsonl"), '{"hello":1}\n'.repeat(9));
    const line = await refusal(2, "scan", "--exchanges", folder);
    expect(line).toContain(`nothing in ${join(folder, "b.jsonl")}`);
    expect(line).toContain("--skip-unknown");
  });

  it("names all broken files at once, and with --skip-unknown reads the others and says what it left out", async () => {
    const folder = join(root, "mixed-more");
    mkdirSync(folder);
    const path = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    path("a.jsonl", good(40));
    const accounts = path("accounts.jsonl", '{"v":1,"account":"acct_1"}\n'.repeat(2));
    const page = path("page.log", "<html>SECRET</html>\n");
    const why = [
      `${accounts} (every record rejected: unrecognised shape, looks like accounts: --accounts)`,
      `${page} (holds no JSON records)`,
    ].join(", ");
    for (const command of ["scan", "sketch"])
      expect(await refusal(2, command, "--exchanges", folder)).toContain(`2 of 3 files cannot be used: ${why}`);
    const result = await scan(folder, "--skip-unknown");
    expect(result.totals).toMatchObject({ exchanges: 40, rejected: 2 });
    expect(counted(result)).toEqual({ "file left out": 2 });
    expect(result.caveats.join()).toContain(`2 files left out, as --skip-unknown allows: ${why}`);
    const sketched = await run("sketch", "--exchanges", folder, "--skip-unknown", "--out", join(root, "some.jsonl"));
    expect([sketched.status, sketched.stdout]).toEqual([
      0,
      expect.stringContaining("40 exchanges sketched, 2 records rejected"),
    ]);
    rmSync(join(folder, "a.jsonl"));
    expect(await refusal(2, "scan", "--exchanges", folder, "--skip-unknown")).toContain(
      "none of the 2 files can be used",
    );
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { simulateCommand } from "./simulate.ts";

const root = mkdtempSync(join(tmpdir(), "stillwatch-simulate-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const lines = (path: string): string[] => readFileSync(path, "utf8").split("\n").filter(Boolean);
const exchangesOf = (out: string): string =>
  readdirSync(join(out, "exchanges"))
    .sort()
    .map((f) => gunzipSync(readFileSync(join(out, "exchanges", f))).toString())
    .join("");

describe("simulateCommand", () => {
  it("writes the files of a world, the same bytes for the same seed", async () => {
    const make = (out: string) =>
      simulateCommand({ families: "queue-swe,chat-individual", seed: 3, accounts: 40, days: 2, out: join(root, out) });
    mkdirSync(join(root, "a", "exchanges"), { recursive: true });
    writeFileSync(join(root, "a", "exchanges", "2020-01-01.jsonl.gz"), "of an earlier world");
    writeFileSync(join(root, "a", "exchange-labels.tsv"), "");
    const summary = await make("a");
    await make("b");
    expect(readdirSync(join(root, "a")).sort()).toEqual([
      "accounts.jsonl",
      "context.jsonl",
      "exchange-labels.tsv",
      "exchanges",
      "truth.jsonl",
    ]);
    expect(readdirSync(join(root, "a", "exchanges"))).toEqual(["2026-09-07.jsonl.gz", "2026-09-08.jsonl.gz"]);
    expect(exchangesOf(join(root, "b")) === exchangesOf(join(root, "a"))).toBe(true);
    expect(lines(join(root, "a", "truth.jsonl"))).toHaveLength(summary.accounts);
    expect(lines(join(root, "a", "exchange-labels.tsv"))).toHaveLength(summary.labelled);
    expect(exchangesOf(join(root, "a")).split("\n").filter(Boolean)).toHaveLength(summary.exchanges);
  });

  it.each(["accounts.jsonl", "exchanges/2026-01-05.jsonl.gz"])("writes over nobody's %s", async (name) => {
    const out = join(root, "logs", name.slice(0, 3));
    mkdirSync(join(out, "exchanges"), { recursive: true });
    writeFileSync(join(out, name), "a provider's own");
    const failure = await simulateCommand({ families: "chat-individual", accounts: 3, days: 1, out }).catch((e) => e);
    expect((failure as AppError).line).toMatch(/is there already .* give --out an empty folder/);
    expect(readFileSync(join(out, name), "utf8")).toBe("a provider's own");
  });

  it("mixes in the operator's own texts", async () => {
    const texts = join(root, "texts.jsonl");
    writeFileSync(texts, '{"text": "Wie viele Zebras passen in einen Kombi"}\nnot json\n{"other": 1}\n');
    await simulateCommand({ families: "chat-individual", seed: 3, accounts: 30, days: 2, out: join(root, "t"), texts });
    expect(exchangesOf(join(root, "t"))).toContain("Zebras");
    const skipped: number[] = [];
    await simulateCommand({
      ...{ families: "chat-individual", accounts: 2, days: 1, out: join(root, "t"), texts },
      onSkippedTexts: (...counts) => skipped.push(...counts),
    });
    expect(skipped).toEqual([2, 1]);
  });

  it.each([
    [{ suite: "nope" }, /no suite called "nope"/],
    [{ suite: "constructor" }, /no suite called "constructor"/],
    [{ suite: "__proto__" }, /no suite called "__proto__"/],
    [{ families: " , " }, /--families names none/],
    [{ families: "queue-swe,nope" }, /no family called "nope"/],
    [{ suite: "demo", families: "queue-swe" }, /--families and --suite exclude each other/],
    [{ suite: "demo", accounts: 5 }, /--accounts goes with --families/],
    [{ scale: 0 }, /--scale must be above 0/],
    [{ days: 1.5 }, /--days must be/],
    [{ families: "queue-swe", accounts: 2_000_000 }, /more than the 1,000,000/],
    [{ scale: 1e99 }, /more than the 1,000,000/],
    [{ texts: "/no/such/file" }, /no such file/],
    [{ texts: tmpdir() }, /no file, but a folder/],
  ])("says what is wrong with %o", async (options, message) => {
    const failure = await simulateCommand({ ...options, out: join(root, "bad") }).catch((e: unknown) => e);
    expect(failure).toBeInstanceOf(AppError);
    expect((failure as AppError).line).toMatch(message);
  });

  it("says so when the output folder cannot be written", async () => {
    writeFileSync(join(root, "file"), "");
    await expect(
      simulateCommand({ families: "queue-swe", accounts: 3, days: 1, out: join(root, "file") }),
    ).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  });
});

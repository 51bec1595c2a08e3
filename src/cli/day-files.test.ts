import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type SketchRecord, SketchRecordSchema } from "../model/sketch.ts";
import { ownWorld } from "../sim/suites.ts";
import { generateWorld } from "../sim/world.ts";
import { exchangeWith } from "../sketch/exchange.fixture.ts";
import { createDayFiles, type DayFiles } from "./day-files.ts";

const root = mkdtempSync(join(tmpdir(), "stillwatch-days-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** The files, as written, that `fill` leaves in a folder of their own. */
async function filesOf(fill: (days: DayFiles) => Promise<void>, plain?: boolean): Promise<Map<string, Buffer>> {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  const days = createDayFiles(folder, plain);
  await fill(days);
  await days.end();
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}
const linesOf = (file: Buffer | undefined): string[] =>
  file ? gunzipSync(file).toString().split("\n").slice(0, -1) : [];

describe("createDayFiles", () => {
  it("writes each record in the file of its day, over many chunks, the same bytes however long a chunk takes", async () => {
    const records: SketchRecord[] = [];
    await generateWorld(ownWorld(["queue-swe", "chat-individual"], 2, 240, 2), {
      sketch: (record) => void records.push(record),
    });
    const fast = await filesOf(async (days) => {
      for (const record of records) await days.sketch(record);
    });
    const slow = await filesOf(async (days) => {
      for (const record of records) {
        const wait = days.sketch(record);
        if (wait) await wait.then(() => setTimeout(20));
      }
    });
    expect([...fast.keys()]).toEqual(["2026-09-07.jsonl.gz", "2026-09-08.jsonl.gz"]);
    expect([...fast].every(([name, file]) => slow.get(name)?.equals(file))).toBe(true);
    const lines = [...fast.values()].flatMap(linesOf);
    expect(lines.join("").length).toBeGreaterThan(4 << 20);
    expect(lines.map((line) => SketchRecordSchema.parse(JSON.parse(line)))).toEqual(records);
    expect(lines).toHaveLength(records.length);
  });

  it("writes plain files of the same lines where asked to", async () => {
    const fill = async (days: DayFiles): Promise<void> => {
      await generateWorld(ownWorld(["queue-swe", "chat-individual"], 2, 240, 2), {
        sketch: (record) => days.sketch(record),
      });
    };
    const zipped = await filesOf(fill);
    const plain = await filesOf(fill, true);
    expect([...plain.keys()]).toEqual(["2026-09-07.jsonl", "2026-09-08.jsonl"]);
    for (const [name, bytes] of plain) {
      const compressed = zipped.get(`${name}.gz`);
      expect(compressed !== undefined && gunzipSync(compressed).equals(bytes)).toBe(true);
    }
  });

  it("keeps a text of any script and of more than a chunk", async () => {
    const exchanges = [
      "Zebras",
      "\u0417\u0435\u0431\u0440\u044b \u6591\u9a6c \ud83e\udd93",
      "\u6591\u9a6c ".repeat(700_000),
      "last",
    ].map((text, i) => exchangeWith(text, { id: `ex-${i}` }));
    const files = await filesOf(async (days) => {
      for (const exchange of exchanges) await days.exchange(exchange);
    });
    const lines = linesOf(files.get("2026-09-07.jsonl.gz"));
    expect(lines.every((line, i) => line === JSON.stringify(exchanges[i]))).toBe(true);
    expect(lines).toHaveLength(exchanges.length);
  });

  it.each([
    ["compressed", "2026-09-07.jsonl.gz", false],
    ["plain", "2026-09-07.jsonl", true],
  ])("says so when a %s file cannot be written", async (name, file, plain) => {
    const folder = join(root, name);
    mkdirSync(join(folder, file), { recursive: true });
    const days = createDayFiles(folder, plain);
    await days.exchange(exchangeWith("hello"));
    await expect(days.end()).rejects.toMatchObject({ code: "OUTPUT_UNWRITABLE" });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { survey } from "./survey.ts";

const dir = mkdtempSync(join(tmpdir(), "stillwatch-survey-"));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});
function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}
const exchange = JSON.stringify({
  v: 1,
  id: "e",
  time: "2026-05-09T16:00:00Z",
  account: "a",
  model: "m",
  request: { messages: [{ role: "user", content: "SECRET" }] },
});
const stranger = '{"hello":"SECRET"}\n';

it("names every file that holds nothing to read, with the reason, and passes those with a single good record", async () => {
  const late = file("late.jsonl", `${stranger.repeat(200_000)}${exchange}\n`);
  const packed = file("packed.gz", gzipSync(`${exchange}\n`));
  const empty = file("quiet.jsonl", "");
  const single = file("one-bad-record.json", stranger);
  file("accounts.jsonl", '{"v":1,"account":"a"}\n'.repeat(2));
  file("page.log", "<html>SECRET</html>\n");
  file("strange.jsonl", stranger.repeat(3));
  const { usable, unusable } = await survey({ inputs: [dir], format: "auto" });
  expect(usable).toEqual([late, single, packed, empty].sort());
  expect(unusable.map(({ path, why, error }) => [path, why, error.code])).toEqual([
    [
      join(dir, "accounts.jsonl"),
      "every record rejected: unrecognised shape, looks like accounts: --accounts",
      "INPUT_ALL_REJECTED",
    ],
    [join(dir, "page.log"), "holds no JSON records", "INPUT_FORMAT"],
    [join(dir, "strange.jsonl"), "every record rejected: unrecognised shape", "INPUT_ALL_REJECTED"],
  ]);
  expect(JSON.stringify(unusable)).not.toContain("SECRET");
});

it("goes by the format that was named, and leaves stdin unread", async () => {
  const path = file("own.jsonl", `${exchange}\n`.repeat(2));
  expect((await survey({ inputs: [path], format: "bedrock" })).unusable.map((u) => u.path)).toEqual([path]);
  expect(await survey({ inputs: ["-", path], format: "auto" })).toEqual({ usable: ["-", path], unusable: [] });
});

it("stops when it is told to", async () => {
  await expect(survey({ inputs: [dir], format: "auto", signal: AbortSignal.abort() })).rejects.toThrow();
});

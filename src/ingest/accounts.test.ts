import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tempFile, zstdStored } from "../../test/support/collect.ts";
import { readAccounts } from "./accounts.ts";
import { readContext } from "./context.ts";

describe("readAccounts", () => {
  const lines = [
    '{"v":1,"account":"a","created":"2026-04-30T04:32:28.819+02:00","phone_hash":null,"extra":1}',
    '{"v":1,"account":"b"}',
    '{"v":1}',
    '{"v":1,"account":"c","created":"long ago"}',
    "not json",
  ].join("\n");

  it("reads plain, gzip and zstd, with rejects for what does not fit", async () => {
    for (const bytes of [lines, gzipSync(lines), zstdStored(Buffer.from(`${lines}\n`))]) {
      const { records, rejects } = await readAccounts(tempFile("accounts.jsonl", bytes));
      expect(records).toEqual([
        { v: 1, account: "a", created: "2026-04-30T02:32:28.819Z" },
        { v: 1, account: "b" },
      ]);
      expect(
        rejects
          .map((r) => [r.place.line, r.reason])
          .sort()
          .slice(0, 2),
      ).toEqual([
        [3, "field account: string expected"],
        [4, "field created: not an RFC 3339 time within 2015 to 2100"],
      ]);
      expect(rejects.length).toBe(3);
    }
  });

  it("takes an empty file, blank lines and a missing file for errors", async () => {
    for (const content of ["", "\n \n"])
      await expect(readAccounts(tempFile("accounts.jsonl", content))).rejects.toMatchObject({ code: "INPUT_EMPTY" });
    await expect(readAccounts("/no/such/file")).rejects.toMatchObject({ code: "INPUT_MISSING" });
  });

  it("does not take an exchange for an account, not even one whose fields would fit", async () => {
    const exchange = JSON.stringify({ v: 1, id: "e", time: "2026-05-09T16:00:00Z", account: "a", model: "m" });
    const { records, rejects } = await readAccounts(tempFile("a.jsonl", `{"v":1,"account":"b"}\n${exchange}\n`));
    expect(records).toEqual([{ v: 1, account: "b" }]);
    expect(rejects.map((r) => [r.place.line, r.reason])).toEqual([[2, "looks like exchanges"]]);
    await expect(readAccounts(tempFile("e.jsonl", `${exchange}\n`))).rejects.toMatchObject({
      code: "INPUT_ALL_REJECTED",
      line: expect.stringMatching(/e\.jsonl, given with --accounts, looks like exchanges; give it with --exchanges/),
    });
  });
});

describe("readContext", () => {
  it("gives nothing for an empty file, and names the option of a file of another kind", async () => {
    expect(await readContext(tempFile("c.jsonl", ""))).toEqual({ records: [], rejects: [] });
    await expect(readContext(tempFile("c.jsonl", '{"v":1,"account":"b"}\n'))).rejects.toMatchObject({
      line: expect.stringMatching(/given with --context, looks like accounts; give it with --accounts/),
    });
  });

  it("reads every kind, times normalised, and rejects what says nothing", async () => {
    const entries = [
      { v: 1, kind: "model-release", time: "2026-05-09T16:00:00Z", model: "m" },
      { v: 1, kind: "external-release", time: "2026-05-09T18:00:00+02:00", actor: "lab", model: "s" },
      { v: 1, kind: "enforcement", time: "2026-05-09T16:00:00Z", account: "a", action: "suspend" },
      { v: 1, kind: "principal", principal: "p", accounts: ["a"] },
      { v: 1, kind: "authorization", principal: "p", purpose: "research", expires: "2027-01-01T00:00:00Z" },
      { v: 1, kind: "authorization", purpose: "research" },
      { v: 1, kind: "weather", time: "2026-05-09T16:00:00Z" },
      { v: 1, kind: "enforcement", time: "2026-05-09T16:00:00Z", account: "a", action: "scold" },
    ];
    const { records, rejects } = await readContext(
      tempFile("c.jsonl", entries.map((e) => JSON.stringify(e)).join("\n")),
    );
    expect(records.map((r) => ("time" in r ? r.time : r.kind))).toEqual([
      "2026-05-09T16:00:00.000Z",
      "2026-05-09T16:00:00.000Z",
      "2026-05-09T16:00:00.000Z",
      "principal",
      "authorization",
    ]);
    expect(records[3]).toEqual({ v: 1, kind: "principal", principal: "p", organizations: [], accounts: ["a"] });
    expect(rejects.map((r) => [r.place.line, r.reason])).toEqual([
      [6, "authorization of nobody"],
      [7, "field kind: one of model-release, external-release, enforcement, principal, authorization expected"],
      [8, "field action: one of suspend, terminate, reinstate expected"],
    ]);
  });
});

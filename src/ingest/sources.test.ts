import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { convertChunks, readAll, record, tempFile, zstdStored } from "../../test/support/collect.ts";
import { AppError } from "../errors.ts";
import { decompress, type StreamEnd } from "./decompress.ts";
import { patternToRegExp } from "./globs.ts";
import { expandInputs, MAX_LINE_BYTES, type RecordChunk, readChunks } from "./sources.ts";

const ids = (result: { exchanges: { id: string }[] }): string[] => result.exchanges.map((e) => e.id);
const reasons = (result: { rejects: { reason: string }[] }): string[] => result.rejects.map((r) => r.reason);
const jsonl = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${JSON.stringify(record(`x${i}`))}\n`).join("");
const upTo = (count: number): string[] => Array.from({ length: count }, (_, i) => `x${i}`);

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return "none";
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.line}` : String(error);
  }
}

describe("expandInputs", () => {
  function folder(): string {
    const root = dirname(tempFile("top.jsonl", "{}"));
    for (const path of ["a/b/one.jsonl", "a/two.json", "a/b/c/three.jsonl.gz", "a/.hidden/four.jsonl", "a/README.md"]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), "{}");
    }
    return root;
  }
  const under = async (root: string, patterns: string[]): Promise<string[]> =>
    (await expandInputs(patterns.map((p) => join(root, p)))).map((file) => file.path.slice(root.length + 1));

  it("searches folders whole, sorted, without hidden files and files that are no logs", async () => {
    const root = folder();
    expect(await under(root, ["a"])).toEqual(["a/b/c/three.jsonl.gz", "a/b/one.jsonl", "a/two.json"]);
    expect(await under(root, ["a/README.md"])).toEqual(["a/README.md"]);
  });

  it("knows *, ?, **, braces and classes, and names each file once", async () => {
    const root = folder();
    expect(await under(root, ["a/**/*.jsonl"])).toEqual(["a/b/one.jsonl"]);
    expect(await under(root, ["**/*.json*"])).toEqual([
      "a/b/c/three.jsonl.gz",
      "a/b/one.jsonl",
      "a/two.json",
      "top.jsonl",
    ]);
    expect(await under(root, ["a/*.{json,txt}", "a/tw?.json", "a/t[u-x]o.json"])).toEqual(["a/two.json"]);
    expect(patternToRegExp("/x/**/y.*").test("/x/y.z")).toBe(true);
    expect(patternToRegExp("/x/*.gz").test("/x/a/b.gz")).toBe(false);
  });

  it("skips Bedrock's off-loaded bodies and its permission check, and nothing else called data", async () => {
    const root = dirname(tempFile("x", "{}"));
    const log = "AWSLogs/1/BedrockModelInvocationLogs/us-east-1/2026/07/29/10";
    for (const path of [
      `${log}/a.json.gz`,
      `${log}/data/body.json`,
      "AWSLogs/1/amazon-bedrock-logs-permission-check",
      "data/b.json",
    ]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), "{}");
    }
    expect(await under(root, ["AWSLogs", "data"])).toEqual([`${log}/a.json.gz`, "data/b.json"]);
  });

  it("says in one line what is missing, empty or unreadable", async () => {
    const empty = tempFile("empty.jsonl", "");
    expect(await codeOf(expandInputs(["/no/such/file.jsonl"]))).toMatch(/^INPUT_MISSING: no such file: \/no\/such/);
    expect(await codeOf(expandInputs([join(dirname(empty), "*.gz")]))).toMatch(/^INPUT_MISSING: nothing matches/);
    expect(await codeOf(expandInputs([]))).toMatch(/^INPUT_MISSING/);
    expect(await codeOf(expandInputs([empty]))).toMatch(/^INPUT_EMPTY: .*empty\.jsonl is empty/);
    const full = tempFile("full.jsonl", "{}");
    expect((await expandInputs([empty, full])).length).toBe(2);
    expect(await expandInputs(["-"])).toEqual([{ path: "-", sizeBytes: 0, readOnce: true }]);
  });

  it.skipIf(process.getuid?.() === 0)("says that a file may not be read", async () => {
    const path = tempFile("locked.jsonl", "{}");
    chmodSync(path, 0);
    expect(await codeOf(expandInputs([path]))).toMatch(/^INPUT_UNREADABLE/);
  });
});

describe("readChunks", () => {
  it("reads plain, gzip, many-membered gzip and zstd alike, whatever the file is called", async () => {
    const text = jsonl(500);
    const half = text.indexOf("\n", text.length / 2) + 1;
    const members = Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))]);
    const frames = Buffer.concat([
      zstdStored(Buffer.from(text.slice(0, half))),
      zstdStored(Buffer.from(text.slice(half))),
    ]);
    for (const bytes of [text, gzipSync(text), members, zstdStored(Buffer.from(text)), frames]) {
      const path = tempFile("log.txt.bin", bytes);
      const result = await readAll([path]);
      expect(ids(result)).toEqual(upTo(500));
      expect(result.rejects).toEqual([]);
    }
  });

  it("refuses archives, whose members would lose a line each", async () => {
    const header = Buffer.alloc(512);
    header.write("a.jsonl");
    header.write("ustar", 257);
    const tar = Buffer.concat([header, Buffer.from(jsonl(3)), Buffer.alloc(1024)]);
    const zip = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from(jsonl(3))]);
    for (const [bytes, name] of [
      [tar, "tar"],
      [gzipSync(tar), "tar"],
      [zip, "zip"],
    ] as const)
      expect(await codeOf(readAll([tempFile("logs", bytes)]))).toMatch(
        new RegExp(`^INPUT_FORMAT: .* is a ${name} archive`),
      );
  });

  it("decodes a zstd frame that is really compressed", async () => {
    // jsonl(40) through `zstd -19` (zstd 1.5), with its checksum.
    const frame = [
      "KLUv/QRofQkA8g8uHVBtdTg8YVz53WDqMMyemJm85ZZsGZsOmIiqOqwBcOG+fevWbdvG2Fq7v6patfDw7+/u7u3t7Ozr6/v9VdXV",
      "IXzPudYYW2v3V1WF8D3nWmNsrd1fFRBFdqRkMoqhaDmZxjGl4xQdIqtJgGkYlg/TJJzsyAlxtGw0jiFD9JQLZU65GIp+poQ8pOPk",
      "xdENqWgWJyviiX4YSJNIKE4uOLgDF5UiLCVgStCu7mi5MB4nq4mjFQwnjY4YClSoEbDqfOoUljGwgxTSGhLAMAhmCByC/3cIRhf8",
      "AbsRbYv2pZ3kKJ7mKp7mVmxNd8Ot4dbsZrgx3Js2itO4tdvEFw7JVRzF0VzJEZyyPCe3hlPOsLmbm3if9nGLN2HLN7mp/t3kmlak",
      "GInsGtms0maoC7Bqw40MGA==",
    ].join("");
    const result = await readAll([tempFile("x.zst", Buffer.from(frame, "base64"))]);
    expect(ids(result)).toEqual(upTo(40));
    expect(result.exchanges[39]).toEqual((await readAll([tempFile("x.jsonl", jsonl(40))])).exchanges[39]);
  });

  it("keeps everything before the cut of a truncated gzip or zstd file and counts one loss", async () => {
    const text = jsonl(2000);
    for (const whole of [gzipSync(text), Buffer.from(zstdStored(Buffer.from(text)))]) {
      let last = -1;
      for (const part of [0.1, 0.5, 0.9, 0.999]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part));
        const result = await readAll([tempFile("cut", cut)]);
        expect(ids(result)).toEqual(upTo(result.exchanges.length));
        expect(reasons(result)).toEqual(["truncated"]);
        expect(result.exchanges.length).toBeGreaterThan(last);
        last = result.exchanges.length;
        if (cut[0] !== 0x1f) continue;
        const decodable = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
        expect(last).toBe(decodable.split("\n").length - 1);
      }
      expect(last).toBeGreaterThan(1900);
    }
  });

  it("keeps everything of a gzip file that is padded, followed by something else, or has a wrong checksum", async () => {
    const text = jsonl(2000);
    const whole = gzipSync(text);
    const named = Buffer.concat([whole.subarray(0, 3), Buffer.from([0x1e]), whole.subarray(4, 10)]);
    const wrong = Buffer.from(whole);
    wrong[wrong.length - 6] ^= 1;
    const cases: [string, Uint8Array, string[]][] = [
      ["padded", Buffer.concat([whole, Buffer.alloc(5000)]), []],
      ["followed", Buffer.concat([whole, Buffer.from("garbage")]), ["trailing bytes"]],
      ["checksum", wrong, ["damaged compression"]],
      // Extra field, name, comment and header checksum, RFC 1952.
      [
        "header",
        Buffer.concat([named, Buffer.from("\x03\x00abcname\x00comment\x00\x12\x34", "latin1"), whole.subarray(10)]),
        [],
      ],
    ];
    for (const [name, bytes, lost] of cases) {
      const result = await readAll([tempFile(`${name}.gz`, bytes)]);
      expect([name, ids(result).length, reasons(result)]).toEqual([name, 2000, lost]);
      expect(result.rejects.every((reject) => reject.place.line === 2001)).toBe(true);
    }
  });

  it("reads members and their headers and trailers wherever the pieces are cut", async () => {
    const text = jsonl(30);
    const members = Buffer.concat(text.split(/(?<=\n)/).map((line) => gzipSync(line)));
    for (const size of [1, 3, 7, 11, 100]) {
      const end: StreamEnd = {};
      async function* source(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < members.length; at += size) yield members.subarray(at, at + size);
      }
      const parts: Uint8Array[] = [];
      for await (const part of decompress("gzip", source(), end)) parts.push(part);
      expect([size, Buffer.concat(parts).toString(), end]).toEqual([size, text, {}]);
    }
  });

  it("keeps everything before damage inside a gzip file", async () => {
    const whole = gzipSync(jsonl(20_000), { level: 1 });
    whole.fill(0xff, Math.floor(whole.length * 0.7), Math.floor(whole.length * 0.7) + 64);
    const result = await readAll([tempFile("damaged.gz", whole)]);
    expect(result.exchanges.length).toBeGreaterThan(5_000);
    // The line in which the damage begins cannot be told from a cut one.
    expect(reasons(result).every((reason) => ["truncated", "damaged compression", "not JSON"].includes(reason))).toBe(
      true,
    );
    expect(result.rejects.length).toBeGreaterThan(0);
  });

  it("loses only the last record of a plain file cut in the middle, and nothing when only the newline is missing", async () => {
    const text = jsonl(3);
    const cut = await readAll([tempFile("a.jsonl", text.slice(0, -20))]);
    expect(ids(cut)).toEqual(["x0", "x1"]);
    expect(cut.rejects).toMatchObject([{ reason: "truncated", place: { line: 3 } }]);
    const open = await readAll([tempFile("a.jsonl", text.trimEnd())]);
    expect(ids(open)).toEqual(upTo(3));
    expect(open.rejects).toEqual([]);
  });

  it("tolerates byte order mark, CRLF, blank lines, NUL bytes, raw control characters and lone surrogates", async () => {
    const lines = [
      `\ufeff${JSON.stringify(record("x0"))}`,
      "",
      JSON.stringify(record("x1", { response: { content: "nul \u0000 inside" } })),
      "\u0000\u0000\u0000",
      JSON.stringify(record("x2")).replace("question", "tab\tand\u0000raw"),
      "   ",
      JSON.stringify(record("x3")).replace("question", "\\ud83d lone \\udc00"),
      "",
    ];
    const result = await readAll([tempFile("a.jsonl", lines.join("\r\n"))]);
    expect(ids(result)).toEqual(upTo(4));
    expect(result.rejects).toEqual([]);
    expect(result.exchanges[1].response?.content).toBe("nul \u0000 inside");
    expect(result.exchanges[3].request?.messages[0].content.charCodeAt(0)).toBe(0xd83d);
  });

  it("rejects bad lines with their place, and keeps those around them", async () => {
    const good = JSON.stringify(record("x0"));
    const lines = [good, "{not json", '"text"', "{}", JSON.stringify(record("y", { time: "soon" })), good];
    const result = await readAll([tempFile("a.jsonl", lines.join("\n"))]);
    expect(ids(result)).toEqual(["x0", "x0"]);
    expect(result.rejects.map((r) => [r.place.line, r.reason])).toEqual([
      [2, "not JSON"],
      [3, "not an object"],
      [4, "unrecognised shape"],
      [5, "field time: not an RFC 3339 time within 2015 to 2100"],
    ]);
    expect(JSON.stringify(result.rejects)).not.toContain("soon");
  });

  it("skips a line of 50 MB without losing its neighbours", async () => {
    const long = JSON.stringify(record("long", { response: { content: "x".repeat(50_000_000) } }));
    const lines = [JSON.stringify(record("x0")), long, JSON.stringify(record("x1")), ""].join("\n");
    for (const bytes of [lines, gzipSync(lines, { level: 1 })]) {
      const result = await readAll([tempFile("a.jsonl", bytes)]);
      expect(ids(result)).toEqual(["x0", "x1"]);
      expect(result.rejects).toMatchObject([{ reason: "record too long", place: { line: 2 } }]);
    }
    expect(long.length).toBeGreaterThan(MAX_LINE_BYTES);
  });

  it("hands on chunks near 1 MiB whose bytes read sum to the file's size", async () => {
    const text = jsonl(20_000);
    for (const bytes of [Buffer.from(text), gzipSync(text)]) {
      const path = tempFile("a.jsonl", bytes);
      const chunks: RecordChunk[] = [];
      for await (const chunk of readChunks({ path, sizeBytes: bytes.length, readOnce: false })) chunks.push(chunk);
      expect(chunks.reduce((sum, chunk) => sum + chunk.bytesRead, 0)).toBe(bytes.length);
      expect(chunks.every((chunk) => (chunk.bytes?.length ?? 0) < 2 * 1024 * 1024)).toBe(true);
      expect(chunks.length).toBeGreaterThan(2);
      // Bytes may be transferred to a worker: no chunk shares its buffer.
      expect(new Set(chunks.flatMap((chunk) => (chunk.bytes ? [chunk.bytes.buffer] : []))).size).toBe(
        chunks.filter((chunk) => chunk.bytes).length,
      );
      expect(ids(convertChunks(chunks))).toEqual(upTo(20_000));
    }
  });

  it("reads a list on one line, a printed list, one printed document and documents that follow each other", async () => {
    const list = [record("x0"), record("x1"), record("x2")];
    const printed = list.map((r) => JSON.stringify(r, null, 2)).join("\n");
    for (const text of [
      JSON.stringify(list),
      JSON.stringify(list, null, 2),
      printed,
      list.map((r) => JSON.stringify([r])).join("\n"),
    ]) {
      const result = await readAll([tempFile("a.json", text)]);
      expect(ids(result)).toEqual(upTo(3));
      expect(result.rejects).toEqual([]);
    }
    const cut = await readAll([tempFile("a.json", JSON.stringify(list, null, 2).slice(0, -40))]);
    expect(ids(cut)).toEqual(["x0", "x1"]);
    expect(reasons(cut)).toEqual(["truncated"]);
  });

  it("reads on when a log begins in the middle of a record, as after rotation", async () => {
    const result = await readAll([tempFile("a.jsonl", `tail of a record"}],"status":200}\n${jsonl(2)}`)]);
    expect(ids(result)).toEqual(upTo(2));
    expect(reasons(result)).toEqual(["not JSON"]);
  });

  it("reads Parquet with JSON text in columns and with nested columns, rows counting as lines", async () => {
    const json = await readAll(["test/fixtures/exchanges-json-columns.parquet"]);
    expect(ids(json)).toEqual(["p0", "p1", "p2", "p3", "p4"]);
    expect(json.exchanges[4]).toEqual({
      v: 1,
      id: "p4",
      time: "2026-05-04T00:00:07.397Z",
      account: "acct_1",
      pathway: "api",
      model: "m",
      status: 200,
      request: { messages: [{ role: "user", content: "question 4" }], max_tokens: 64 },
      response: { content: "answer" },
      usage: { input_tokens: 5, output_tokens: 7 },
      content_state: { request: "full", response: "full" },
    });
    const nested = await readAll(["test/fixtures/exchanges-nested.parquet"]);
    expect(nested.rejects).toEqual([]);
    expect(nested.exchanges[1]).toMatchObject({
      id: "n1",
      time: "2026-05-04T00:00:07.397Z",
      network: { ip: "203.0.113.9", asn: 16509 },
      request: { system: "be brief", messages: [{ role: "user", content: "hello" }], temperature: 0.5 },
      usage: { input_tokens: 5, output_tokens: 7 },
    });
  });

  it("names a file that is no log at all, in one line", async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251));
    for (const bytes of [noise, Buffer.from("a,b,c\n1,2,3\n"), Buffer.from("PAR1 but nothing else")]) {
      const path = tempFile("odd.jsonl", bytes);
      const line = await codeOf(readAll([path]));
      expect(line).toMatch(/^INPUT_FORMAT: /);
      expect(line).toContain(path);
      expect(line).not.toContain("\n");
    }
  });

  it("says of UTF-16, with a byte order mark or without, that it is UTF-16", async () => {
    const text = Buffer.from(`\ufeff{"v":1}\n`, "utf16le");
    for (const bytes of [text, text.subarray(2), Buffer.from(text).swap16()])
      expect(await codeOf(readAll([tempFile("wide.jsonl", bytes)]))).toMatch(/^INPUT_FORMAT: .* is UTF-16.*iconv/);
  });

  it("counts an empty file among others as a reject", async () => {
    const result = await readAll([
      tempFile("a.jsonl", ""),
      tempFile("b.jsonl.gz", gzipSync("")),
      tempFile("c.jsonl", jsonl(1)),
    ]);
    expect(ids(result)).toEqual(["x0"]);
    expect(reasons(result)).toEqual(["empty file", "empty file"]);
  });

  it("reads compressed records from stdin", () => {
    const text = jsonl(300);
    const script = `
      import { readAll } from "./test/support/collect.ts";
      readAll(["-"]).then((r) => console.log(r.exchanges.length, r.rejects.length));`;
    const run = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      input: gzipSync(text),
    });
    expect(run.stderr.toString()).toBe("");
    expect(run.stdout.toString()).toBe("300 0\n");
  });
});

// The store against the real engine: one temporary store for what can share it, kept directories for the rest.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { encodeRow } from "./exchange-codec.ts";
import { exchangeRow } from "./exchange-row.fixture.ts";
import { compact, countExchanges, insertRows, readRows, windowOf } from "./exchanges.ts";
import { openStore, type Store } from "./open.ts";
import {
  readAccounts,
  readContext,
  readRejectCounts,
  tokenOf,
  writeAccounts,
  writeContext,
  writeRejects,
} from "./records.ts";
import { createRowWriter } from "./row-binary.ts";

const ALL = { fromMs: 0, toMs: 4e12 };

async function insert(store: Store, rows: ExchangeRow[], token?: string): Promise<void> {
  const writer = createRowWriter();
  for (const row of rows) encodeRow(writer, row);
  const body = writer.take();
  await insertRows(store, [body], token ?? tokenOf([body]));
}

async function readAll(store: Store, range = ALL): Promise<ExchangeRow[]> {
  const rows: ExchangeRow[] = [];
  await readRows(store, range, (row) => rows.push(row));
  return rows;
}

async function failure(work: Promise<unknown>): Promise<AppError> {
  return await work.then(
    () => expect.unreachable("it should have failed"),
    (error: AppError) => error,
  );
}

const kept: string[] = [];
function keptDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "stillwatch-test-"));
  kept.push(dir);
  return dir;
}
afterAll(() => {
  for (const dir of kept) rmSync(dir, { recursive: true, force: true });
});

describe("a temporary store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(async () => {
    await store.close();
  });
  beforeEach(() => store.command("TRUNCATE TABLE exchanges"));

  it("has no window while it is empty", async () => {
    expect(await windowOf(store)).toBeUndefined();
    expect(await readAll(store)).toEqual([]);
  });

  it("gives back every field of a row, and hostile strings as they were", async () => {
    const hostile = [
      "'; DROP TABLE exchanges; --",
      "a\\nb\tc\n\0d",
      "\u202eevil\u0000",
      "日本語 🧪",
      "x".repeat(70_000),
      "\\N",
    ];
    const rows = hostile.map((text, i) =>
      exchangeRow({ id: `h-${i}-${text}`, account: text, user_agent: text, ip: text, timeMs: 1_780_000_000_000 + i }),
    );
    await insert(store, rows);
    expect(await readAll(store)).toEqual(rows);
    expect(await windowOf(store)).toEqual({
      fromMs: 1_780_000_000_000,
      toMs: 1_780_000_000_006,
      exchanges: 6,
      strays: 0,
    });
  });

  it("gives back rows of any shape, in answers of several blocks", async () => {
    const hash = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    const word = fc.string({ unit: "grapheme", maxLength: 90 });
    const shape = fc.record({
      account: word,
      user_agent: word,
      duration_ms: fc.double({ min: 0, max: 1e9, noNaN: true }),
      temperature: fc.double({ min: -1, max: 2, noNaN: true }),
      reasoning_budget: fc.integer({ min: -1, max: 4_294_967_295 }),
      objects: fc.array(hash, { maxLength: 64 }),
      presented: fc.array(hash, { maxLength: 3 }),
      output: hash,
    });
    const rows = fc.sample(shape, { numRuns: 20_000, seed: 1 }).map(({ objects, presented, output, ...over }, i) => {
      const base = exchangeRow({ ...over, id: `p-${i}`, timeMs: 1_780_000_000_000 + i });
      // Mostly defaults, so that the engine keeps the column sparse.
      const signatures_presented = i % 100 === 0 ? [i] : [];
      return { ...base, sketch: { ...base.sketch, objects, presented, output, signatures_presented } };
    });
    await insert(store, rows);
    await compact(store);
    const read = await readAll(store);
    expect(read.length).toBe(rows.length);
    expect(rows.findIndex((row, i) => !isDeepStrictEqual(row, read[i]))).toBe(-1);
  });

  it("orders rows by time, then id, and bounds them by a half-open range", async () => {
    const times = [50, 10, 30, 30, 20].map((ms) => 1_780_000_000_000 + ms);
    await insert(
      store,
      times.map((timeMs, i) => exchangeRow({ id: `o-${9 - i}`, account: `a-${i}`, timeMs })),
    );
    const range = { fromMs: 1_780_000_000_010, toMs: 1_780_000_000_050 };
    expect((await readAll(store, range)).map((row) => row.id)).toEqual(["o-8", "o-5", "o-6", "o-7"]);
  });

  it("leaves exchanges dated years from all others out of the window, and counts them", async () => {
    const at = (id: string, time: string): ExchangeRow => exchangeRow({ id, timeMs: Date.parse(time) });
    await insert(store, [
      at("past", "2015-01-01T00:00:00Z"),
      at("w-1", "2026-01-01T00:00:00Z"),
      at("w-2", "2026-09-01T00:00:00Z"),
      at("w-2", "2026-09-01T00:00:00Z"),
      at("w-3", "2027-08-31T00:00:00Z"),
      at("future", "2099-01-01T00:00:00Z"),
    ]);
    expect(await windowOf(store)).toEqual({
      fromMs: Date.parse("2026-01-01T00:00:00Z"),
      toMs: Date.parse("2027-08-31T00:00:00Z") + 1,
      exchanges: 3,
      strays: 2,
    });
  });

  it("counts a repeated id once, before and after the merge, and keeps the later record", async () => {
    await insert(store, [exchangeRow({ id: "r-1" }), exchangeRow({ id: "r-2" })]);
    await insert(store, [exchangeRow({ id: "r-2", status: 429 }), exchangeRow({ id: "r-3" })]);
    expect(await countExchanges(store)).toBe(3);
    expect((await readAll(store)).find((row) => row.id === "r-2")?.status).toBe(429);
    await compact(store);
    expect(await countExchanges(store)).toBe(3);
  });

  it("does not store a batch twice under one token", async () => {
    const rows = [exchangeRow({ id: "t-1" })];
    await insert(store, rows, "token-1");
    await insert(store, [exchangeRow({ id: "t-2" })], "token-1");
    await insert(store, rows, "token-2");
    const [{ n }] = await store.query<{ n: string }>("SELECT count() AS n FROM exchanges");
    expect(n).toBe("2");
  });

  it("stores nothing of a batch that is cut off in a row", async () => {
    const writer = createRowWriter();
    for (let i = 0; i < 100; i++) encodeRow(writer, exchangeRow({ id: `c-${i}` }));
    const body = writer.take();
    const error = await failure(insertRows(store, [body.subarray(0, body.length - 3)], "cut"));
    expect(error.code).toBe("STORE_FAILED");
    expect(await countExchanges(store)).toBe(0);
  });

  it("binds values, so that a value is never SQL", async () => {
    const text = "x') OR 1=1; --\\\t\n\0é🧪";
    const rows = await store.query("SELECT {text:String} AS text, {list:Array(String)} AS list, {n:UInt64} AS n", {
      text,
      list: ["a'b", "\\"],
      n: Number.MAX_SAFE_INTEGER,
    });
    expect(rows).toEqual([{ text, list: ["a'b", "\\"], n: "9007199254740991" }]);
  });

  it("says the engine's error in one line with its code", async () => {
    const error = await failure(store.query("SELECT nothing_of_that_name"));
    expect(error.code).toBe("STORE_FAILED");
    expect(error.line).toMatch(/code 47/);
    expect(error.line).not.toContain("\n");
  });

  it("breaks an answer that fails half-way instead of ending it short", async () => {
    const read = async () => {
      let bytes = 0;
      const sql = "SELECT throwIf(number = 3000000) FROM numbers(5000000) SETTINGS max_threads = 1";
      for await (const chunk of store.streamNative(sql)) bytes += chunk.length;
      return bytes;
    };
    expect((await failure(read())).code).toBe("STORE_FAILED");
  });

  it("goes on after a reader leaves in the middle of an answer", async () => {
    for await (const chunk of store.streamNative("SELECT number FROM numbers(100000000)")) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(await store.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("answers nobody without the password", async () => {
    const port = await enginePort(store.enginePid as number);
    const status = await new Promise((resolve) => {
      request({ port, host: "127.0.0.1", path: "/?query=SELECT%201" }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  it("keeps the last record of an account and each fact of the context once", async () => {
    await writeAccounts(store, [
      { v: 1, account: "a", plan: "free" },
      { v: 1, account: "b" },
    ]);
    await writeAccounts(store, [{ v: 1, account: "a", plan: "pro" }]);
    await writeAccounts(store, [{ v: 1, account: "a", plan: "free" }]);
    expect(await readAccounts(store)).toEqual([
      { v: 1, account: "a", plan: "free" },
      { v: 1, account: "b" },
    ]);
    const fact = { v: 1, kind: "model-release", time: "2026-05-01T00:00:00.000Z", model: "m" } as const;
    await writeContext(store, [fact, { ...fact, model: "n" }]);
    await writeContext(store, [fact]);
    expect(await readContext(store)).toEqual([fact, { ...fact, model: "n" }]);
  });

  it("counts rejects by reason, a place once, with the first as example", async () => {
    const reject = (line: number, reason = "not JSON") => ({
      reason,
      detail: "5 bytes",
      place: { file: "f.jsonl", line },
    });
    await writeRejects(store, [reject(9), reject(2), reject(3, "no account")]);
    await writeRejects(store, [reject(9)]);
    expect(await readRejectCounts(store)).toEqual([
      { reason: "not JSON", count: 2, example: "f.jsonl:2: 5 bytes" },
      { reason: "no account", count: 1, example: "f.jsonl:3: 5 bytes" },
    ]);
  });
});

describe("a kept store", () => {
  it("is not made in a directory that holds something else, and leaves it as it was", async () => {
    const dir = keptDir();
    writeFileSync(join(dir, "notes.txt"), "mine");
    const error = await failure(openStore({ dir }));
    expect([error.code, error.line]).toEqual([
      "OPTION_INVALID",
      `${dir} holds files that are not a store; give --store an empty or a new directory`,
    ]);
    expect(readdirSync(dir)).toEqual(["notes.txt"]);
  });

  it("has its rows when it is opened again", async () => {
    const dir = keptDir();
    const first = await openStore({ dir });
    await insert(first, [exchangeRow()]);
    await first.close();
    const second = await openStore({ dir });
    expect(await readAll(second)).toEqual([exchangeRow()]);
    await second.close();
  });

  it("refuses a second opener in one line and leaves the first as it was", async () => {
    const dir = keptDir();
    const first = await openStore({ dir });
    const error = await failure(openStore({ dir }));
    expect(error.code).toBe("STORE_BUSY");
    expect(error.line).toContain(dir);
    expect(error.line).not.toContain("\n");
    await insert(first, [exchangeRow()]);
    expect(await countExchanges(first)).toBe(1);
    await first.close();
  });

  it("says that the engine died, at once and on every later call, and can be opened again with all that was stored", async () => {
    const dir = keptDir();
    const store = await openStore({ dir });
    await insert(store, [exchangeRow()]);
    const underWay = failure(store.query("SELECT sleep(3), sleep(3)"));
    setTimeout(() => process.kill(store.enginePid as number, "SIGKILL"), 200);
    expect((await underWay).code).toBe("STORE_DIED");
    const later = await failure(insert(store, [exchangeRow({ id: "2" })]));
    expect(later.code).toBe("STORE_DIED");
    expect(later.line).toContain("SIGKILL");
    expect(later.line).not.toContain("\n");
    await store.close();
    const again = await openStore({ dir });
    expect(await countExchanges(again)).toBe(1);
    await again.close();
  });
});

describe("an engine killed while it stores", () => {
  it("has every batch that it acknowledged, whole, and of the others all or nothing", async () => {
    const dir = keptDir();
    const perBatch = 50;
    for (const killAfterMs of [30, 90, 200]) {
      const store = await openStore({ dir });
      const acknowledged: number[] = [];
      let asked = 0;
      setTimeout(() => process.kill(store.enginePid as number, "SIGKILL"), killAfterMs);
      const error = await failure(
        (async () => {
          for (;;) {
            const batch = asked++;
            const id = (i: number): string => `k-${killAfterMs}-${batch}-${i}`;
            await insert(
              store,
              Array.from({ length: perBatch }, (_, i) => exchangeRow({ id: id(i) })),
            );
            acknowledged.push(batch);
          }
        })(),
      );
      expect(error.code).toBe("STORE_DIED");
      await store.close();
      const again = await openStore({ dir });
      const found = new Map<number, number>();
      for (const { id } of await readAll(again)) {
        const [, at, batch] = id.split("-").map(Number);
        if (at === killAfterMs) found.set(batch, (found.get(batch) ?? 0) + 1);
      }
      await again.close();
      expect(acknowledged.filter((batch) => found.get(batch) !== perBatch)).toEqual([]);
      expect([...found.values()].every((count) => count === perBatch)).toBe(true);
      expect(found.size).toBeLessThanOrEqual(asked);
    }
  });
});

describe("a ClickHouse server", () => {
  const url = process.env.STILLWATCH_TEST_CLICKHOUSE;
  it.skipIf(url === undefined)("stores and gives back rows through the same calls", async () => {
    const store = await openStore({ url });
    const rows = [exchangeRow({ id: `server-${process.pid}`, timeMs: 1_500_000_000_000 + process.pid })];
    await insert(store, rows);
    const range = { fromMs: rows[0].timeMs, toMs: rows[0].timeMs + 1 };
    expect(await readAll(store, range)).toEqual(rows);
    await store.close();
  });

  it("that does not answer is said so in one line", async () => {
    const error = await failure(openStore({ url: "http://user:secret@127.0.0.1:9/stillwatch" }));
    expect(error.code).toBe("STORE_UNREACHABLE");
    expect(error.line).not.toContain("secret");
  });
});

/** The port on which a process of ours listens, from the kernel. */
async function enginePort(pid: number): Promise<number> {
  const { readFileSync, readdirSync, readlinkSync } = await import("node:fs");
  const inodes = new Set<string>();
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`));
    if (match !== null) inodes.add(match[1]);
  }
  for (const line of readFileSync(`/proc/${pid}/net/tcp`, "utf8").trim().split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    if (fields[3] === "0A" && inodes.has(fields[9])) return Number.parseInt(fields[1].split(":")[1], 16);
  }
  throw new Error("the engine does not listen");
}

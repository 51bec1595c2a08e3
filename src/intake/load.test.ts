// Loading real files into the real engine, once, twice, and after a kill in the middle.
import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { countExchanges, readRows } from "../store/exchanges.ts";
import { openStore, type Store } from "../store/open.ts";
import { readRejectCounts } from "../store/records.ts";
import { load } from "./load.ts";

const dir = mkdtempSync(join(tmpdir(), "stillwatch-load-"));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

function exchange(i: number, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    v: 1,
    id: `ex-${i}`,
    time: new Date(1_780_000_000_000 + i * 1000).toISOString(),
    account: `acct-${i % 7}`,
    model: "model-a",
    request: {
      messages: [{ role: "user", content: `Write a function that sorts list number ${i} by its second field.` }],
    },
    response: { content: "Here is the function you asked for, with a note on its running time." },
    ...over,
  };
}
const lines = (records: unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");
function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

describe("load", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(async () => {
    await store.close();
  });
  beforeEach(async () => {
    await store.command("TRUNCATE TABLE exchanges");
    await store.command("TRUNCATE TABLE rejects");
  });
  const run = (...inputs: string[]) => load(store, { inputs, format: "auto", workers: 1, batchRows: 400 });
  const failure = (...inputs: string[]): Promise<AppError> =>
    run(...inputs).then(
      () => expect.unreachable("it should have failed"),
      (error: AppError) => error,
    );

  it("stores what it reads, from plain and packed files, and keeps the id, time and account of each", async () => {
    const plain = file("a.jsonl", lines(range(0, 900).map((i) => exchange(i))));
    const packed = file("b.jsonl.gz", gzipSync(lines(range(900, 1000).map((i) => exchange(i)))));
    const summary = await run(plain, packed);
    expect(summary).toMatchObject({
      read: 1000,
      accepted: 1000,
      rejected: 0,
      rejects: [],
      states: { full: 1000 },
      formats: ["stillwatch"],
      files: 2,
    });
    const rows: [string, number, string][] = [];
    await readRows(store, { fromMs: 0, toMs: 4e12 }, (row) => rows.push([row.id, row.timeMs, row.account]));
    expect(rows).toEqual(range(0, 1000).map((i) => [`ex-${i}`, 1_780_000_000_000 + i * 1000, `acct-${i % 7}`]));
  });

  it("counts nothing twice when a file is loaded twice, or when two files overlap", async () => {
    const first = file("first.jsonl", lines(range(0, 600).map((i) => exchange(i))));
    const second = file("second.jsonl", lines(range(500, 700).map((i) => exchange(i))));
    await run(first);
    expect((await run(first)).accepted).toBe(600);
    expect(await countExchanges(store)).toBe(600);
    await run(first, second);
    expect(await countExchanges(store)).toBe(700);
  });

  it("counts bad records by reason with the first one's place, and stores the rest", async () => {
    const good = range(0, 5).map((i) => exchange(i));
    const content = `${lines(good.slice(0, 2))}{"v":1,"id"\n${lines([exchange(8, { account: 7 })])}nonsense\n${lines(good.slice(2))}`;
    const path = file("mixed.jsonl", content);
    const summary = await run(path);
    expect(summary).toMatchObject({ read: 8, accepted: 5, rejected: 3 });
    expect(summary.rejects[0]).toMatchObject({ reason: "not JSON", count: 2 });
    expect(summary.rejects[0].example).toContain(`${path}:3:`);
    expect(await countExchanges(store)).toBe(5);
    expect((await readRejectCounts(store)).map((r) => r.count)).toEqual([2, 1]);
  });

  it("stops at a file of which nothing can be used, naming it, the reason and a place", async () => {
    const good = file("good.jsonl", lines([exchange(1)]));
    const bad = file("zz-bad.jsonl", lines(range(0, 20).map((i) => ({ hello: i }))));
    const error = await failure(good, bad);
    expect(error.code).toBe("INPUT_ALL_REJECTED");
    expect(error.exitStatus).toBe(2);
    expect(error.line).toContain(`${bad}:1:`);
    expect(error.line).toContain("unrecognised shape");
  });

  it("takes one bad record in a file of its own for a bad record when other files are good", async () => {
    const folder = join(dir, "s3");
    mkdirSync(folder);
    for (const i of range(0, 3)) writeFileSync(join(folder, `${i}.json`), JSON.stringify(exchange(i)));
    writeFileSync(join(folder, "9.json"), JSON.stringify({ hello: 1 }));
    expect(await run(folder)).toMatchObject({ accepted: 3, rejected: 1, files: 4 });
    expect((await failure(join(folder, "9.json"))).code).toBe("INPUT_ALL_REJECTED");
  });

  it("gives records without account, model or time what the operator says of them, in the worker threads", async () => {
    const bare = range(0, 3).map((i) => exchange(i, { account: undefined, model: undefined, time: undefined }));
    const path = file("bare.jsonl", lines([...bare, exchange(3)]));
    expect(await run(path)).toMatchObject({ accepted: 1, rejected: 3 });
    const defaults = { account: "acct-default", model: "model-default", time: "2026-05-01T00:00:00.000Z" };
    await load(store, { inputs: [path], format: "auto", defaults });
    const rows: string[][] = [];
    await readRows(store, { fromMs: 0, toMs: 4e12 }, (row) =>
      rows.push([row.id, row.account, row.model, new Date(row.timeMs).toISOString()]),
    );
    expect(rows.slice(0, 3)).toEqual(
      range(0, 3).map((i) => [`ex-${i}`, defaults.account, defaults.model, defaults.time]),
    );
    expect(rows[3].slice(0, 3)).toEqual(["ex-3", "acct-3", "model-a"]);
  });

  it("names the formats when it is given another", async () => {
    const path = file("any.jsonl", lines([exchange(1)]));
    const error = await load(store, { inputs: [path], format: "xml" }).then(
      () => expect.unreachable("it should have failed"),
      (e: AppError) => e,
    );
    expect(error.code).toBe("OPTION_INVALID");
    expect(error.line).toContain("litellm");
  });

  it("reports an input without any exchange", async () => {
    expect((await failure(file("blank.jsonl", "\n\n\n"))).code).toBe("INPUT_EMPTY");
  });

  it("survives strings that no store likes", async () => {
    const nasty = '{"v":1,"id":"n\\u0000\\ud800","time":"2026-05-01T00:00:00.000Z","account":"a\\u0000b","model":"m",';
    const path = file(
      "nasty.jsonl",
      `${nasty}"request":{"messages":[{"role":"user","content":"\\udfff \\u0000 hello"}]}}\n`,
    );
    expect((await run(path)).accepted).toBe(1);
    const rows: string[] = [];
    await readRows(store, { fromMs: 0, toMs: 4e12 }, (row) => rows.push(row.account, row.id));
    expect(rows).toEqual(["a\0b", "n\0\ufffd"]);
  });

  it("reports progress that ends at the whole input", async () => {
    const path = file("progress.jsonl", lines(range(0, 3000).map((i) => exchange(i))));
    const seen: { accepted: number; bytesRead: number; bytesTotal: number }[] = [];
    await load(store, { inputs: [path], format: "stillwatch", workers: 1, onProgress: (p) => seen.push(p) });
    expect(seen.at(-1)).toMatchObject({ accepted: 3000 });
    expect(seen.at(-1)?.bytesRead).toBe(seen.at(-1)?.bytesTotal);
  });
});

describe("a load that is killed", () => {
  const N = 50_000;
  const temporary = join(dir, "tmp");
  let input: string;
  beforeAll(() => {
    input = file("big.jsonl", lines(range(0, N).map((i) => exchange(i))));
  });

  interface Message {
    engine?: number;
    accepted?: number;
  }
  /** Starts a load and kills it hard once `accepted` rows went to the store. */
  async function killedLoad(storeDir: string, accepted: number): Promise<{ engine: number }> {
    mkdirSync(temporary, { recursive: true });
    const script = new URL("./load-process.fixture.ts", import.meta.url).pathname;
    const child: ChildProcess = fork(script, [storeDir, input], {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    let engine = 0;
    child.on("message", (message: Message) => {
      engine = message.engine ?? engine;
      if ((message.accepted ?? 0) >= accepted) child.kill("SIGKILL");
    });
    const signal = await new Promise((resolve) => child.once("exit", (_, by) => resolve(by)));
    expect(signal).toBe("SIGKILL");
    return { engine };
  }
  const alive = (pid: number): boolean => existsSync(`/proc/${pid}`);
  async function within(ms: number, condition: () => boolean): Promise<boolean> {
    for (const end = Date.now() + ms; Date.now() < end; ) {
      if (condition()) return true;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return condition();
  }

  it("loses nothing and counts nothing twice when it is run again", async () => {
    const storeDir = join(dir, "store");
    await killedLoad(storeDir, N / 5);
    const store = await openStore({ dir: storeDir });
    try {
      const before = await countExchanges(store);
      expect(before).toBeLessThan(N);
      expect(before).toBeGreaterThan(0);
      await load(store, { inputs: [input], format: "auto", batchRows: 500 });
      expect(await countExchanges(store)).toBe(N);
      const ids = new Set<string>();
      expect(await readRows(store, { fromMs: 0, toMs: 4e12 }, (row) => ids.add(row.id))).toBe(N);
      expect(ids.size).toBe(N);
    } finally {
      await store.close();
    }
  });

  it("leaves neither its engine nor its temporary directory behind", async () => {
    const { engine } = await killedLoad("", 1);
    expect(engine).toBeGreaterThan(0);
    expect(await within(5000, () => !alive(engine))).toBe(true);
    const left = () => readdirSync(temporary).filter((name) => name.startsWith("stillwatch-"));
    await within(10_000, () => left().length === 0);
    expect(left()).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { migrate, readMigrations, SCHEMA_DIR } from "./migrate.ts";
import { openStore, type Store } from "./open.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "stillwatch-schema-"));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});
const write = (name: string, sql: string) => writeFileSync(join(dir, name), sql);

describe("readMigrations", () => {
  it("reads the schema that ships", () => {
    expect(readMigrations(SCHEMA_DIR).map((m) => m.number)[0]).toBe(1);
  });

  it.each([
    ["a gap", ["0001_a.sql", "0003_b.sql"]],
    ["a repeat", ["0001_a.sql", "0001_b.sql"]],
    ["a name without a number", ["first.sql"]],
    ["a start above one", ["0002_a.sql"]],
  ])("refuses %s", (_, names) => {
    for (const name of names) write(name, "SELECT 1;");
    expect(() => readMigrations(dir)).toThrow(/does not carry the number/);
  });
});

describe("migrate", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(async () => {
    await store.close();
  });
  const table = "CREATE TABLE IF NOT EXISTS t {on_cluster} (a UInt8) ENGINE = {engine:MergeTree} ORDER BY a;";
  const attempt = () =>
    migrate(store, undefined, dir).then(
      () => undefined,
      (error: AppError) => error.line,
    );

  it("applies what is new once, refuses what was edited, and refuses a store of a newer version", async () => {
    const [first] = readMigrations(SCHEMA_DIR);
    write("0001_exchanges.sql", first.sql);
    expect(await attempt()).toBeUndefined();
    write("0002_more.sql", `-- a comment; with a semicolon\n${table}\nINSERT INTO t VALUES (1);\n`);
    expect(await attempt()).toBeUndefined();
    expect(await attempt()).toBeUndefined();
    expect(await store.query("SELECT a FROM t")).toEqual([{ a: 1 }]);
    write("0002_more.sql", `${table}\n`);
    expect(await attempt()).toMatch(/0002_more\.sql is not the one this store was made with/);
    rmSync(join(dir, "0002_more.sql"));
    expect(await attempt()).toMatch(/the store has migration 2, this version knows 1/);
  });
});

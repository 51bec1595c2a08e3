// Brings a store's tables up to date from schema/*.sql. One set of migrations for the embedded engine and for clusters.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError } from "../errors.ts";
import type { Store } from "./open.ts";

/** Tables are made on every node and replicated by Keeper. Not testable without a cluster. */
export interface Cluster {
  name: string;
}

export interface Migration {
  number: number;
  name: string;
  sql: string;
  /** SHA-256 of the file, before placeholders are filled in. */
  checksum: string;
}

export const SCHEMA_DIR = fileURLToPath(new URL("../../schema/", import.meta.url));

/** NNNN_name.sql files in order. @throws AppError STORE_FAILED when numbers repeat, leave a gap, or a name does not fit. */
export function readMigrations(dir: string): Migration[] {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  return names.map((name, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
    if (number !== index + 1) {
      throw new AppError(
        "STORE_FAILED",
        `migration ${name} does not carry the number ${String(index + 1).padStart(4, "0")}`,
        {
          hint: "migrations are numbered from 0001 without gaps or repeats",
        },
      );
    }
    const sql = readFileSync(join(dir, name), "utf8");
    return { number, name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/** Applies what is missing. @throws AppError STORE_FAILED when an applied migration was edited or the store is newer than this program. */
export async function migrate(store: Store, cluster?: Cluster, dir: string = SCHEMA_DIR): Promise<void> {
  const migrations = readMigrations(dir);
  const [{ result }] = await store.query<{ result: number }>("EXISTS TABLE schema_migrations");
  const applied = new Map<number, string>();
  if (Number(result) === 1) {
    const rows = await store.query<{ number: number; checksum: string }>(
      "SELECT number, checksum FROM schema_migrations FINAL ORDER BY number",
    );
    for (const row of rows) applied.set(Number(row.number), row.checksum);
  }
  for (const number of applied.keys()) {
    if (number > migrations.length) {
      throw new AppError("STORE_FAILED", `the store has migration ${number}, this version knows ${migrations.length}`, {
        hint: "use the version of stillwatch that wrote it, or a new store",
      });
    }
  }
  for (const migration of migrations) {
    const known = applied.get(migration.number);
    if (known === migration.checksum) continue;
    if (known !== undefined) {
      throw new AppError("STORE_FAILED", `migration ${migration.name} is not the one this store was made with`, {
        hint: "put the released file back, or use a new store",
      });
    }
    for (const statement of statements(render(migration.sql, cluster))) await store.command(statement);
    await store.command("INSERT INTO schema_migrations (number, checksum) SELECT {number:UInt32}, {checksum:String}", {
      number: migration.number,
      checksum: migration.checksum,
    });
  }
}

function render(sql: string, cluster: Cluster | undefined): string {
  return sql
    .replaceAll("{on_cluster}", cluster === undefined ? "" : `ON CLUSTER ${cluster.name}`)
    .replaceAll(/\{engine:(\w+)\}/g, (_, engine: string) => (cluster === undefined ? engine : `Replicated${engine}`));
}

/** Statements end with a semicolon at the end of a line; comments may hold anything else. */
function statements(sql: string): string[] {
  return sql
    .split("\n")
    .filter((line) => !/^\s*--/.test(line))
    .join("\n")
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

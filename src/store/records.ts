// Accounts, context and rejects: small tables of validated records, kept as they came.
import { createHash } from "node:crypto";
import { type Account, AccountSchema } from "../model/account.ts";
import { type Context, ContextSchema } from "../model/context.ts";
import type { Reject } from "../model/reject.ts";
import type { Store } from "./open.ts";
import { createRowWriter } from "./row-binary.ts";

/** Records in one insert: bounds memory, and one insert stays one all-or-nothing block. */
const BATCH = 50_000;

/** The last record of an account holds, whichever call wrote it. */
export async function writeAccounts(store: Store, accounts: readonly Account[]): Promise<void> {
  await write(store, "accounts", ["account", "payload"], accounts, (a) => [a.account, JSON.stringify(a)]);
}

export async function readAccounts(store: Store): Promise<Account[]> {
  const rows = await store.query<{ payload: string }>("SELECT payload FROM accounts FINAL ORDER BY account");
  return rows.map((row) => AccountSchema.parse(JSON.parse(row.payload)));
}

/** The same record twice is one. */
export async function writeContext(store: Store, context: readonly Context[]): Promise<void> {
  await write(store, "context", ["kind", "payload"], context, (c) => [c.kind, JSON.stringify(c)]);
}

export async function readContext(store: Store): Promise<Context[]> {
  const rows = await store.query<{ payload: string }>("SELECT payload FROM context FINAL ORDER BY kind, payload");
  return rows.map((row) => ContextSchema.parse(JSON.parse(row.payload)));
}

/** One reject per place and reason, however often its file is loaded. */
export async function writeRejects(store: Store, rejects: readonly Reject[]): Promise<void> {
  for (let from = 0; from < rejects.length; from += BATCH) {
    const writer = createRowWriter();
    for (const reject of rejects.slice(from, from + BATCH)) {
      writer.string(reject.place.file);
      writer.u64(reject.place.line);
      writer.string(reject.reason);
      writer.string(reject.detail);
    }
    const body = writer.take();
    await store.insertRowBinary("rejects", ["file", "line", "reason", "detail"], [body], tokenOf([body]));
  }
}

export interface RejectCount {
  reason: string;
  count: number;
  /** `file:line: detail` of the first one. */
  example: string;
}

/** All rejects ever loaded, by reason, most frequent first. */
export async function readRejectCounts(store: Store): Promise<RejectCount[]> {
  const rows = await store.query<{ reason: string; n: string; example: string }>(
    `SELECT reason, count() AS n, argMin(concat(file, ':', toString(line), ': ', detail), (file, line)) AS example
FROM rejects FINAL
GROUP BY reason
ORDER BY n DESC, reason`,
  );
  return rows.map((row) => ({ reason: row.reason, count: Number(row.n), example: row.example }));
}

/** Names a batch by its bytes: a retry, or the same file loaded again, carries the same token. */
export function tokenOf(parts: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

async function write<T>(
  store: Store,
  table: string,
  columns: readonly string[],
  records: readonly T[],
  values: (record: T) => readonly [string, string],
): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const writer = createRowWriter();
    for (const record of records.slice(from, from + BATCH)) for (const value of values(record)) writer.string(value);
    const body = writer.take();
    // No window of tokens on these tables: an account that changes and changes back must be written again.
    await store.insertRowBinary(table, columns, [body], tokenOf([body]));
  }
}

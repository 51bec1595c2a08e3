// Exchanges in and out of the store. Every read says FINAL, so that a repeated id counts once before the merge as after it.
import type { ExchangeRow } from "../model/sketch.ts";
import { decodeRows, EXCHANGE_COLUMNS } from "./exchange-codec.ts";
import { createBlockReader } from "./native-blocks.ts";
import type { Store } from "./open.ts";

/** Half-open, epoch milliseconds. */
export interface TimeRange {
  fromMs: number;
  toMs: number;
}

/** Rows in one block of an answer: about 4 MB, which bounds what is held at once. */
const BLOCK_ROWS = 8192;

/** Rows of the range in order of time, then id. Each is a new object, the visitor may keep it. Returns how many. */
export async function readRows(store: Store, range: TimeRange, visit: (row: ExchangeRow) => void): Promise<number> {
  const reader = createBlockReader();
  let rows = 0;
  const chunks = store.streamNative(
    `SELECT ${EXCHANGE_COLUMNS.join(", ")}
FROM exchanges FINAL
WHERE time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
ORDER BY time, id
SETTINGS max_block_size = ${BLOCK_ROWS}`,
    { from: range.fromMs, to: range.toMs },
  );
  for await (const chunk of chunks) {
    for (const block of reader.feed(chunk)) {
      for (const row of decodeRows(block)) visit(row);
      rows += block.rows;
    }
  }
  if (reader.pending > 0) throw new Error("the store's answer ended inside a block");
  return rows;
}

/** Inserts encoded rows (encodeRow). The same token twice counts once. */
export function insertRows(store: Store, encoded: Iterable<Uint8Array>, token: string): Promise<void> {
  return store.insertRowBinary("exchanges", EXCHANGE_COLUMNS, encoded, token);
}

/** Merges what a load wrote into one sorted part, after which FINAL costs nothing. Safe to leave out, and to repeat. */
export async function compact(store: Store): Promise<void> {
  await store.command("OPTIMIZE TABLE exchanges FINAL SETTINGS optimize_skip_merged_partitions = 1");
}

/** Distinct exchanges, repeats counted once. */
export async function countExchanges(store: Store): Promise<number> {
  const [row] = await store.query<{ n: string }>("SELECT count() AS n FROM exchanges FINAL");
  return Number(row.n);
}

/** A window, with how much is in it and how much is not. */
export interface Window extends TimeRange {
  /** Distinct exchanges in the window. */
  exchanges: number;
  /** Distinct exchanges before or after it. */
  strays: number;
}

const DAY_MS = 86_400_000;
/** A silence of so many days parts the exchanges of clocks that are wrong from those of clocks that are right. */
const SILENT_DAYS = 366;

/**
 * From the first exchange to one millisecond after the last; undefined when there is none. A few exchanges dated years from
 * all others come from a wrong clock: they are strays, or one of them would stretch the window, and a replay, over decades.
 */
export async function windowOf(store: Store): Promise<Window | undefined> {
  const days = await store.query<{ day: number; n: string; first: string; last: string }>(
    `SELECT toInt32(intDiv(toUnixTimestamp64Milli(time), ${DAY_MS})) AS day, count() AS n,
  toUnixTimestamp64Milli(min(time)) AS first, toUnixTimestamp64Milli(max(time)) AS last
FROM exchanges FINAL
GROUP BY day
ORDER BY day`,
  );
  const runs: Window[] = [];
  let lastDay = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const { day, n, first, last } of days) {
    if (day - lastDay > SILENT_DAYS) runs.push({ fromMs: Number(first), toMs: 0, exchanges: 0, strays: 0 });
    const run = runs[runs.length - 1];
    run.exchanges += Number(n);
    run.toMs = Number(last) + 1;
    lastDay = day;
    total += Number(n);
  }
  if (runs.length === 0) return undefined;
  const most = runs.reduce((best, run) => (run.exchanges > best.exchanges ? run : best));
  return { ...most, strays: total - most.exchanges };
}

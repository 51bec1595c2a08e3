// What a format's reader is: a function from one parsed record to exchanges, rows or rejects. No state outlives a record
// except the fast path of `auto`, so any worker may convert any chunk.
import type { Exchange } from "../model/exchange.ts";
import type { Place, Reject } from "../model/reject.ts";
import type { ExchangeRow } from "../model/sketch.ts";

/** Where a converter's results go. One record may give none, one or many (an OTLP document holds a batch of spans). */
export interface Emit {
  exchange(exchange: Exchange): void;
  row(row: ExchangeRow): void;
  reject(reject: Reject): void;
}

/** What the operator says of records that do not say it themselves; without it such a record is a reject. */
export interface Defaults {
  account?: string;
  /** RFC 3339. */
  time?: string;
  model?: string;
}

export interface Converter {
  /** The format in use; for `auto` the last one recognised, `auto` before the first. */
  name(): string;
  convert(record: unknown, place: Place, emit: Emit): void;
}

/** One format. */
export interface Format {
  name: string;
  /** By structure, never by the order of keys. */
  recognises(record: Record<string, unknown>): boolean;
  convert(record: Record<string, unknown>, place: Place, emit: Emit, defaults: Defaults): void;
}

/** The longest detail of a reject, characters. */
const MAX_DETAIL = 200;

export function reject(emit: Emit, place: Place, reason: string, detail = ""): void {
  emit.reject({ reason, detail: detail.slice(0, MAX_DETAIL), place });
}

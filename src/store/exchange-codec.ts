// ExchangeRow <-> RowBinary of the table `exchanges`. The three lists below are one format: same fields, same order.
import { CONTENT_STATES, type ContentState } from "../model/exchange.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import type { RowReader, RowWriter } from "./row-binary.ts";

/** Columns in the order in which they are written and read. */
export const EXCHANGE_COLUMNS = [
  "id",
  "time",
  "account",
  "organization",
  "credential",
  "pathway",
  "model",
  "session",
  "ip",
  "asn",
  "country",
  "user_agent",
  "ja4",
  "status",
  "duration_ms",
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "reasoning_tokens",
  "temperature",
  "top_p",
  "max_tokens",
  "stream",
  "reasoning_budget",
  "stop_reason",
  "request_state",
  "response_state",
  "sketch_version",
  "objects",
  "flags",
  "capabilities",
  "turns",
  "user_turns",
  "user_chars",
  "system_chars",
  "output_chars",
  "tool_calls",
  "output",
  "presented",
  "passages",
  "signature",
  "signatures_presented",
] as const;

const MAX_U32 = 4_294_967_295;
const MAX_U16 = 65_535;

/** Counts beyond a column's width are kept at its limit rather than wrapped. */
function u32(value: number): number {
  return Math.min(value, MAX_U32);
}

function u16(value: number): number {
  return Math.min(value, MAX_U16);
}

/** Appends one row. `timeMs` must be a whole number of milliseconds. */
export function encodeRow(writer: RowWriter, row: ExchangeRow): void {
  const s = row.sketch;
  writer.string(row.id);
  writer.i64(row.timeMs);
  writer.string(row.account);
  writer.string(row.organization);
  writer.string(row.credential);
  writer.string(row.pathway);
  writer.string(row.model);
  writer.string(row.session);
  writer.string(row.ip);
  writer.u32(u32(row.asn));
  writer.string(row.country);
  writer.string(row.user_agent);
  writer.string(row.ja4);
  writer.u16(u16(row.status));
  writer.f64(row.duration_ms);
  writer.u32(u32(row.input_tokens));
  writer.u32(u32(row.output_tokens));
  writer.u32(u32(row.cache_read_tokens));
  writer.u32(u32(row.reasoning_tokens));
  writer.f64(row.temperature);
  writer.f64(row.top_p);
  writer.u32(u32(row.max_tokens));
  writer.u8(row.stream ? 1 : 0);
  writer.i64(row.reasoning_budget);
  writer.string(row.stop_reason);
  writer.string(row.request_state);
  writer.string(row.response_state);
  writer.u8(s.v);
  writer.u64s(s.objects);
  writer.u32(s.flags);
  writer.u8s(s.capabilities);
  writer.u16(u16(s.turns));
  writer.u16(u16(s.user_turns));
  writer.u32(u32(s.user_chars));
  writer.u32(u32(s.system_chars));
  writer.u32(u32(s.output_chars));
  writer.u16(u16(s.tool_calls));
  writer.u64(s.output);
  writer.u64s(s.presented);
  writer.u64s(s.passages);
  writer.u64(s.signature);
  writer.u64s(s.signatures_presented);
}

/** Takes one row off the reader, or returns undefined, with the reader where it was, when the row is not all there yet. */
export function decodeRow(reader: RowReader): ExchangeRow | undefined {
  const start = reader.at;
  // Field order is evaluation order: it must follow EXCHANGE_COLUMNS.
  const row: ExchangeRow = {
    id: reader.string(),
    timeMs: reader.i64(),
    account: reader.common(),
    organization: reader.common(),
    credential: reader.common(),
    pathway: reader.common(),
    model: reader.common(),
    session: reader.common(),
    ip: reader.common(),
    asn: reader.u32(),
    country: reader.common(),
    user_agent: reader.common(),
    ja4: reader.common(),
    status: reader.u16(),
    duration_ms: reader.f64(),
    input_tokens: reader.u32(),
    output_tokens: reader.u32(),
    cache_read_tokens: reader.u32(),
    reasoning_tokens: reader.u32(),
    temperature: reader.f64(),
    top_p: reader.f64(),
    max_tokens: reader.u32(),
    stream: reader.u8() === 1,
    reasoning_budget: reader.i64(),
    stop_reason: reader.common(),
    request_state: stateOf(reader.common()),
    response_state: stateOf(reader.common()),
    sketch: {
      v: reader.u8() as 1,
      objects: reader.u64s(),
      flags: reader.u32(),
      capabilities: reader.u8s(),
      turns: reader.u16(),
      user_turns: reader.u16(),
      user_chars: reader.u32(),
      system_chars: reader.u32(),
      output_chars: reader.u32(),
      tool_calls: reader.u16(),
      output: reader.u64(),
      presented: reader.u64s(),
      passages: reader.u64s(),
      signature: reader.u64(),
      signatures_presented: reader.u64s(),
    },
  };
  if (reader.at > reader.end) {
    reader.at = start;
    return undefined;
  }
  return row;
}

/** Written by encodeRow, so one of the known words; anything else counts as nothing known. */
function stateOf(text: string): ContentState {
  return (CONTENT_STATES as readonly string[]).includes(text) ? (text as ContentState) : "absent";
}

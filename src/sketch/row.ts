// From an exchange to the row that every later stage works on, and to the sketch-only record that leaves an edge.
import type { Exchange } from "../model/exchange.ts";
import type { ExchangeRow, SketchRecord } from "../model/sketch.ts";
import { sketchExchange } from "./sketch.ts";

/** Sketches the text and drops it. `exchange.time` must be RFC 3339 (readers see to it). */
export function toRow(exchange: Exchange): ExchangeRow {
  const { network, usage, request } = exchange;
  const reasoning = request?.reasoning;
  const hasText = (request?.messages.length ?? 0) > 0;
  return {
    id: exchange.id,
    timeMs: Date.parse(exchange.time),
    account: exchange.account,
    organization: exchange.organization ?? "",
    credential: exchange.credential ?? "",
    pathway: exchange.pathway,
    model: exchange.model,
    session: exchange.session ?? "",
    ip: network?.ip ?? "",
    asn: network?.asn ?? 0,
    country: network?.country ?? "",
    user_agent: network?.user_agent ?? "",
    ja4: network?.ja4 ?? "",
    status: exchange.status,
    duration_ms: exchange.duration_ms ?? 0,
    input_tokens: usage?.input_tokens ?? 0,
    output_tokens: usage?.output_tokens ?? 0,
    cache_read_tokens: usage?.cache_read_tokens ?? 0,
    reasoning_tokens: usage?.reasoning_tokens ?? 0,
    temperature: request?.temperature ?? -1,
    top_p: request?.top_p ?? -1,
    max_tokens: request?.max_tokens ?? 0,
    stream: request?.stream ?? false,
    reasoning_budget: reasoning?.enabled ? (reasoning.budget_tokens ?? -1) : 0,
    stop_reason: exchange.response?.stop_reason ?? "",
    request_state: exchange.content_state?.request ?? (hasText ? "full" : "absent"),
    response_state: exchange.content_state?.response ?? (exchange.response?.content === undefined ? "absent" : "full"),
    sketch: sketchExchange(exchange),
  };
}

/** The record `stillwatch sketch` writes: no text, nothing else lost. */
export function toRecord(row: ExchangeRow): SketchRecord {
  const { timeMs, ...rest } = row;
  return { v: 1, time: new Date(timeMs).toISOString(), ...rest };
}

/** The row of a sketch-only record. */
export function fromRecord(record: SketchRecord): ExchangeRow {
  const { v: _, time, ...rest } = record;
  return { ...rest, timeMs: Date.parse(time) };
}

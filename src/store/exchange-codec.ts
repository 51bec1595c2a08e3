// ExchangeRow to RowBinary of the table `exchanges`, and back from its Native blocks: rows in, columns out, as each is cheapest.
// The three lists below are one format: same fields, same order.
import { CONTENT_STATES, type ContentState } from "../model/exchange.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import type { Block, ByteLists, NumberLists } from "./native-blocks.ts";
import type { RowWriter } from "./row-binary.ts";

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

/** The rows of a block of EXCHANGE_COLUMNS, each a new object that holds nothing of the block. */
export function* decodeRows(block: Block): Generator<ExchangeRow> {
  let next = 0;
  // Taking columns in turn is what ties this list to EXCHANGE_COLUMNS.
  const numbers = () => block.columns[next++] as Float64Array | Uint32Array | Uint16Array | Uint8Array;
  const texts = () => block.columns[next++] as string[];
  const lists = () => block.columns[next++] as NumberLists | ByteLists;
  const id = texts();
  const timeMs = numbers();
  const account = texts();
  const organization = texts();
  const credential = texts();
  const pathway = texts();
  const model = texts();
  const session = texts();
  const ip = texts();
  const asn = numbers();
  const country = texts();
  const userAgent = texts();
  const ja4 = texts();
  const status = numbers();
  const durationMs = numbers();
  const inputTokens = numbers();
  const outputTokens = numbers();
  const cacheReadTokens = numbers();
  const reasoningTokens = numbers();
  const temperature = numbers();
  const topP = numbers();
  const maxTokens = numbers();
  const stream = numbers();
  const reasoningBudget = numbers();
  const stopReason = texts();
  const requestState = texts();
  const responseState = texts();
  const version = numbers();
  const objects = lists();
  const flags = numbers();
  const capabilities = lists();
  const turns = numbers();
  const userTurns = numbers();
  const userChars = numbers();
  const systemChars = numbers();
  const outputChars = numbers();
  const toolCalls = numbers();
  const output = numbers();
  const presented = lists();
  const passages = lists();
  const signature = numbers();
  const signaturesPresented = lists();
  for (let r = 0; r < block.rows; r++) {
    yield {
      id: id[r],
      timeMs: timeMs[r],
      account: account[r],
      organization: organization[r],
      credential: credential[r],
      pathway: pathway[r],
      model: model[r],
      session: session[r],
      ip: ip[r],
      asn: asn[r],
      country: country[r],
      user_agent: userAgent[r],
      ja4: ja4[r],
      status: status[r],
      duration_ms: durationMs[r],
      input_tokens: inputTokens[r],
      output_tokens: outputTokens[r],
      cache_read_tokens: cacheReadTokens[r],
      reasoning_tokens: reasoningTokens[r],
      temperature: temperature[r],
      top_p: topP[r],
      max_tokens: maxTokens[r],
      stream: stream[r] === 1,
      reasoning_budget: reasoningBudget[r],
      stop_reason: stopReason[r],
      request_state: stateOf(requestState[r]),
      response_state: stateOf(responseState[r]),
      sketch: {
        v: version[r] as 1,
        objects: listOf(objects, r),
        flags: flags[r],
        capabilities: listOf(capabilities, r),
        turns: turns[r],
        user_turns: userTurns[r],
        user_chars: userChars[r],
        system_chars: systemChars[r],
        output_chars: outputChars[r],
        tool_calls: toolCalls[r],
        output: output[r],
        presented: listOf(presented, r),
        passages: listOf(passages, r),
        signature: signature[r],
        signatures_presented: listOf(signaturesPresented, r),
      },
    };
  }
}

function listOf(lists: NumberLists | ByteLists, row: number): number[] {
  const from = row === 0 ? 0 : lists.ends[row - 1];
  const length = lists.ends[row] - from;
  const values = new Array<number>(length);
  for (let i = 0; i < length; i++) values[i] = lists.values[from + i];
  return values;
}

/** Written by encodeRow, so one of the known words; anything else counts as nothing known. */
function stateOf(text: string): ContentState {
  return (CONTENT_STATES as readonly string[]).includes(text) ? (text as ContentState) : "absent";
}

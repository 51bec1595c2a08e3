// Our worlds in the formats that other people's detectors read, so that both can be run side by side. Truth goes where the format
// has a place for it. What a format has no place for (responses, tools, sessions) is lost.
import { hash49 } from "../math/hash.ts";
import type { Account } from "../model/account.ts";
import type { Exchange } from "../model/exchange.ts";

/** One line of gateway events: the 21 fields that Glasswally reads, those that no log of ours has left empty. */
export function gatewayEvent(exchange: Exchange, account: Account | undefined, truth: string | undefined): object {
  const { network, request, usage } = exchange;
  return {
    request_id: exchange.id,
    account_id: exchange.account,
    timestamp: exchange.time,
    ip_address: network?.ip ?? "0.0.0.0",
    user_agent: network?.user_agent ?? "",
    model: exchange.model,
    prompt: lastUserTurn(exchange),
    token_count: usage?.input_tokens ?? 0,
    payment_method_hash: account?.payment_hash ?? null,
    org_id: exchange.organization ?? account?.organization ?? null,
    country_code: network?.country ?? "",
    header_order: [],
    ja3_hash: network?.ja4 ?? null,
    ja3s_hash: null,
    h2_settings: null,
    tls_library: null,
    asn_number: network?.asn ?? null,
    asn_org: null,
    max_tokens: request?.max_tokens ?? null,
    system_prompt_hash: request?.system === undefined ? null : hash49(request.system).toString(16),
    campaign_label: truth ?? null,
  };
}

/** Columns of AI-Model-Theft-Detection's traffic log; age and income are its own example's and stay empty. */
export const TRAFFIC_COLUMNS = [
  "timestamp",
  "src_ip",
  "api_key",
  "endpoint",
  "method",
  "proc_duration",
  "fwd_bytes",
  "bwd_bytes",
  "status_code",
  "label",
  "type",
  "age",
  "income",
  "body_len",
] as const;

const PACKET_BYTES = 54;

/** `truth`: the campaign's family, undefined for honest exchanges. */
export function trafficRow(exchange: Exchange, truth: string | undefined): string {
  const sent = (exchange.request?.messages ?? []).reduce((sum, m) => sum + Buffer.byteLength(m.content), 0);
  const received = Buffer.byteLength(exchange.response?.content ?? "");
  const cells = [
    (Date.parse(exchange.time) / 1000).toFixed(6),
    exchange.network?.ip ?? "",
    exchange.credential ?? exchange.account,
    `/v1/${exchange.model}`,
    "POST",
    ((exchange.duration_ms ?? 0) / 1000).toFixed(6),
    PACKET_BYTES + sent,
    PACKET_BYTES + received,
    exchange.status,
    truth === undefined ? "Normal" : "Attack",
    truth ?? "Legit",
    "",
    "",
    sent,
  ];
  return cells.map((cell) => quoted(String(cell))).join(",");
}

/** A query as the MMD window test reads it. */
export function queryLine(exchange: Exchange, index: number): object {
  return { id: exchange.id, index, query: lastUserTurn(exchange) };
}

function lastUserTurn(exchange: Exchange): string {
  return exchange.request?.messages.findLast((m) => m.role === "user")?.content ?? "";
}

/** RFC 4180. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

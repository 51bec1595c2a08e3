// Rows, account records and streams for tests of frame, linkage and judgement.
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { hash49, objectOf } from "../math/hash.ts";
import type { Account } from "../model/account.ts";
import { CAPABILITIES, type Capability } from "../model/capability.ts";
import { type ExchangeRow, OBJECT_KINDS, type ObjectKind, type Sketch } from "../model/sketch.ts";
import { describePopulation, type Population } from "./population.ts";
import { type Stream, streamOf } from "./stream.ts";

/** Monday, 00:00 UTC. */
export const T0 = Date.UTC(2026, 8, 7);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The object of this kind that the name stands for. */
export function object(kind: ObjectKind, name: string): number {
  return objectOf(hash49(name), OBJECT_KINDS.indexOf(kind));
}

/** Capability scores of work of one kind. */
export function capability(name: Capability): number[] {
  return CAPABILITIES.map((c) => (c === name ? 255 : 0));
}

/** A single turn that shares nothing with any other; `over` is laid over it. */
export function sketchOf(over: Partial<Sketch> = {}): Sketch {
  return {
    v: 1,
    objects: [],
    flags: 0,
    capabilities: capability("other"),
    turns: 1,
    user_turns: 1,
    user_chars: 400,
    system_chars: 0,
    output_chars: 800,
    tool_calls: 0,
    output: 0,
    presented: [],
    passages: [],
    signature: 0,
    signatures_presented: [],
    ...over,
  };
}

export function exchangeRow(over: Partial<ExchangeRow> = {}): ExchangeRow {
  return {
    id: "e",
    timeMs: T0,
    account: "a",
    organization: "",
    credential: "",
    pathway: "api",
    model: "model-a",
    session: "",
    ip: "",
    asn: 0,
    country: "",
    user_agent: "client/1",
    ja4: "",
    status: 200,
    duration_ms: 2_000,
    input_tokens: 100,
    output_tokens: 200,
    cache_read_tokens: 0,
    reasoning_tokens: 0,
    temperature: -1,
    top_p: -1,
    max_tokens: 0,
    stream: false,
    reasoning_budget: 0,
    stop_reason: "end_turn",
    request_state: "full",
    response_state: "full",
    sketch: sketchOf(),
    ...over,
  };
}

/** What one account does: `count` exchanges, the i-th as `row` says, ids and account filled in. */
export function exchangesOf(account: string, count: number, row: (i: number) => Partial<ExchangeRow>): ExchangeRow[] {
  return Array.from({ length: count }, (_, i) => exchangeRow({ id: `${account}-${i}`, account, ...row(i) }));
}

export function accountRecord(account: string, over: Partial<Account> = {}): Account {
  return { v: 1, account, ...over };
}

/** Accounts of one organisation are one principal, all others stand for themselves. */
export function principalsOf(frame: Frame, records: readonly Account[] = []): Principals {
  const recordOf = new Map(records.map((r) => [r.account, r]));
  const numbers = new Map<string, number>();
  const of = Uint32Array.from(frame.accounts, (name, i) => {
    const organization = recordOf.get(name)?.organization ?? frame.organizationOf.get(i);
    const key = organization ? `org ${organization}` : `account ${name}`;
    const p = numbers.get(key) ?? numbers.size;
    numbers.set(key, p);
    return p;
  });
  return {
    of,
    count: numbers.size,
    record: frame.accounts.map((name) => recordOf.get(name)),
    declared: Uint8Array.from(numbers.keys(), (key) => (key.startsWith("org ") ? 1 : 0)),
    authorized: new Map(),
  };
}

export interface StreamCase {
  /** Exchanges of the cluster: all of them are the sub-stream, unless `inStream` says otherwise. */
  rows: readonly ExchangeRow[];
  /** Exchanges of everybody else in the window. */
  crowd?: readonly ExchangeRow[];
  records?: readonly Account[];
  inStream?: (row: ExchangeRow) => boolean;
  linkage?: (frame: Frame) => Partial<Pick<Population, "links" | "holdings">>;
}

/** The sub-stream of a case, within its crowd. */
export function streamOfCase({ rows, crowd = [], records = [], inStream = () => true, linkage }: StreamCase): Stream {
  const all = [...rows, ...crowd].sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  const frame = frameOf(all);
  const principals = principalsOf(frame, records);
  const population = describePopulation(frame, principals, frame.n, {
    links: new Map(),
    holdings: { of: () => new Uint32Array(), degree: new Uint32Array() },
    ...linkage?.(frame),
  });
  const own = new Set(rows.filter(inStream));
  const chosen = Uint32Array.from(all.flatMap((row, i) => (own.has(row) ? [i] : [])));
  return streamOf(frame, principals, population, chosen, 1);
}

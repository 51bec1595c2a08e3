// Rows, account records and streams for tests of frame, linkage and judgement.
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Linkage } from "../frame/linkage.ts";
import type { Principals } from "../frame/principals.ts";
import { hash49, objectOf } from "../math/hash.ts";
import { createRandom, type Random } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import { CAPABILITIES, type Capability } from "../model/capability.ts";
import type { Context } from "../model/context.ts";
import { type ExchangeRow, FLAGS, OBJECT_KINDS, type ObjectKind, type Sketch } from "../model/sketch.ts";
import { follow, type JudgedLead, judgeLead, type Setting } from "./lead.ts";
import { describePopulation, type Population } from "./population.ts";
import type { Reference } from "./score.ts";
import { settingOf } from "./setting.ts";
import type { Signal } from "./signal.ts";
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
  linkage?: (frame: Frame) => Partial<Pick<Population, "links" | "holdings" | "events">>;
}

/** The sub-stream of a case, within its crowd. */
export function streamOfCase({ rows, crowd = [], records = [], inStream = () => true, linkage }: StreamCase): Stream {
  const all = [...rows, ...crowd].sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1));
  const frame = frameOf(all);
  const principals = principalsOf(frame, records);
  const population = describePopulation(frame, principals, frame.n, {
    links: new Map(),
    holdings: { of: () => new Uint32Array(), degree: new Uint32Array() },
    events: { releases: [], endedMs: new Map(), gone: new Set() },
    ...linkage?.(frame),
  });
  const own = new Set(rows.filter(inStream));
  const chosen = Uint32Array.from(all.flatMap((row, i) => (own.has(row) ? [i] : [])));
  return streamOf(frame, principals, population, chosen, 1);
}

const MEMBERS = 8;

/**
 * An attack: eight accounts of one client and setting, to which a queue deals out items at random around the clock for two days.
 * Each item is new, alone, and asks for reasoning in a long answer. `over` is laid over the i-th exchange.
 */
export function harvest(over: (i: number, random: Random) => Partial<ExchangeRow> = () => ({})): ExchangeRow[] {
  const random = createRandom(1);
  return Array.from({ length: 480 }, (_, i) =>
    exchangeRow({
      id: `p-${i}`,
      timeMs: T0 + i * 6 * MINUTE_MS + random.int(3 * MINUTE_MS),
      account: `p${random.int(MEMBERS)}`,
      user_agent: "pool/1",
      temperature: 1,
      max_tokens: 8_192,
      reasoning_budget: -1,
      input_tokens: 150 + random.int(200),
      output_tokens: 1_500 + random.int(1_500),
      duration_ms: 60_000,
      sketch: sketchOf({
        objects: [object("clause", "template"), object("text", `item ${i}`)],
        flags: FLAGS.reasoningWanted | FLAGS.harvestShape,
        capabilities: capability(random.next() < 0.5 ? "reasoning-elicitation" : "data-generation"),
        user_chars: 300 + random.int(600),
      }),
      ...over(i, random),
    }),
  );
}

/** What heavy users do in one exchange; `user` and `i` number the user and the exchange. */
export type Deed = (user: number, i: number, random: Random) => Partial<ExchangeRow>;

/**
 * Honest heavy users of one tool: from 20 to 200 exchanges each over five days, by day, in conversations about a topic of their
 * own, with prompts that come back, read before they are answered, each with a client and settings of their own.
 */
export function heavyUsers(over: Deed = () => ({})): ExchangeRow[] {
  const random = createRandom(2);
  return Array.from({ length: MEMBERS }, (_, user) => {
    const count = Math.round(20 * 10 ** (user / (MEMBERS - 1)));
    // Who does more did not simply begin earlier.
    let time = T0 - ((3 * user) % MEMBERS) * DAY_MS;
    return exchangesOf(`h${user}`, count, (i) => {
      time = i % 12 === 0 ? morningAfter(time, random) : time + 4 * MINUTE_MS + random.int(8 * MINUTE_MS);
      return {
        timeMs: time,
        session: `h${user} session ${Math.floor(i / 12)}`,
        user_agent: `client/${user}`,
        temperature: user / 10,
        input_tokens: 1_500 + 300 * (i % 12),
        output_tokens: 100 * (user + 1) + random.int(60),
        duration_ms: 8_000,
        sketch: sketchOf({
          objects: [
            object("clause", "tool's own words"),
            object("text", `h${user} ${i % 5 === 4 ? i - 1 : i}`),
            object("context", `h${user} project`),
          ],
          flags: i % 3 === 0 ? FLAGS.personal : i % 3 === 1 ? FLAGS.followUp : 0,
          capabilities: capability(user % 2 === 0 ? "software-engineering" : "translation"),
          turns: 1 + 2 * (i % 12),
          user_turns: 1 + (i % 12),
          user_chars: 80 * (user + 1) + random.int(40),
        }),
        ...over(user, i, random),
      };
    });
  }).flat();
}

/** Between 9 and 11 o'clock on the next day. */
function morningAfter(timeMs: number, random: Random): number {
  return (Math.floor(timeMs / DAY_MS) + 1) * DAY_MS + 9 * HOUR_MS + random.int(2 * HOUR_MS);
}

/** Sixty other customers, ten exchanges each, spread over five days, eight clients, four networks and a year of sign-ups. */
export function bystanders(): { crowd: ExchangeRow[]; records: Account[] } {
  const random = createRandom(3);
  const names = Array.from({ length: 60 }, (_, i) => `c${i}`);
  return {
    crowd: names.flatMap((name, c) =>
      exchangesOf(name, 10, (i) => ({
        timeMs: T0 + i * 12 * HOUR_MS + random.int(12 * HOUR_MS),
        user_agent: `client/${c % 8}`,
        temperature: (c % 8) / 10,
        ip: `198.51.${c % 4}.${c}`,
        sketch: sketchOf({ objects: [object("text", `${name} ${i}`)] }),
      })),
    ),
    records: names.map((name, c) =>
      accountRecord(name, {
        created: new Date(T0 - random.int(365 * 24) * HOUR_MS).toISOString(),
        payment_hash: `card ${c}`,
        verification: "business",
      }),
    ),
  };
}

/** The accounts of a list of rows, each once. */
export function accountsOf(rows: readonly ExchangeRow[]): string[] {
  return [...new Set(rows.map((row) => row.account))].sort();
}

/** A signal on a stream shaped by an attack and on one of honest heavy users. */
export interface SignalCase {
  signal: Signal;
  attack: StreamCase;
  honest: StreamCase;
  /** Which end of the scale an attack lies at. */
  attackIs: "higher" | "lower";
  /** The honest stream stays on its side of this, in the signal's unit; the attack lies beyond. */
  line: number;
}

/** The two values, turned so that more speaks for an attack. */
export function measureCase({
  signal,
  attack,
  honest,
  attackIs,
  line,
}: SignalCase): Record<"attack" | "honest" | "line", number> {
  const sign = attackIs === "higher" ? 1 : -1;
  return {
    attack: sign * signal.measure(streamOfCase(attack)),
    honest: sign * signal.measure(streamOfCase(honest)),
    line: sign * line,
  };
}

/** The linkage stage, handed in by tests: judgement's own files do not import it. */
export type LinkStage = (
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  known: number,
  atMs: number,
) => Linkage;

/** The harvest among bystanders, followed and judged as one candidate: the accounts committed to its template. */
export function judgedHarvest(
  link: LinkStage,
  reference: Reference,
  over?: Parameters<typeof harvest>[0],
): { lead: JudgedLead; setting: Setting } {
  const rows = harvest(over);
  const { crowd, records } = bystanders();
  const made = accountsOf(rows).map((name, i) =>
    accountRecord(name, {
      created: new Date(T0 - 40 * DAY_MS + i * HOUR_MS).toISOString(),
      payment_hash: `pool card ${i % 3}`,
    }),
  );
  const frame = frameOf([...rows, ...crowd]);
  const setting = settingOf(frame, link(frame, [...made, ...records], [], frame.n, T0 + 10 * DAY_MS), frame.n);
  const template = frame.objectValue.indexOf(object("clause", "template"));
  const lead = follow(setting, {
    route: "work",
    accounts: Uint32Array.from(accountsOf(rows), (name) => frame.accounts.indexOf(name)).sort(),
    orders: Uint32Array.of(setting.orders.of[template]),
    share: 1,
  });
  if (lead === undefined) throw new Error("the harvest is too small to follow");
  return { lead: judgeLead(reference, lead), setting };
}

/** The lead with these bits for each key and this e-value, terms as they are. */
export function withBits(
  lead: JudgedLead,
  { coordination, purpose, relay, e }: Record<"coordination" | "purpose" | "relay" | "e", number>,
): JudgedLead {
  const { scores, evidence } = lead;
  return {
    ...lead,
    scores: {
      coordination: { ...scores.coordination, bits: coordination },
      purpose: { ...scores.purpose, bits: purpose },
      relay: { ...scores.relay, bits: relay },
    },
    evidence: { ...evidence, e, ofMost: e, ties: e },
  };
}

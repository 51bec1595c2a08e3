// Rows -> frame. Objects that occur in one exchange only can link nothing and repeat nothing; they are dropped here.
import { type Column, column } from "../math/columns.ts";
import { createNumberIndex } from "../math/number-index.ts";
import { type ExchangeRow, FLAGS, OBJECT_KINDS } from "../model/sketch.ts";
import { conversations } from "./conversations.ts";
import type { Frame, Lists } from "./frame.ts";

export interface FrameBuilder {
  /** Rows must come in time order. */
  add(row: ExchangeRow): void;
  build(): Frame;
}

const TEXT = OBJECT_KINDS.indexOf("text");
const CLAUSE = OBJECT_KINDS.indexOf("clause");
const CONTEXT = OBJECT_KINDS.indexOf("context");
/** Counters of the two-pass filter: 2^26 bytes tell "once" from "more than once" with few false positives up to ~30 M objects. */
const COUNTERS = 1 << 26;

export function createFrameBuilder(): FrameBuilder {
  const accounts = dictionary();
  const credentials = dictionary();
  const sessions = dictionary();
  const models = dictionary();
  const pathways = dictionary();
  const stacks = dictionary();
  const ips = dictionary();
  const nets = dictionary();
  const params = dictionary();
  const texts = createNumberIndex();
  const outputs = createNumberIndex();
  const signatures = createNumberIndex();
  const organizationOf = new Map<number, string>();
  const c = {
    time: column(Float64Array),
    account: column(Uint32Array),
    credential: column(Uint32Array),
    session: column(Uint32Array),
    model: column(Uint16Array),
    pathway: column(Uint16Array),
    stack: column(Uint32Array),
    ip: column(Uint32Array),
    net: column(Uint32Array),
    asn: column(Uint32Array),
    params: column(Uint32Array),
    temperature: column(Float32Array),
    maxTokens: column(Uint32Array),
    reasoningBudget: column(Int32Array),
    inputTokens: column(Uint32Array),
    outputTokens: column(Uint32Array),
    durationMs: column(Uint32Array),
    status: column(Uint16Array),
    flags: column(Uint32Array),
    turns: column(Uint16Array),
    userTurns: column(Uint16Array),
    userChars: column(Uint32Array),
    outputChars: column(Uint32Array),
    capabilities: column(Uint8Array),
    contexts: column(Uint8Array),
    text: column(Uint32Array),
    output: column(Uint32Array),
    signature: column(Uint32Array),
  };
  const rawObjects = column(Float64Array);
  const objectStart = column(Uint32Array);
  const rawPassages = column(Float64Array);
  const passageStart = column(Uint32Array);
  const presented = lists();
  const signaturesPresented = lists();
  const seen = createSeen();
  let last = Number.NEGATIVE_INFINITY;
  let incomplete = 0;

  return {
    add(row) {
      if (row.timeMs < last) throw new Error("rows must be added in time order");
      last = row.timeMs;
      const s = row.sketch;
      const account = accounts.index(row.account);
      if (row.organization !== "" && !organizationOf.has(account)) organizationOf.set(account, row.organization);
      c.time.push(row.timeMs);
      c.account.push(account);
      c.credential.push(credentials.index(row.credential));
      c.session.push(row.session === "" ? 0 : sessions.index(row.session) + 1);
      c.model.push(models.index(row.model));
      c.pathway.push(pathways.index(row.pathway));
      c.stack.push(stacks.index(row.user_agent === "" && row.ja4 === "" ? "" : `${row.user_agent} ${row.ja4}`));
      c.ip.push(row.ip === "" ? 0 : ips.index(row.ip) + 1);
      c.net.push(row.ip === "" ? 0 : nets.index(network(row.ip)) + 1);
      c.asn.push(row.asn);
      c.params.push(params.index(`${row.temperature}/${row.top_p}/${row.max_tokens}/${row.reasoning_budget}`));
      c.temperature.push(row.temperature);
      c.maxTokens.push(row.max_tokens);
      c.reasoningBudget.push(row.reasoning_budget);
      c.inputTokens.push(row.input_tokens);
      c.outputTokens.push(row.output_tokens);
      c.durationMs.push(row.duration_ms);
      c.status.push(row.status);
      c.flags.push(s.flags);
      c.turns.push(s.turns);
      c.userTurns.push(s.user_turns);
      c.userChars.push(s.user_chars);
      c.outputChars.push(s.output_chars);
      for (const score of s.capabilities) c.capabilities.push(score);
      if ((s.flags & FLAGS.partial) !== 0) incomplete++;
      objectStart.push(rawObjects.length);
      let text = 0;
      let contexts = 0;
      for (const object of s.objects) {
        if ((object & 15) === TEXT) text = texts.add(object) + 1;
        if ((object & 15) === CONTEXT) contexts++;
        rawObjects.push(object);
        seen.count(object);
      }
      c.contexts.push(Math.min(255, contexts));
      c.text.push(text);
      passageStart.push(rawPassages.length);
      for (const passage of s.passages) {
        rawPassages.push(passage * 16 + CLAUSE);
        // A clause that was answered once and asked once links two exchanges, as one that was asked twice does.
        seen.count(passage * 16 + CLAUSE);
      }
      c.output.push(s.output === 0 ? 0 : outputs.add(s.output) + 1);
      presented.row(s.presented.map((h) => outputs.add(h) + 1));
      c.signature.push(s.signature === 0 ? 0 : signatures.add(s.signature) + 1);
      signaturesPresented.row(s.signatures_presented.map((h) => signatures.add(h) + 1));
    },
    build() {
      const objects = keepShared(rawObjects, objectStart, seen);
      const columns = Object.fromEntries(Object.entries(c).map(([name, col]) => [name, col.view().slice()])) as {
        [K in keyof typeof c]: ReturnType<(typeof c)[K]["view"]>;
      };
      const handedBack = presented.build();
      return {
        n: c.time.length,
        ...columns,
        ...objects,
        passages: keepKnown(rawPassages, passageStart, objects.objectValue),
        presented: handedBack,
        conversation: conversations({ ...columns, presented: handedBack }, outputs.size, sessions.names.length),
        signaturesPresented: signaturesPresented.build(),
        accounts: accounts.names,
        accountIndex: accounts.map,
        models: models.names,
        pathways: pathways.names,
        stacks: stacks.names,
        ips: ips.names,
        organizationOf,
        incomplete,
      };
    },
  };
}

/** A frame from rows held in memory, in any order. */
export function frameOf(rows: readonly ExchangeRow[]): Frame {
  const builder = createFrameBuilder();
  for (const row of [...rows].sort((a, b) => a.timeMs - b.timeMs || (a.id < b.id ? -1 : 1))) builder.add(row);
  return builder.build();
}

function slotOf(object: number): number {
  const low = object >>> 0;
  const high = Math.floor(object / 4_294_967_296);
  const h = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (h ^ (h >>> 13)) & (COUNTERS - 1);
}

/** How often a number was seen: never, once, or more often (with a few false ones). Two bits each, so that the caches hold more of it. */
interface Seen {
  count(value: number): void;
  often(value: number): boolean;
}

function createSeen(): Seen {
  const counters = new Uint8Array(COUNTERS >> 2);
  return {
    count(value) {
      const slot = slotOf(value);
      const shift = (slot & 3) << 1;
      const byte = counters[slot >> 2];
      if (((byte >> shift) & 3) < 2) counters[slot >> 2] = byte + (1 << shift);
    },
    often(value) {
      const slot = slotOf(value);
      return ((counters[slot >> 2] >> ((slot & 3) << 1)) & 3) > 1;
    },
  };
}

function keepShared(
  raw: Column<Float64Array>,
  start: Column<Uint32Array>,
  seen: Seen,
): Pick<Frame, "objects" | "objectKind" | "objectValue"> {
  const values = raw.view();
  const starts = start.view();
  const index = createNumberIndex(Math.max(1024, values.length >> 4));
  const kept = column(Uint32Array);
  const keptStart = new Uint32Array(starts.length + 1);
  for (let row = 0; row < starts.length; row++) {
    const end = row + 1 < starts.length ? starts[row + 1] : values.length;
    for (let i = starts[row]; i < end; i++) if (seen.often(values[i])) kept.push(index.add(values[i]));
    keptStart[row + 1] = kept.length;
  }
  const objectValue = index.values().slice();
  return {
    objects: { start: keptStart, values: kept.view().slice() },
    objectKind: Uint8Array.from(objectValue, (v) => v % 16),
    objectValue,
  };
}

function keepKnown(raw: Column<Float64Array>, start: Column<Uint32Array>, known: Float64Array): Lists {
  const index = createNumberIndex(known.length + 1);
  for (const value of known) index.add(value);
  const values = raw.view();
  const starts = start.view();
  const kept = column(Uint32Array);
  const keptStart = new Uint32Array(starts.length + 1);
  for (let row = 0; row < starts.length; row++) {
    const end = row + 1 < starts.length ? starts[row + 1] : values.length;
    for (let i = starts[row]; i < end; i++) {
      const at = index.get(values[i]);
      if (at >= 0) kept.push(at);
    }
    keptStart[row + 1] = kept.length;
  }
  return { start: keptStart, values: kept.view().slice() };
}

function lists(): { row(values: readonly number[]): void; build(): Lists } {
  const start = column(Uint32Array);
  const all = column(Uint32Array);
  start.push(0);
  return {
    row(values) {
      for (const v of values) all.push(v);
      start.push(all.length);
    },
    build: () => ({ start: start.view().slice(), values: all.view().slice() }),
  };
}

function dictionary(): { index(name: string): number; names: string[]; map: Map<string, number> } {
  const map = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    map,
    index(name) {
      let i = map.get(name);
      if (i === undefined) {
        i = names.length;
        names.push(name);
        map.set(name, i);
      }
      return i;
    },
  };
}

/** The /24 of an IPv4 address, mapped into IPv6 or not, and the /48 of an IPv6 one, however it is written. */
function network(ip: string): string {
  if (ip.includes(":") && !ip.includes(".")) return prefix48(ip);
  const v4 = ip.slice(ip.lastIndexOf(":") + 1);
  const cut = v4.lastIndexOf(".");
  return cut < 0 ? v4 : v4.slice(0, cut);
}

function prefix48(ip: string): string {
  const [head, tail] = ip.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const rest = tail === "" ? [] : tail.split(":");
    while (groups.length + rest.length < 8) groups.push("0");
    groups.push(...rest);
  }
  return groups
    .slice(0, 3)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(":");
}

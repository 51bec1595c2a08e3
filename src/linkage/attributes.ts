// What two accounts can have in common, each thing with its rarity: work orders, the shape of requests, client
// configuration, identity and network. An attribute is held by an account with a weight in (0, 1].
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { fold49, mix32 } from "../math/hash.ts";
import { createNumberIndex } from "../math/number-index.ts";
import { FLAGS } from "../model/sketch.ts";

export const ATTRIBUTE_KINDS = [
  "work",
  "shape",
  "payment",
  "contact",
  "signup-net",
  "signup-time",
  "net",
  "stack",
] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** Evidence family of each kind: pairs are tested within families, and no family decides alone (design, section 3). */
export const FAMILY: Record<AttributeKind, "work" | "identity"> = {
  work: "work",
  shape: "work",
  payment: "identity",
  contact: "identity",
  "signup-net": "identity",
  "signup-time": "identity",
  net: "identity",
  stack: "identity",
};

export interface Attributes {
  count: number;
  kind: Uint8Array;
  /** Principals that hold it. */
  degree: Uint32Array;
  /** Rarity in bits: log2(principals / holders). */
  bits: Float64Array;
  /** For kind work: its work orders, one or several that the same accounts are committed to. Of another kind: none. */
  orders: readonly (readonly number[])[];
  /** Holders of attribute t: account[start[t] .. start[t + 1]), with their weight. */
  start: Uint32Array;
  account: Uint32Array;
  weight: Float32Array;
}

/** An account is committed to a work order with two exchanges that are 2 % of its traffic, or with ten. */
const COMMITTED_EXCHANGES = 2;
const COMMITTED_SHARE = 0.02;
const COMMITTED_ANYWAY = 10;
/** A request shape counts for an account when half of its exchanges have it. */
const SHAPE_SHARE = 0.5;
/** Accounts made for one purpose are made within a day or two of each other. */
const SIGNUP_BIN_MS = 36 * 3_600_000;
/** Flags that are part of a request's shape; what varies from turn to turn (personal words, follow-ups) is not. */
const SHAPE_FLAGS =
  FLAGS.answerThenRationale |
  FLAGS.reasoningWanted |
  FLAGS.reasoningTranscribe |
  FLAGS.grader |
  FLAGS.safeRewrite |
  FLAGS.dataGeneration |
  FLAGS.trajectory |
  FLAGS.hasSystem |
  FLAGS.hasTools |
  FLAGS.toolResults;

/** All attributes held by at least two principals in the first `rows` rows. */
export function findAttributes(frame: Frame, principals: Principals, orders: WorkOrders, rows: number): Attributes {
  const totals = new Uint32Array(frame.accounts.length);
  for (let row = 0; row < rows; row++) totals[frame.account[row]]++;
  const entries = createEntries();
  addWork(entries, orders, totals);
  addShapes(entries, frame, rows, totals);
  addNetworks(entries, frame, rows, totals);
  for (let account = 0; account < totals.length; account++) {
    const record = principals.record[account];
    if (record === undefined || totals[account] === 0) continue;
    entries.named("payment", record.payment_hash, account);
    entries.named("contact", record.phone_hash && `phone ${record.phone_hash}`, account);
    entries.named("contact", record.email_hash && `mail ${record.email_hash}`, account);
    const created = record.created === undefined ? Number.NaN : Date.parse(record.created);
    if (created > 0) {
      // Two grids, half a bin apart: a burst that a bin border cuts in one is whole in the other.
      entries.named("signup-time", `a${Math.floor(created / SIGNUP_BIN_MS)}`, account);
      entries.named("signup-time", `b${Math.floor(created / SIGNUP_BIN_MS + 0.5)}`, account);
    }
    entries.named("signup-net", record.signup_ip?.split(".").slice(0, 3).join("."), account);
  }
  return assemble(entries, principals);
}

interface Entries {
  key(kind: AttributeKind, value: number): number;
  work(orders: number[]): number;
  hold(attribute: number, account: number, weight: number): void;
  named(kind: AttributeKind, name: string | undefined, account: number): void;
  kinds: number[];
  orders: number[][];
  attribute: number[];
  account: number[];
  weight: number[];
}

function createEntries(): Entries {
  const index = createNumberIndex();
  const names = new Map<string, number>();
  const kinds: number[] = [];
  const orders: number[][] = [];
  const attribute: number[] = [];
  const account: number[] = [];
  const weight: number[] = [];
  const entries: Entries = {
    kinds,
    orders,
    attribute,
    account,
    weight,
    key(kind, value) {
      const at = index.add(value * 8 + ATTRIBUTE_KINDS.indexOf(kind));
      if (at === kinds.length) {
        kinds.push(ATTRIBUTE_KINDS.indexOf(kind));
        orders.push([]);
      }
      return at;
    },
    work(same) {
      const t = entries.key("work", same[0]);
      orders[t] = same;
      return t;
    },
    hold(t, a, w) {
      attribute.push(t);
      account.push(a);
      weight.push(w);
    },
    named(kind, name, a) {
      if (!name) return;
      const full = `${kind} ${name}`;
      const number = names.get(full) ?? names.size;
      names.set(full, number);
      entries.hold(entries.key(kind, number), a, 1);
    },
  };
  return entries;
}

/** Orders that the same accounts are committed to are one attribute: they say the same thing about who works together. */
function addWork(entries: Entries, orders: WorkOrders, totals: Uint32Array): void {
  const sets = createNumberIndex();
  const bySet: number[][] = [];
  for (let w = 0; w < orders.count; w++) {
    if (orders.principals[w] < 2) continue;
    let a = 0;
    let b = 0;
    let holders = 0;
    for (let i = orders.start[w]; i < orders.start[w + 1]; i++) {
      if (!committed(orders.weight[i], totals[orders.account[i]])) continue;
      // Sums of mixed account numbers do not depend on their order.
      a = (a + mix32(orders.account[i] + 0x9e37)) | 0;
      b = (b + mix32(orders.account[i] ^ 0x85ebca6b)) | 0;
      holders++;
    }
    if (holders < 2) continue;
    const set = sets.add(fold49(a, b));
    if (bySet[set] === undefined) bySet[set] = [w];
    else bySet[set].push(w);
  }
  for (const same of bySet) {
    const t = entries.work(same);
    const weights = new Map<number, number>();
    for (const w of same)
      for (let i = orders.start[w]; i < orders.start[w + 1]; i++) {
        const account = orders.account[i];
        if (!committed(orders.weight[i], totals[account])) continue;
        weights.set(account, Math.max(weights.get(account) ?? 0, Math.min(1, orders.weight[i] / totals[account])));
      }
    for (const [account, weight] of weights) entries.hold(t, account, weight);
  }
}

function committed(weight: number, total: number): boolean {
  return weight >= COMMITTED_EXCHANGES && (weight >= COMMITTED_ANYWAY || weight >= COMMITTED_SHARE * total);
}

/** Request shape: sampling, limits, stack and structure together, when it rules an account's traffic. */
function addShapes(entries: Entries, frame: Frame, rows: number, totals: Uint32Array): void {
  const counts = new Map<number, number>();
  const accounts = frame.accounts.length;
  const shapes = createNumberIndex();
  for (let row = 0; row < rows; row++) {
    const single = frame.turns[row] <= 1 ? 1 : 0;
    const a = mix32(frame.params[row] ^ Math.imul(frame.stack[row], 0x9e3779b1));
    const b = mix32((frame.flags[row] & SHAPE_FLAGS) ^ Math.imul(frame.pathway[row] * 2 + single, 0x85ebca6b));
    const key = shapes.add(fold49(a, b)) * accounts + frame.account[row];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) {
    const account = key % accounts;
    const share = count / totals[account];
    if (count < COMMITTED_EXCHANGES || share < SHAPE_SHARE) continue;
    entries.hold(entries.key("shape", Math.floor(key / accounts)), account, share);
  }
}

/** Networks and client stacks: one vote per account, weighted by the share of its traffic. */
function addNetworks(entries: Entries, frame: Frame, rows: number, totals: Uint32Array): void {
  const accounts = frame.accounts.length;
  for (const [kind, of, least] of [
    ["net", frame.net, 0.05],
    ["stack", frame.stack, 0.3],
  ] as const) {
    const counts = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      if (kind === "net" && of[row] === 0) continue;
      const key = of[row] * accounts + frame.account[row];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      const account = key % accounts;
      const share = count / totals[account];
      if (share >= least) entries.hold(entries.key(kind, Math.floor(key / accounts)), account, share);
    }
  }
}

function assemble(entries: Entries, principals: Principals): Attributes {
  const all = entries.kinds.length;
  const size = new Uint32Array(all);
  for (const t of entries.attribute) size[t]++;
  const start = new Uint32Array(all + 1);
  for (let t = 0; t < all; t++) start[t + 1] = start[t] + size[t];
  const account = new Uint32Array(entries.attribute.length);
  const weight = new Float32Array(entries.attribute.length);
  const next = start.slice();
  for (let i = 0; i < entries.attribute.length; i++) {
    const at = next[entries.attribute[i]]++;
    account[at] = entries.account[i];
    weight[at] = entries.weight[i];
  }
  const degree = new Uint32Array(all);
  const mark = new Int32Array(principals.count).fill(-1);
  for (let t = 0; t < all; t++) {
    for (let i = start[t]; i < start[t + 1]; i++) {
      const p = principals.of[account[i]];
      if (mark[p] === t) continue;
      mark[p] = t;
      degree[t]++;
    }
  }
  return {
    count: all,
    kind: Uint8Array.from(entries.kinds),
    degree,
    bits: Float64Array.from(degree, (d) => Math.log2((principals.count + 1) / d)),
    orders: entries.orders,
    start,
    account,
    weight,
  };
}

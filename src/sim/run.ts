// Cells and flows made ready to run: accounts drawn, weights compiled, seeds fixed. Everything an exchange says follows from
// (flow, account slot, session, turn, time) by hashing, so no state is kept and memory does not grow with the traffic.
import { mix32 } from "../math/hash.ts";
import type { CellSpec, Flow } from "./cell.ts";
import type { SimAccount } from "./identity.ts";
import { makeAccounts } from "./identity.ts";
import type { GenreName } from "./text/genres.ts";
import { type Wheel, wheel } from "./weights.ts";

export interface Catalogue {
  /** Model of each size in use at the start. */
  base: Record<"small" | "medium" | "large", string>;
  /** The large model released in the window, and when; Infinity when none is. */
  released: string;
  releaseMs: number;
}

export interface RunCell {
  spec: CellSpec;
  family: string;
  /** Which campaign or relay of the world it is part of. */
  group: string;
  seed: number;
  accounts: SimAccount[];
  /** In the order of the spec. */
  flows: RunFlow[];
  /** Epoch ms from which account i is suspended; Infinity if never. */
  endMs: Float64Array;
}

export interface RunFlow {
  spec: Flow;
  cell: RunCell;
  seed: number;
  /** First and past-last account slot of the flow. */
  from: number;
  to: number;
  startMs: number;
  stopMs: number;
  genres: Wheel<GenreName>;
  languages: Wheel;
  models: Wheel<"small" | "medium" | "large">;
  /** The thief's own places, when the flow is an intruder's. */
  intruders: SimAccount[];
  /** Tasks begun so far in a queue; the only thing that changes as days go by. */
  counter: number;
}

/** Order-free combination of two numbers into 32 bits. */
export function mix(a: number, b: number): number {
  return mix32((a ^ Math.imul(b + 0x7f4a7c15, 0x9e3779b1)) >>> 0);
}

/** Uniform in [0, 1) from two numbers. */
export function unit(a: number, b: number): number {
  return mix(a, b) / 4_294_967_296;
}

/** Standard normal from two numbers (Box-Muller): no generator to set up where one draw is all that is wanted. */
export function normalOf(a: number, b: number): number {
  return Math.sqrt(-2 * Math.log(1 - unit(a, b))) * Math.cos(2 * Math.PI * unit(b, a));
}

/** FNV-1a of a name, for seeds that all worlds share (a popular tool, a public pool). */
export function seedOf(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return mix32(h);
}

export function runFlow(flow: Flow, cell: RunCell, index: number, world: { startMs: number; endMs: number }): RunFlow {
  const [low, high] = flow.members ?? [0, 1];
  const days = flow.days ?? [0, Number.POSITIVE_INFINITY];
  const count = cell.accounts.length;
  const from = Math.min(count - 1, Math.floor(low * count));
  const born = (cell.spec.bornDay ?? 0) * 86_400_000;
  return {
    spec: flow,
    cell,
    seed: mix(cell.seed, index + 1),
    from,
    to: Math.max(from + 1, Math.round(high * count)),
    startMs: world.startMs + Math.max(days[0] * 86_400_000, born),
    stopMs: Math.min(world.endMs, world.startMs + days[1] * 86_400_000),
    genres: wheel(flow.work.genres),
    languages: wheel(flow.work.languages),
    models: wheel(flow.work.models),
    intruders: flow.intruder ? makeAccounts(mix(cell.seed, 99), 12, flow.intruder, "x", world.startMs, undefined) : [],
    counter: 0,
  };
}

/** Seed of whoever asks: the account itself, or one of the end users that a reseller spreads over its accounts. */
export function askerOf(flow: RunFlow, slot: number, session: number): number {
  const perAccount = flow.spec.work.endUsers;
  if (perAccount === undefined) return flow.cell.accounts[homeOf(flow, slot, session)].seed;
  const users = Math.max(1, Math.round(perAccount * (flow.to - flow.from)));
  // A few of them ask for most.
  return mix(mix(flow.cell.seed, 75), Math.floor(users * unit(sessionSeed(flow, slot, session), 19) ** 1.6));
}

/** The account whose habits a conversation has: the one that serves it, or one drawn for it where each request may go to another. */
export function homeOf(flow: RunFlow, slot: number, session: number): number {
  const { arrival } = flow.spec;
  if (arrival.kind !== "queue" || arrival.dispatch !== "request") return slot;
  return flow.from + (sessionSeed(flow, slot, session) % (flow.to - flow.from));
}

export function sessionSeed(flow: RunFlow, slot: number, session: number): number {
  // In a queue the task is the queue's, whichever account serves it; elsewhere it is the account's own.
  return flow.spec.arrival.kind === "queue"
    ? mix(flow.seed, session)
    : mix(mix(flow.cell.accounts[slot].seed, flow.seed), session);
}

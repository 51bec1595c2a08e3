// A small world held in memory, for tests and examples.
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import type { Exchange } from "../model/exchange.ts";
import type { SketchRecord } from "../model/sketch.ts";
import { generateWorld, type Label, type Truth, type World } from "./world.ts";

export interface CollectedWorld {
  accounts: Account[];
  context: Context[];
  truth: Truth[];
  exchanges: Exchange[];
  /** Labelled exchanges only, by exchange id. */
  labels: Map<string, Label>;
}

export async function collectWorld(world: World): Promise<CollectedWorld> {
  const held: CollectedWorld = { accounts: [], context: [], truth: [], exchanges: [], labels: new Map() };
  await generateWorld(world, {
    account: (account) => void held.accounts.push(account),
    context: (line) => void held.context.push(line),
    truth: (line) => void held.truth.push(line),
    exchange: (exchange, label) => {
      held.exchanges.push(exchange);
      if (label) held.labels.set(exchange.id, label);
    },
  });
  return held;
}

export async function collectSketches(world: World): Promise<SketchRecord[]> {
  const records: SketchRecord[] = [];
  await generateWorld(world, { sketch: (record) => void records.push(record) });
  return records;
}

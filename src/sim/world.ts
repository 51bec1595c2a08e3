// A world: which families live in it, for how long, and the seed. Generation streams: accounts, context and truth first, then the
// exchanges in time order, a day at a time; memory grows with accounts and with one day's events (24 bytes each), never with the window.
import { createRandom } from "../math/random.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import type { Exchange } from "../model/exchange.ts";
import type { SketchRecord } from "../model/sketch.ts";
import { scheduleDay } from "./arrivals.ts";
import type { CellSpec, Family } from "./cell.ts";
import { DAY_MS } from "./clock.ts";
import { createEvents, type EventList, inTimeOrder, pushEvent } from "./events.ts";
import { hex, makeAccounts } from "./identity.ts";
import { planOf } from "./plan.ts";
import { type Catalogue, mix, type RunCell, type RunFlow, runFlow, seedOf } from "./run.ts";
import { sketchRecord } from "./write-sketch.ts";
import { type TextOptions, textExchange } from "./write-text.ts";

export interface Population {
  family: Family;
  /** Accounts in each instance. */
  accounts: number;
  /** Independent instances: three harness labs, two campaigns with templates of their own. Default 1. */
  instances?: number;
  parameters?: Record<string, number>;
}

export interface World {
  name: string;
  seed: number;
  /** Epoch ms of the first day, 00:00 UTC. */
  startMs: number;
  days: number;
  populations: Population[];
  /** Day (fractional) of a model release; undefined: none in the window. */
  releaseDay?: number;
}

/** Who an account really is. `group` names the campaign or relay instance; strangers have none. */
export interface Truth {
  account: string;
  class: string;
  group?: string;
}

/** What a labelled exchange belongs to. */
export interface Label {
  family: string;
  group: string;
}

/** Receives the world. A returned promise is waited for (back-pressure). Give `exchange` for text, `sketch` for text-free. */
export interface WorldSink {
  account?(account: Account): void;
  context?(context: Context): void;
  truth?(truth: Truth): void;
  exchange?(exchange: Exchange, label: Label | undefined): Promise<void> | undefined | void;
  sketch?(record: SketchRecord, label: Label | undefined): Promise<void> | undefined | void;
}

export interface WorldTotals {
  accounts: number;
  exchanges: number;
  labelled: number;
}

const NO_TEXTS: TextOptions = { texts: [] };

export async function generateWorld(
  world: World,
  sink: WorldSink,
  options: TextOptions = NO_TEXTS,
): Promise<WorldTotals> {
  const built = buildWorld(world);
  const totals: WorldTotals = { accounts: 0, exchanges: 0, labelled: 0 };
  announce(world, built, sink, totals);
  let carried = createEvents();
  for (let day = 0; day < world.days; day++) {
    const dayMs = world.startMs + day * DAY_MS;
    const events = carried;
    carried = createEvents();
    built.flows.forEach((flow, i) => {
      scheduleDay(flow, i, dayMs, day, events);
    });
    for (const i of inTimeOrder(events, dayMs)) {
      if (events.times[i] >= dayMs + DAY_MS) {
        keep(events, i, carried);
        continue;
      }
      const wait = emit(built, events, i, sink, totals, options);
      if (wait) await wait;
    }
  }
  return totals;
}

interface Built {
  cells: RunCell[];
  flows: RunFlow[];
  catalogue: Catalogue;
  idPrefix: string;
}

function emit(
  built: Built,
  events: EventList,
  i: number,
  sink: WorldSink,
  totals: WorldTotals,
  options: TextOptions,
): Promise<void> | undefined | void {
  const flow = built.flows[events.flows[i]];
  const timeMs = events.times[i];
  const slot = events.slots[i];
  if (timeMs < flow.startMs || timeMs >= flow.stopMs || timeMs >= flow.cell.endMs[slot]) return undefined;
  const plan = planOf(flow, slot, events.sessions[i], events.turns[i], timeMs, built.catalogue);
  const id = built.idPrefix + (++totals.exchanges).toString(36).padStart(7, "0");
  const label = flow.spec.label === undefined ? undefined : { family: flow.spec.label, group: flow.cell.group };
  if (label) totals.labelled++;
  if (sink.sketch) return sink.sketch(sketchRecord(plan, id), label);
  return sink.exchange?.(textExchange(plan, id, options), label);
}

function keep(from: EventList, i: number, to: EventList): void {
  pushEvent(to, from.times[i], from.flows[i], from.slots[i], from.sessions[i], from.turns[i]);
}

function buildWorld(world: World): Built {
  const random = createRandom(world.seed);
  const style = random.fork("style");
  const maker = `${["sol", "nova", "lyra", "vega", "onyx", "delta"][style.int(6)]}-`;
  const major = 2 + style.int(4);
  const endMs = world.startMs + world.days * DAY_MS;
  const catalogue: Catalogue = {
    base: { small: `${maker}mini-${major}`, medium: `${maker}mid-${major}`, large: `${maker}max-${major}` },
    released: `${maker}max-${major + 1}`,
    releaseMs: world.releaseDay === undefined ? Number.POSITIVE_INFINITY : world.startMs + world.releaseDay * DAY_MS,
  };
  const prefix = ["acct_", "a-", "user-", "cust_"][style.int(4)];
  const built: Built = { cells: [], flows: [], catalogue, idPrefix: ["x_", "req_", "ex-", "r"][style.int(4)] };
  for (const population of world.populations) {
    for (let n = 0; n < (population.instances ?? 1); n++) {
      const name = `${population.family.name}#${n + 1}`;
      const fork = random.fork(name);
      const specs = population.family.cells({
        accounts: population.accounts,
        days: world.days,
        random: fork,
        releaseDay: world.releaseDay,
        parameters: { ...population.family.parameters, ...population.parameters },
      });
      specs.forEach((spec, c) => {
        built.cells.push(
          buildCell(
            spec,
            population.family.name,
            spec.group ?? name,
            mix(seedOf(name), mix(world.seed, c)),
            prefix,
            world,
          ),
        );
      });
    }
  }
  for (const cell of built.cells) {
    cell.flows = cell.spec.flows.map((flow, i) => runFlow(flow, cell, i, { startMs: world.startMs, endMs }));
    built.flows.push(...cell.flows);
  }
  return built;
}

function buildCell(spec: CellSpec, family: string, group: string, seed: number, prefix: string, world: World): RunCell {
  const random = createRandom(mix(seed, 1));
  const organization =
    spec.principal === "organization" || spec.principal === "declared" ? `org_${hex(random, 8)}` : undefined;
  const bornMs = world.startMs + (spec.bornDay ?? 0) * DAY_MS;
  const accounts = makeAccounts(
    seed,
    Math.max(1, Math.round(spec.accounts)),
    spec.identity,
    prefix,
    bornMs,
    organization,
  );
  const endMs = new Float64Array(accounts.length).fill(Number.POSITIVE_INFINITY);
  for (const act of spec.enforcement ?? []) {
    const [low, high] = act.members ?? [0, 1];
    for (let i = Math.floor(low * accounts.length); i < high * accounts.length; i++) {
      if (random.next() < act.share)
        endMs[i] = Math.min(endMs[i], Math.floor(world.startMs + act.day * DAY_MS + random.next() * 1_800_000));
    }
  }
  if (spec.declaredUse !== undefined)
    for (const account of accounts) if (random.next() < 0.7) account.record.declared_use = spec.declaredUse;
  return { spec, family, group, seed, accounts, flows: [], endMs };
}

function announce(world: World, built: Built, sink: WorldSink, totals: WorldTotals): void {
  // Shuffled, so that the order of accounts says nothing of their family.
  const all = built.cells.flatMap((cell) =>
    cell.accounts.map((account, i) => ({ cell, account, i, key: mix(account.seed, world.seed) })),
  );
  all.sort((a, b) => a.key - b.key || a.i - b.i);
  for (const { cell, account } of all) {
    totals.accounts++;
    sink.account?.(account.record);
    const grouped = cell.spec.side === "campaign" || cell.spec.side === "relay";
    sink.truth?.({
      account: account.record.account,
      class: `${cell.spec.side}:${cell.family}`,
      ...(grouped ? { group: cell.group } : {}),
    });
  }
  for (const line of contextOf(built)) sink.context?.(line);
}

function contextOf(built: Built): Context[] {
  const lines: Context[] = [];
  if (built.catalogue.releaseMs < Number.POSITIVE_INFINITY) {
    lines.push({
      v: 1,
      kind: "model-release",
      time: new Date(built.catalogue.releaseMs).toISOString(),
      model: built.catalogue.released,
    });
  }
  for (const cell of built.cells) {
    const ids = cell.accounts.map((a) => a.record.account);
    const organization = cell.accounts[0].record.organization;
    if (cell.spec.principal === "declared") {
      lines.push({
        v: 1,
        kind: "principal",
        principal: `p_${ids[0].slice(-6)}`,
        organizations: organization ? [organization] : [],
        accounts: ids,
      });
    }
    if (cell.spec.authorization !== undefined) {
      if (organization) lines.push({ v: 1, kind: "authorization", organization, purpose: cell.spec.authorization });
      else
        for (const account of ids)
          lines.push({ v: 1, kind: "authorization", account, purpose: cell.spec.authorization });
    }
    const action = cell.spec.enforcement?.[0]?.action ?? "suspend";
    ids.forEach((account, i) => {
      if (cell.endMs[i] < Number.POSITIVE_INFINITY)
        lines.push({ v: 1, kind: "enforcement", time: new Date(cell.endMs[i]).toISOString(), account, action });
    });
  }
  return lines.sort((a, b) => timeOf(a).localeCompare(timeOf(b)));
}

const timeOf = (line: Context): string => ("time" in line ? line.time : "");

// One exchange decided, before it is written as text or as a sketch. Pure: the same (flow, slot, session, turn, time) gives the
// same plan, which is how history, re-used outputs and replayed signatures are rendered without being stored.
import type { Work } from "./cell.ts";
import { askerOf, type Catalogue, homeOf, mix, normalOf, type RunFlow, seedOf, sessionSeed, unit } from "./run.ts";
import type { GenreName } from "./text/genres.ts";
import type { LanguageName } from "./text/languages.ts";
import type { OutputSpec } from "./text/output.ts";
import { spinAt } from "./weights.ts";

/** The user's (or a tool's) part of one turn. */
export interface Turn {
  kind: "task" | "follow" | "again" | "tool";
  genre: GenreName;
  language: LanguageName;
  /** Names the task text. */
  item: number;
  /** Near-duplicate of the item; 0 verbatim. */
  variant: number;
  /** Template seed; 0: no frame. */
  template: number;
  /** Rewording of the frame; 0 verbatim. */
  frameVariant: number;
  /** Own context entity of the account, -1 none. */
  context: number;
  /** Another exchange's output quoted in the task. */
  feed: OutputSpec | undefined;
  typos: number;
  seed: number;
}

export interface PresentedTurn {
  output: OutputSpec;
  /** Seed of the signature handed back; 0 none. */
  signature: number;
}

export interface Plan {
  flow: RunFlow;
  slot: number;
  timeMs: number;
  session: number;
  turn: number;
  /** Key of the conversation; 0 when the client sends none. */
  sessionKey: number;
  seed: number;
  current: Turn;
  output: OutputSpec;
  maxTokens: number;
  temperature: number;
  hitLimit: boolean;
  refused: boolean;
  reasoning: boolean;
  stream: boolean;
  signature: number;
  status: number;
  model: string;
  durationMs: number;
  systemSeed: number;
  toolsSeed: number;
  /** How many earlier turns the request carries. */
  carried: number;
  /** A replayed block of another session, presented before the current turn. */
  replayed: PresentedTurn | undefined;
}

const FOREIGN = 0x3c6ef372;
/** Turns from this number on are a conversation held elsewhere that a single request brings along. */
export const FOREIGN_TURNS = 100;

export function outputOf(flow: RunFlow, slot: number, session: number, turn: number): OutputSpec {
  const work = flow.spec.work;
  const seed = mix(sessionSeed(flow, slot, session), turn + 1000);
  const refused = unit(seed, 8) < (work.refusals ?? 0.004);
  const drawn = Math.max(
    1,
    Math.min(32_000, Math.round(work.output.median * Math.exp(work.output.sigma * normalOf(seed, 9)))),
  );
  return {
    seed,
    tokens: refused ? 20 + (drawn % 60) : drawn,
    language: languageOf(flow, slot, session),
    code: work.output.code === true && unit(seed, 2) < 0.7,
    verdict: work.output.verdict === true,
    refused,
  };
}

/** The only figure the arrival processes need of an exchange: how long its answer takes. */
export function durationOf(output: OutputSpec): number {
  return Math.round(250 + 900 * unit(output.seed, 5) + output.tokens * (7 + 9 * unit(output.seed, 6)));
}

export function turnOf(flow: RunFlow, slot: number, session: number, turn: number, timeMs: number): Turn {
  const work = flow.spec.work;
  const base = sessionSeed(flow, slot, session);
  const seed = mix(base, turn);
  const language = languageOf(flow, slot, session);
  const genre = spinAt(flow.genres, unit(base, 11));
  const kind = kindOfTurn(work, turn, seed);
  const opening = kind === "task" || kind === "again";
  const reasked = opening && turn === 0 && unit(seed, 3) < work.reask;
  return {
    kind,
    genre,
    language,
    item: opening
      ? itemOf(flow, slot, reasked ? Math.max(0, session - 1) : session, kind === "again" ? 0 : turn)
      : seed,
    variant: reasked || kind === "again" ? mix(seed, 4) : 0,
    template: opening ? templateSeed(flow, slot, seed, timeMs) : 0,
    frameVariant: work.frame && unit(seed, 6) < work.frame.paraphrase ? (mix(seed, 7) | 1) >>> 0 : 0,
    context: unit(seed, 8) < work.ownContext ? placeOf(flow, slot, session) : -1,
    feed: opening ? feedOf(flow, slot, session, turn, seed) : undefined,
    typos: work.typos,
    seed,
  };
}

export function planOf(
  flow: RunFlow,
  slot: number,
  session: number,
  turn: number,
  timeMs: number,
  models: Catalogue,
): Plan {
  const work = flow.spec.work;
  const account = flow.cell.accounts[slot];
  const asker = askerOf(flow, slot, session);
  const base = sessionSeed(flow, slot, session);
  const seed = mix(base, turn + 50_000);
  const output = outputOf(flow, slot, session, turn);
  const maxTokens = work.maxTokens.length === 0 ? 0 : work.maxTokens[mix(asker, 21) % work.maxTokens.length];
  const hitLimit = (maxTokens > 0 && output.tokens >= maxTokens) || unit(seed, 1) < (work.truncated ?? 0.004);
  if (maxTokens > 0 && output.tokens > maxTokens) output.tokens = maxTokens;
  const reasoning = reasons(work, base);
  const failed = turn === 0 && work.session.kind === "single" && unit(seed, 4) < 0.012;
  const replays = work.signatures !== undefined && unit(seed, 9) < work.signatures.share;
  return {
    flow,
    slot,
    timeMs,
    session,
    turn,
    sessionKey: isNamed(flow, account.seed) ? base : 0,
    seed,
    current: turnOf(flow, slot, session, turn, timeMs),
    output,
    maxTokens,
    temperature: work.temperature.length === 0 ? -1 : work.temperature[mix(asker, 22) % work.temperature.length],
    hitLimit,
    refused: output.refused,
    reasoning,
    stream: unit(account.seed, 24) < 0.6,
    signature: reasoning && !failed ? mix(output.seed, 31) : 0,
    status: failed ? [429, 529, 500, 400][mix(seed, 5) % 4] : 200,
    model: modelOf(flow, base, timeMs, models),
    durationMs: failed ? 80 + (seed % 900) : durationOf(output),
    systemSeed: work.system && unit(asker, 25) < work.system.share ? scopeSeed(work.system, flow, asker) : 0,
    toolsSeed: work.tools ? scopeSeed(work.tools, flow, asker) : 0,
    carried: carriedOf(work, base, turn),
    replayed: replays ? replayedOf(flow, slot, session) : undefined,
  };
}

/** Clients that hold conversations name them, single questions seldom are; what is dealt out by the request keeps no name. */
function isNamed({ spec: { work, arrival } }: RunFlow, accountSeed: number): boolean {
  if (arrival.kind === "queue" && arrival.dispatch === "request") return false;
  return work.session.kind !== "single" || unit(accountSeed, 23) >= 0.75;
}

/** Assistant turn `index` as this request presents it: issued to this session, or never issued by this provider. */
export function presentedOf(plan: Plan, index: number): PresentedTurn {
  const { flow, slot, session } = plan;
  const work = flow.spec.work;
  const output = outputOf(flow, slot, session, index);
  const limit = plan.maxTokens;
  if (limit > 0 && output.tokens > limit) output.tokens = limit;
  const foreign = unit(output.seed, 41) < (work.foreignHistory ?? 0);
  if (foreign) return { output: { ...output, seed: mix(output.seed, FOREIGN) }, signature: 0 };
  const handsBack = plan.reasoning && work.signatures?.from === "own" && unit(output.seed, 42) < work.signatures.share;
  return { output, signature: handsBack ? mix(output.seed, 31) : 0 };
}

function reasons(work: Work, base: number): boolean {
  return unit(base, 12) < work.reasoning;
}

function languageOf(flow: RunFlow, slot: number, session: number): LanguageName {
  const own = flow.spec.arrival.kind !== "queue" || flow.spec.work.endUsers !== undefined;
  const name = spinAt(flow.languages, unit(own ? askerOf(flow, slot, session) : sessionSeed(flow, slot, session), 13));
  // People write in their language mostly; some tasks of theirs are in English.
  if (name !== "account") return name as LanguageName;
  return unit(sessionSeed(flow, slot, session), 14) < 0.25
    ? "en"
    : (flow.cell.accounts[homeOf(flow, slot, session)].language as LanguageName);
}

/** One of the asker's few projects; or the place that was made for this task, the same for each answer that is asked of it. */
function placeOf(flow: RunFlow, slot: number, session: number): number {
  if (flow.spec.work.throwAway) return mix(itemOf(flow, slot, session, 0), 78);
  return mix(askerOf(flow, slot, session), Math.floor(6 * unit(sessionSeed(flow, slot, session), 9) ** 2));
}

function kindOfTurn(work: Work, turn: number, seed: number): Turn["kind"] {
  if (turn === 0 || (work.session.kind === "single" && turn < FOREIGN_TURNS)) return "task";
  const u = unit(seed, 15);
  if (work.session.kind === "agent") return u < 1 - (work.session.attended ?? 0.22) ? "tool" : "follow";
  return u < 0.55 ? "follow" : u < 0.55 + 0.3 * Math.min(1, work.reask * 3) ? "again" : "task";
}

function itemOf(flow: RunFlow, slot: number, session: number, turn: number): number {
  const items = flow.spec.work.items;
  const account = flow.cell.accounts[homeOf(flow, slot, session)];
  const own = sessionSeed(flow, slot, session);
  if (items.kind === "fresh") return mix(own, turn + 300);
  const pool =
    items.kind === "own"
      ? mix(account.seed, 61)
      : "key" in items && items.key !== undefined
        ? seedOf(items.key)
        : mix(flow.cell.seed, 62);
  if (items.kind === "walk") return mix(pool, session % items.pool);
  if (items.kind === "partition") return mix(pool, partitioned(session, items.answers) % (items.pool ?? 0xffffffff));
  return mix(pool, Math.floor(items.pool * unit(own, 63 + turn) ** (1 + items.skew)));
}

/** Task counter -> item, each item `answers` times, its copies spread over a block of 64 items so that accounts differ. */
export function partitioned(counter: number, answers: number): number {
  if (answers <= 1) return counter;
  const block = 64 * answers;
  return Math.floor(counter / block) * 64 + ((counter % block) % 64);
}

function templateSeed(flow: RunFlow, slot: number, seed: number, timeMs: number): number {
  const frame = flow.spec.work.frame;
  if (!frame) return 0;
  const epoch = frame.rotateHours ? Math.floor(timeMs / (frame.rotateHours * 3_600_000)) : 0;
  const which = Math.floor(frame.count * unit(seed, 71)) + 1000 * epoch;
  if (frame.scope === "world") return (mix(seedOf(frame.key ?? frame.purpose), which) | 1) >>> 0;
  return (
    (mix(frame.scope === "cell" ? mix(flow.cell.seed, 72) : mix(flow.cell.accounts[slot].seed, 73), which) | 1) >>> 0
  );
}

function feedOf(flow: RunFlow, slot: number, session: number, turn: number, seed: number): OutputSpec | undefined {
  const feeds = flow.spec.work.feeds;
  if (!feeds || unit(seed, 81) >= feeds.share) return undefined;
  if (feeds.from === "own") return turn > 0 ? outputOf(flow, slot, session, turn - 1) : undefined;
  const source = flow.cell.flows[feeds.flow ?? flow.cell.flows.indexOf(flow)];
  // The source queue is as far as its own rate has brought it; the margin keeps quotes behind what was surely answered.
  const reached = (session * perDayOf(source)) / perDayOf(flow);
  const quoted = Math.floor(reached * 0.95) - 12 - Math.floor(400 * unit(seed, 82));
  return quoted >= 0 ? outputOf(source, slot, quoted, 0) : undefined;
}

function perDayOf(flow: RunFlow): number {
  const arrival = flow.spec.arrival;
  const turns = flow.spec.work.session.kind === "single" ? 1 : flow.spec.work.session.turns;
  return arrival.kind === "queue" ? (arrival.perDay * (flow.to - flow.from)) / turns : 1;
}

/** A signed block of another session: of a published one, or of an earlier task of the same queue, most likely served by another account. */
function replayedOf(flow: RunFlow, slot: number, session: number): PresentedTurn | undefined {
  const { signatures } = flow.spec.work;
  if (signatures?.from === "published") {
    const author = flow.cell.flows[signatures.flow];
    return signedTurn(author, author.from, Math.floor(signatures.sessions * unit(mix(flow.seed, session), 91)));
  }
  if (signatures?.from !== "other") return undefined;
  const start = session - 8 - Math.floor(300 * unit(mix(flow.seed, session), 91));
  for (let source = start; source > start - 8 && source >= 0; source--) {
    const base = sessionSeed(flow, slot, source);
    const replays = unit(mix(base, 50_000), 9) < signatures.share;
    if (!replays && reasons(flow.spec.work, base)) return signedTurn(flow, slot, source);
  }
  return undefined;
}

function signedTurn(flow: RunFlow, slot: number, session: number): PresentedTurn {
  const output = outputOf(flow, slot, session, 0);
  return { output, signature: mix(output.seed, 31) };
}

function modelOf(flow: RunFlow, base: number, timeMs: number, models: Catalogue): string {
  const size = spinAt(flow.models, unit(base, 16));
  const pivot = flow.spec.work.pivot ?? { share: 0.35, hours: 90 };
  const moved =
    timeMs < models.releaseMs ? 0 : pivot.share * (1 - 2 ** (-(timeMs - models.releaseMs) / (pivot.hours * 3_600_000)));
  return size !== "small" && unit(base, 17) < moved ? models.released : models.base[size];
}

function scopeSeed(scope: Omit<NonNullable<Work["system"]>, "share">, flow: RunFlow, asker: number): number {
  const key = scope.key ?? "popular";
  const name = scope.products === undefined ? key : `${key}-${mix(asker, 26) % scope.products}`;
  if (scope.scope === "world") return (seedOf(name) | 1) >>> 0;
  return (mix(scope.scope === "cell" ? flow.cell.seed : asker, 74) | 1) >>> 0;
}

function carriedOf(work: Work, base: number, turn: number): number {
  if (work.session.kind === "single" && work.foreignHistory)
    return 1 + Math.floor(2 * work.session.turns * unit(base, 18));
  return Math.min(turn, work.session.window ?? 4);
}

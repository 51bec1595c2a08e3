// What the whole window looks like: the crowd against which a cluster's coincidences are weighed, counted one vote a principal.
import type { Events } from "../frame/events.ts";
import type { Frame, Lists } from "../frame/frame.ts";
import { type History, historyOf, outputIssuers } from "../frame/issuers.ts";
import type { Holdings } from "../frame/linkage.ts";
import type { Principals } from "../frame/principals.ts";
import { CAPABILITIES } from "../model/capability.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";
import { type Arrivals, describeArrivals } from "./arrivals.ts";
import { describeCompanies } from "./companies.ts";
import { type Contacts, describeContacts } from "./contacts.ts";
import { whoHandsOn } from "./handed-on.ts";
import { type ModelDays, modelDays, switchedOn } from "./model-days.ts";
import { describePivots, type Pivot } from "./pivots.ts";
import { describeProducts, type Products } from "./products.ts";
import { type RowIndex, rowsByAccount } from "./select-rows.ts";
import { SEVERAL, soleSenders } from "./senders.ts";

export interface Population {
  /** Rows known at the time of judgement. */
  known: number;
  fromMs: number;
  toMs: number;
  totals: Uint32Array;
  /** Rows of each account, of those known. */
  index: RowIndex;
  /** Clients that came to an account late and from elsewhere. */
  arrivals: Arrivals;
  activePrincipals: number;
  /** Principals whose most used value is this, by value. */
  paramsVotes: Map<number, number>;
  stackVotes: Map<number, number>;
  /** Principals by the shape flags they use most. */
  flagsVotes: Map<number, number>;
  netVotes: Map<number, number>;
  /** Most used stack, params of each account. */
  topStack: Int32Array;
  topParams: Int32Array;
  /** Whether any exchange names a session: where none does, its absence says nothing. */
  anySessions: boolean;
  /** Exchanges per hour since `fromMs`. */
  hourly: Float64Array;
  /** When each account was made, NaN where that is not recorded; and the known ones, ascending. */
  createdMs: Float64Array;
  created: Float64Array;
  contacts: Contacts;
  products: Products;
  /** Company that each account openly shows itself to be of, 0: none (companies.ts). */
  company: Uint32Array;
  /** Mean capability share of all traffic, one vote a principal. */
  capabilities: Float64Array;
  /** Who was issued a signature or an output first: account + 1, 0 when nobody here was; of outputs, MANY_ISSUERS when several were. */
  signatureIssuer: Uint32Array;
  outputIssuer: Uint32Array;
  /** 1 for each output that somebody hands back as history. */
  outputPresented: Uint8Array;
  /** Of all exchanges. */
  history: History;
  /** Principals that present reasoning or answers issued to others, or whose own others present: 1 each. */
  handsOn: Uint8Array;
  /** Model that issued a signature + 1. */
  signatureModel: Uint16Array;
  /** Per row, the entities of somebody's own (files, projects) that its prompt names and no other principal's does. */
  ownContext: Lists;
  /** Validated link partners of each account (linkage/links.ts). */
  links: Map<number, Set<number>>;
  holdings: Holdings;
  events: Events;
  /** How everybody took to each new model. */
  pivots: Pivot[];
  /** Main model of each account by day, and how many changed theirs on each. */
  modelDays: ModelDays;
  switched: { there: number; moved: number }[];
  /** Who issued a passage first, by clause object: account + 1, 0 when nobody did. */
  passageIssuer: Uint32Array;
}

const CONTEXT = OBJECT_KINDS.indexOf("context");

export const HOUR_MS = 3_600_000;

export function describePopulation(
  frame: Frame,
  principals: Principals,
  known: number,
  linkage: Pick<Population, "links" | "holdings" | "events">,
): Population {
  const accounts = frame.accounts.length;
  const index = rowsByAccount(frame, known);
  const fromMs = known > 0 ? Math.floor(frame.time[0] / HOUR_MS) * HOUR_MS : 0;
  const toMs = known > 0 ? frame.time[known - 1] + 1 : 0;
  const totals = new Uint32Array(accounts);
  const hourly = new Float64Array(Math.max(1, Math.ceil((toMs - fromMs) / HOUR_MS)));
  const sums = new Float64Array(principals.count * CAPABILITIES.length);
  let signatures = 0;
  for (let row = 0; row < frame.n; row++) if (frame.signature[row] > signatures) signatures = frame.signature[row];
  for (const v of frame.signaturesPresented.values) if (v > signatures) signatures = v;
  const signatureIssuer = new Uint32Array(signatures + 1);
  const signatureModel = new Uint16Array(signatures + 1);
  const outputIssuer = outputIssuers(frame, principals, known);
  const passageIssuer = new Uint32Array(frame.objectKind.length);
  const perPrincipal = new Uint32Array(principals.count);
  for (let row = 0; row < known; row++) {
    const account = frame.account[row];
    const principal = principals.of[account];
    totals[account]++;
    perPrincipal[principal]++;
    hourly[Math.floor((frame.time[row] - fromMs) / HOUR_MS)]++;
    for (let c = 0; c < CAPABILITIES.length; c++)
      sums[principal * CAPABILITIES.length + c] += frame.capabilities[row * CAPABILITIES.length + c];
    const signature = frame.signature[row];
    if (signature !== 0 && signatureIssuer[signature] === 0) {
      signatureIssuer[signature] = account + 1;
      signatureModel[signature] = frame.model[row] + 1;
    }
    for (let i = frame.passages.start[row]; i < frame.passages.start[row + 1]; i++) {
      const clause = frame.passages.values[i];
      if (passageIssuer[clause] === 0) passageIssuer[clause] = account + 1;
    }
  }
  const capabilities = new Float64Array(CAPABILITIES.length);
  let activePrincipals = 0;
  for (let p = 0; p < principals.count; p++) {
    if (perPrincipal[p] === 0) continue;
    activePrincipals++;
    for (let c = 0; c < CAPABILITIES.length; c++)
      capabilities[c] += sums[p * CAPABILITIES.length + c] / (255 * perPrincipal[p]);
  }
  for (let c = 0; c < CAPABILITIES.length; c++) capabilities[c] /= Math.max(1, activePrincipals);
  const createdMs = Float64Array.from({ length: accounts }, (_, a) => {
    const time = Date.parse(principals.record[a]?.created ?? "");
    return time > 0 ? time : Number.NaN;
  });
  const topStack = mostUsed(frame, frame.stack, known);
  const topParams = mostUsed(frame, frame.params, known);
  const perDay = modelDays(frame, known, (row) => frame.account[row], accounts, fromMs, toMs);
  const everyone = frame.accounts.map((_, account) => account);
  return {
    known,
    fromMs,
    toMs,
    totals,
    index,
    arrivals: describeArrivals(frame, index),
    activePrincipals,
    topStack,
    topParams,
    stackVotes: votes(topStack, principals),
    paramsVotes: votes(topParams, principals),
    flagsVotes: votes(mostUsed(frame, frame.flags, known), principals),
    netVotes: netVotes(frame, principals, known),
    anySessions: frame.session.subarray(0, known).some((s) => s !== 0),
    hourly,
    createdMs,
    created: createdMs.filter((time) => !Number.isNaN(time)).sort(),
    capabilities,
    signatureIssuer,
    handsOn: whoHandsOn(frame, principals, signatureIssuer, outputIssuer, known),
    signatureModel,
    outputIssuer,
    outputPresented: presentedOutputs(frame, outputIssuer.length, known),
    history: historyOf(frame, outputIssuer, known),
    passageIssuer,
    ownContext: ownContext(frame, soleSenders(frame, principals, known, CONTEXT), known),
    contacts: describeContacts(principals),
    products: describeProducts(frame, principals, totals, known),
    company: describeCompanies(principals),
    modelDays: perDay,
    switched: Array.from({ length: perDay.days }, (_, day) => switchedOn(perDay, day, everyone)),
    pivots: describePivots(frame, principals, linkage.events, known),
    ...linkage,
  };
}

function presentedOutputs({ presented }: Frame, outputs: number, known: number): Uint8Array {
  const found = new Uint8Array(outputs);
  for (let i = 0; i < presented.start[known]; i++) found[presented.values[i]] = 1;
  return found;
}

/** Most used value of each account; -1 for accounts without rows. */
function mostUsed(frame: Frame, column: Uint32Array, known: number): Int32Array {
  const counts = new Map<number, number>();
  const best = new Int32Array(frame.accounts.length).fill(-1);
  const bestCount = new Uint32Array(frame.accounts.length);
  for (let row = 0; row < known; row++) {
    const account = frame.account[row];
    const key = column[row] * frame.accounts.length + account;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > bestCount[account]) {
      bestCount[account] = count;
      best[account] = column[row];
    }
  }
  return best;
}

function votes(top: Int32Array, principals: Principals): Map<number, number> {
  const seen = new Set<number>();
  const map = new Map<number, number>();
  for (let account = 0; account < top.length; account++) {
    if (top[account] < 0) continue;
    const key = top[account] * principals.count + principals.of[account];
    if (seen.has(key)) continue;
    seen.add(key);
    map.set(top[account], (map.get(top[account]) ?? 0) + 1);
  }
  return map;
}

function netVotes(frame: Frame, principals: Principals, known: number): Map<number, number> {
  const seen = new Set<number>();
  const map = new Map<number, number>();
  for (let row = 0; row < known; row++) {
    const net = frame.net[row];
    if (net === 0) continue;
    const key = net * principals.count + principals.of[frame.account[row]];
    if (seen.has(key)) continue;
    seen.add(key);
    map.set(net, (map.get(net) ?? 0) + 1);
  }
  return map;
}

function ownContext(frame: Frame, senders: Int32Array, known: number): Lists {
  const start = new Uint32Array(known + 1);
  const values: number[] = [];
  for (let row = 0; row < known; row++) {
    for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++) {
      const object = frame.objects.values[i];
      // Files that many customers name (a tutorial's, a benchmark's) are nobody's own.
      if (frame.objectKind[object] === CONTEXT && senders[object] !== SEVERAL) values.push(object);
    }
    start[row + 1] = values.length;
  }
  return { start, values: Uint32Array.from(values) };
}

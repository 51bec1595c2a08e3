// A lead: a candidate with its sub-stream cleaned of passers-by, its signals measured and its three questions answered.

import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { type CoordinationEvidence, coordinationEvidence } from "./coordination.ts";
import { type Membership, type WorkProfile, weighMembers } from "./members.ts";
import type { Population } from "./population.ts";
import {
  asks,
  bitsOf,
  capFamilies,
  type Key,
  type KeyModel,
  mostBits,
  type Scales,
  type Score,
  score,
} from "./score.ts";
import { LEAST_PRINCIPALS, selectRows } from "./select-rows.ts";
import { SIGNALS } from "./signals/registry.ts";
import { narrow, openingsOf, type Stream, streamOf, votersOf } from "./stream.ts";

export interface Gathered {
  candidate: Candidate;
  stream: Stream;
  /** Probability of belonging, per member of the stream. */
  probability: Float64Array;
  /** What each member's comparisons with the rest say (members.ts). */
  comparisons: Float64Array[];
}

export interface Lead extends Gathered {
  /** Value of each signal, in the order of SIGNALS; NaN: unknown. */
  values: Float64Array;
}

export interface JudgedLead extends Lead {
  scores: Record<Key, Score>;
  evidence: CoordinationEvidence;
  /** Whether its coordination passed false-discovery control over all leads looked at (confirmation.ts). */
  confirmed?: boolean;
  /** Accounts that may be robbed (victims.ts) or that were found with others (kin.ts), where the verdict is a campaign. */
  inDoubt?: ReadonlySet<number>;
  /** Least probability of belonging on which a member is named, where it is more than even odds (naming.ts). */
  leastNamed?: number;
  /** Accounts whose finding this is, where those named are reported in two (companion.ts). */
  listed?: ReadonlySet<number>;
  /** Of how many leads it is made, where of several that do the same work of their own (kin.ts). */
  united?: number;
}

/** What every candidate is measured against; built once a run. */
export interface Setting {
  frame: Frame;
  principals: Principals;
  population: Population;
  orders: WorkOrders;
  /** Rows already explained by a finding, 1 each: a later lead does not count them again. */
  claimed: Uint8Array;
  /** Scratch, all 0 between uses: 1 + place of a row among those of a stream. */
  position: Uint32Array;
}

/** A member takes part with at least this many exchanges in the sub-stream. */
const LEAST_EXCHANGES = 2;
/** Odds of 1 : 4: who is less likely than that to belong leaves the stream. */
const KEEP_PROBABILITY = 0.2;
/** Passers-by bend the cluster's own frequencies; a few rounds settle. */
const ROUNDS = 3;

/** Nobody is named on less than even odds, nor in a campaign on less than `leastNamed`. */
export function isNamed(lead: Gathered & Pick<Partial<JudgedLead>, "leastNamed" | "listed">, member: number): boolean {
  const { probability, stream, leastNamed = 0.5, listed } = lead;
  return probability[member] >= leastNamed && (listed === undefined || listed.has(stream.members[member]));
}

/** What is said of a finding, apart from its signals, is said of this. */
export function namedStream(lead: JudgedLead): Stream {
  return narrow(lead.stream, (m) => isNamed(lead, m));
}

/** A candidate's exchanges, cleaned of passers-by. Undefined when too few independent members are left. */
export function gather(setting: Setting, candidate: Candidate): Gathered | undefined {
  const { frame, principals, population, claimed } = setting;
  const rows = selectRows(setting, candidate).filter((row) => claimed[row] === 0);
  let stream = streamOf(frame, principals, population, rows, LEAST_EXCHANGES, candidate.orders.length > 0);
  if (stream.independent < LEAST_PRINCIPALS) return undefined;
  const weigh = (s: Stream): Membership => weighMembers(s, workProfile(setting, candidate, s));
  let { probability, comparisons } = weigh(stream);
  for (let round = 0; round < ROUNDS && probability.some((p) => p < KEEP_PROBABILITY); round++) {
    const current = probability;
    stream = narrow(stream, (m) => current[m] >= KEEP_PROBABILITY);
    if (stream.independent < LEAST_PRINCIPALS) return undefined;
    ({ probability, comparisons } = weigh(stream));
  }
  return { candidate, stream, probability, comparisons };
}

/** A question, and the bits below which its answer makes no candidate worth more measurements. */
export interface Gate {
  model: KeyModel;
  least: number;
}

/** All signals of a candidate. Undefined as soon as they cannot open any of `gates`, where given; most candidates end there, after a few of them. */
export function measure(gathered: Gathered, gates?: readonly Gate[]): Lead | undefined {
  const voters = votersOf(gathered.stream);
  const openings = openingsOf(voters);
  const values = new Float64Array(SIGNALS.length).fill(Number.NaN);
  const taken = new Uint8Array(SIGNALS.length);
  const take = (s: number): number => {
    if (taken[s] === 0) values[s] = SIGNALS[s].measure(SIGNALS[s].of === "openings" ? openings : voters);
    taken[s] = 1;
    return values[s];
  };
  if (gates !== undefined && !gates.some((gate) => opens(gate, take))) return undefined;
  SIGNALS.forEach((_, s) => {
    take(s);
  });
  return { ...gathered, values };
}

/** What can say most is asked first, until the rest cannot bring the key to `least` bits. Caps only lower the bits, so none is missed. */
function opens({ model, least }: Gate, take: (signal: number) => number): boolean {
  const asked = SIGNALS.flatMap(({ id }, s) => (asks(model, id) ? [{ s, id, most: mostBits(model, id) }] : []));
  asked.sort((a, b) => b.most - a.most);
  let hope = asked.reduce((sum, { most }) => sum + most, model.intercept);
  for (const { s, id, most } of asked) {
    if (hope < least) return false;
    hope += bitsOf(model, id, take(s)) - most;
  }
  return hope >= least;
}

/** The same lead with those members alone for which `keep` is true, and what was measured of all. */
export function only(lead: JudgedLead, keep: (member: number) => boolean, probability = lead.probability): JudgedLead {
  const of = (values: Float64Array): Float64Array => values.filter((_, m) => keep(m));
  return {
    ...lead,
    stream: narrow(lead.stream, keep),
    probability: of(probability),
    comparisons: lead.comparisons.map(of),
  };
}

/** Gathered and measured; undefined when too few independent members are left. */
export function follow(setting: Setting, candidate: Candidate): Lead | undefined {
  const gathered = gather(setting, candidate);
  return gathered === undefined ? undefined : measure(gathered);
}

/** How each member's exchanges lie in the core work; undefined where there are not at least two core orders to tell by. */
function workProfile(setting: Setting, candidate: Candidate, stream: Stream): WorkProfile | undefined {
  if (candidate.orders.length < 2) return undefined;
  const { orders, position } = setting;
  const k = stream.members.length;
  const memberOf = new Uint32Array(stream.byMember.length);
  for (let m = 0; m < k; m++) memberOf.fill(m, stream.memberStart[m], stream.memberStart[m + 1]);
  stream.byMember.forEach((row, i) => {
    position[row] = i + 1;
  });
  const most = new Uint32Array(stream.byMember.length);
  const breadth = new Float64Array(k);
  const usedBy = new Int32Array(k).fill(-1);
  for (const order of candidate.orders) {
    let exchanges = 0;
    for (let i = orders.rowStart[order]; i < orders.rowStart[order + 1]; i++)
      if (position[orders.rows[i]] > 0) exchanges++;
    for (let i = orders.rowStart[order]; i < orders.rowStart[order + 1]; i++) {
      const at = position[orders.rows[i]] - 1;
      if (at < 0) continue;
      if (exchanges > most[at]) most[at] = exchanges;
      const m = memberOf[at];
      if (usedBy[m] === order) continue;
      usedBy[m] = order;
      breadth[m]++;
    }
  }
  for (const row of stream.byMember) position[row] = 0;
  const typicality = new Float64Array(k);
  for (let i = 0; i < most.length; i++) typicality[memberOf[i]] += most[i] / stream.rows.length;
  for (let m = 0; m < k; m++) typicality[m] /= stream.memberStart[m + 1] - stream.memberStart[m];
  return { typicality, breadth };
}

/** Answers the three questions. Caps hold over everything that speaks for a campaign, both keys together. */
export function judgeLead(reference: Scales, lead: Lead): JudgedLead {
  const coordination = score(reference, "coordination", lead.values);
  const purpose = score(reference, "purpose", lead.values);
  const capped = capFamilies([...coordination.terms, ...purpose.terms]);
  const part = (key: "coordination" | "purpose", from: number, to: number): Score => {
    const terms = capped.slice(from, to);
    return { terms, bits: terms.reduce((sum, t) => sum + t.bits, reference.keys[key].intercept) };
  };
  const at = coordination.terms.length;
  const scores: Record<Key, Score> = {
    coordination: part("coordination", 0, at),
    purpose: part("purpose", at, capped.length),
    relay: score(reference, "relay", lead.values),
  };
  return { ...lead, scores, evidence: coordinationEvidence(votersOf(lead.stream), lead.candidate.route) };
}

// A lead: a candidate with its sub-stream cleaned of passers-by, its signals measured and its three questions answered.

import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { type CoordinationEvidence, coordinationEvidence } from "./coordination.ts";
import { weighMembers } from "./members.ts";
import type { Population } from "./population.ts";
import { capFamilies, type Key, type Reference, type Score, score } from "./score.ts";
import { type RowsByAccount, selectRows } from "./select-rows.ts";
import { SIGNALS } from "./signals/registry.ts";
import { narrow, type Stream, streamOf } from "./stream.ts";

export interface Lead {
  candidate: Candidate;
  stream: Stream;
  /** Probability of belonging, per member of the stream. */
  probability: Float64Array;
  /** Value of each signal, in the order of SIGNALS; NaN: unknown. */
  values: Float64Array;
}

export interface JudgedLead extends Lead {
  scores: Record<Key, Score>;
  evidence: CoordinationEvidence;
}

/** What every candidate is measured against; built once a run. */
export interface Setting {
  frame: Frame;
  principals: Principals;
  population: Population;
  orders: WorkOrders;
  index: RowsByAccount;
  /** Rows already explained by a finding, 1 each: a later lead does not count them again. */
  claimed: Uint8Array;
}

/** A member takes part with at least this many exchanges in the sub-stream. */
const LEAST_EXCHANGES = 2;
const LEAST_PRINCIPALS = 3;
const KEEP_PROBABILITY = 0.5;
/** Passers-by bend the cluster's own frequencies; a few rounds settle. */
const ROUNDS = 3;

/** Undefined when too few independent members are left once rows are chosen and passers-by are gone. */
export function follow(setting: Setting, candidate: Candidate): Lead | undefined {
  const { frame, principals, population, orders, index, claimed } = setting;
  const rows = selectRows(frame, candidate, orders, population, index).filter((row) => claimed[row] === 0);
  let stream = streamOf(frame, principals, population, rows, LEAST_EXCHANGES, candidate.orders.length > 0);
  if (stream.independent < LEAST_PRINCIPALS) return undefined;
  const weigh = (s: Stream): Float64Array => weighMembers(s, typicalWork(setting, candidate, s)).probability;
  let probability = weigh(stream);
  for (let round = 0; round < ROUNDS && probability.some((p) => p < KEEP_PROBABILITY); round++) {
    const current = probability;
    stream = narrow(stream, (m) => current[m] >= KEEP_PROBABILITY);
    if (stream.independent < LEAST_PRINCIPALS) return undefined;
    probability = weigh(stream);
  }
  return { candidate, stream, probability, values: Float64Array.from(SIGNALS, (signal) => signal.measure(stream)) };
}

/** Per member, the mean over its exchanges of the share of all the stream's exchanges that have the commonest core order of that one. */
function typicalWork(setting: Setting, candidate: Candidate, stream: Stream): Float64Array | undefined {
  if (candidate.orders.length < 2) return undefined;
  const { frame, orders } = setting;
  const core = new Set(candidate.orders);
  const exchanges = new Map<number, number>();
  const ordersOf = (row: number): Set<number> => {
    const set = new Set<number>();
    for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++) {
      const order = orders.of[frame.objects.values[i]];
      if (core.has(order)) set.add(order);
    }
    return set;
  };
  for (const row of stream.rows)
    for (const order of ordersOf(row)) exchanges.set(order, (exchanges.get(order) ?? 0) + 1);
  return Float64Array.from(stream.members, (_, m) => {
    let sum = 0;
    for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
      let most = 0;
      for (const order of ordersOf(stream.byMember[i])) most = Math.max(most, exchanges.get(order) ?? 0);
      sum += most / stream.rows.length;
    }
    return sum / (stream.memberStart[m + 1] - stream.memberStart[m]);
  });
}

/** Answers the three questions. Caps hold over everything that speaks for a campaign, both keys together. */
export function judgeLead(reference: Reference, lead: Lead): JudgedLead {
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
  return { ...lead, scores, evidence: coordinationEvidence(lead.stream, lead.candidate.route) };
}

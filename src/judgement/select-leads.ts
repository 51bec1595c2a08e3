// From many overlapping leads to few findings: the work first, then all that the members of a thin cluster do, then the items that people
// have in common.
import type { Candidate } from "../frame/candidate.ts";
import { isOneWork } from "./common-work.ts";
import { coordinationEvidence } from "./coordination.ts";
import { type Gathered, gather, isNamed, type JudgedLead, type Setting } from "./lead.ts";
import { bothKeysTurn, CONFIRMED_E, looksResold } from "./levels.ts";
import { isDealt } from "./products.ts";
import { judgePromising, pursue } from "./pursue.ts";
import type { Scales } from "./score.ts";
import { LEAST_PRINCIPALS } from "./select-rows.ts";
import { type Claims, release, settle } from "./settle.ts";
import { votersOf } from "./stream.ts";

export interface Selection {
  leads: JudgedLead[];
  /** Those that by themselves may be a lead. */
  promising: Candidate[];
  lookedAt: number;
}

export function selectLeads(setting: Setting, reference: Scales, candidates: readonly Candidate[]): Selection {
  const open: JudgedLead[] = [];
  const promising = candidates.filter(isLast);
  const thin: Gathered[] = [];
  for (const candidate of candidates) {
    if (isLast(candidate)) continue;
    const gathered = gather(setting, candidate);
    if (gathered === undefined) continue;
    const judged = judgePromising(reference, gathered);
    if (judged !== undefined) {
      open.push(judged);
      promising.push(candidate);
    }
    if (isThin(gathered) && areTied(gathered)) thin.push(gathered);
  }
  const chosen: JudgedLead[] = [];
  const claims: Claims = new Map();
  settle(setting, reference, open, chosen, claims);
  let lookedAt = candidates.length;
  const wholes = (): JudgedLead[] => {
    const wider = new Map<string, Candidate>();
    for (const gathered of thin) {
      const whole = wholeTraffic(gathered, claims);
      if (whole.accounts.length >= LEAST_PRINCIPALS) wider.set(whole.accounts.join(" "), whole);
    }
    lookedAt += wider.size;
    return [...wider.values()].flatMap((candidate) => {
      const gathered = gather(setting, candidate);
      return (gathered && areTied(gathered) ? judgePromising(reference, gathered) : undefined) ?? [];
    });
  };
  settle(setting, reference, wholes(), chosen, claims);
  letGoUncalled(setting, chosen, claims);
  // No one piece of a relay's work shows that access is resold: those whose work was found to be nothing are asked for that alone.
  settle(
    setting,
    reference,
    wholes().filter((lead) => isResold(lead) && !isCampaign(lead)),
    chosen,
    claims,
  );
  letGoUncalled(setting, chosen, claims);
  settle(setting, reference, lastLeads(setting, reference, candidates, claims), chosen, claims);
  return { leads: chosen, promising, lookedAt };
}

/**
 * Items that people have in common are what anybody asks, and what filler is copied from: they are asked after the work, of accounts that nothing
 * else explains.
 */
function isLast({ route }: Candidate): boolean {
  return route === "items";
}

/** A lead that will be called something explains its accounts; any other lets go of them and their exchanges, which may be of something else. */
function letGoUncalled(setting: Setting, chosen: readonly JudgedLead[], claims: Claims): void {
  const called = chosen.map(isCalled);
  chosen.forEach(({ stream }, home) => {
    if (called[home]) return;
    for (const row of stream.rows) setting.claimed[row] = 0;
    for (const account of stream.members) release(claims, account, home);
  });
  // What an uncalled lead let go of before may be a later one's by now.
  chosen.forEach(({ stream }, home) => {
    if (called[home]) for (const row of stream.rows) setting.claimed[row] = 1;
  });
}

function lastLeads(
  setting: Setting,
  reference: Scales,
  candidates: readonly Candidate[],
  claims: Claims,
): JudgedLead[] {
  return candidates.filter(isLast).flatMap((candidate) => {
    const accounts = candidate.accounts.filter((account) => !claims.has(account));
    return pursue(setting, reference, { ...candidate, accounts }) ?? [];
  });
}

function isCalled(lead: JudgedLead): boolean {
  return isCampaign(lead) || isResold(lead);
}

function isCampaign({ scores: { coordination, purpose }, evidence, stream }: JudgedLead): boolean {
  const confirmed = Math.max(evidence.ofMost, evidence.operated) >= CONFIRMED_E;
  return isOneWork(stream) && bothKeysTurn(coordination.bits, purpose.bits, { confirmed, byWork: isDealt(stream) });
}

function isResold({ scores: { coordination, relay }, evidence }: JudgedLead): boolean {
  return looksResold(relay.bits, coordination.bits, evidence.ties);
}

/** Work that is less than this part of its members' traffic may be the visible part of more. */
const THIN = 0.5;

function isThin({ candidate, stream }: Gathered): boolean {
  const all = stream.totals.reduce((sum, n) => sum + n, 0);
  return candidate.orders.length > 0 && stream.rows.length < THIN * all;
}

/** Whether coincidences of cards, contacts, sign-up or rhythm say that the members belong together. */
function areTied({ stream }: Gathered): boolean {
  return coordinationEvidence(votersOf(stream), "work").ties >= CONFIRMED_E;
}

/**
 * All that a cluster's members do, where their common work is the lesser part of it and they are tied together: a harvest that asks each
 * question in its own words has hardly any work in common, and repeats itself here and there. Popular work draws several hands and strangers
 * in, so this is asked last, of those that nothing else explains. What chose them proves nothing of them again.
 */
function wholeTraffic(gathered: Gathered, claims: Claims): Candidate {
  const accounts = gathered.stream.members.filter((account, m) => isNamed(gathered, m) && !claims.has(account));
  return { route: "identity", accounts, orders: new Uint32Array(), share: 1 };
}

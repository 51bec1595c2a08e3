// A ruled lead -> a finding of findings.json: members with probabilities and shares, counts, reasons in bits, alternatives.

import type { Frame } from "../frame/frame.ts";
import { hash49 } from "../math/hash.ts";
import { round } from "../math/round.ts";
import { wilson } from "../math/statistics.ts";
import { CAPABILITIES } from "../model/capability.ts";
import type { Finding, Level, Verdict } from "../model/finding.ts";
import { coincidencesOf } from "./coordination.ts";
import { type Belonging, exposureOf } from "./exposure.ts";
import { isNamed, type JudgedLead, namedStream } from "./lead.ts";
import { CONFIRMED_E, LEVEL_BITS, levelOf } from "./levels.ts";
import type { Reference, Term } from "./score.ts";
import { SIGNALS } from "./signals/registry.ts";
import type { Stream } from "./stream.ts";
import { innocentTwins } from "./twins.ts";
import type { Ruling } from "./verdict.ts";

const E_CAP = 1e12;
/** A term below this many bits is noise to a reader. */
const LEAST_BITS = 0.1;

/** Throws RangeError when the lead names nobody. */
export function findingOf(lead: JudgedLead, ruling: Ruling, reference: Reference): Finding {
  const { stream, scores } = lead;
  const { frame } = stream;
  const named = [...stream.members.keys()].filter((m) => isNamed(lead, m));
  const accounts = named
    .map((m) => {
      const account = stream.members[m];
      const exchanges = stream.memberStart[m + 1] - stream.memberStart[m];
      return {
        account: frame.accounts[account],
        probability: round(lead.probability[m], 4),
        exchanges,
        share: round(Math.min(1, exchanges / Math.max(1, stream.totals[m])), 4),
      };
    })
    .sort((a, b) => b.probability - a.probability || b.exchanges - a.exchanges || (a.account < b.account ? -1 : 1));
  const estimate = expectedExchanges(accounts);
  const counted = namedStream(lead);
  const { rows } = counted;
  const lower = wilson(estimate, Math.max(1, rows.length)).low * rows.length;
  return {
    id: idOf(lead),
    ...ruling,
    confidence: {
      coordination: {
        level: oneHandOf(lead, ruling.verdict),
        e_value: round(Math.min(E_CAP, tiesOf(lead, ruling.verdict)), 3),
      },
      purpose: { level: levelOf(scores.purpose.bits), log_odds: nats(scores.purpose.bits) },
      relay: { level: levelOf(scores.relay.bits), log_odds: nats(scores.relay.bits) },
      attribution: { level: "none" },
    },
    accounts,
    exchanges: { lower_bound: Math.floor(lower), estimate: Math.round(estimate) },
    ...countsOf(counted),
    ...(ruling.verdict === "distillation-campaign" && {
      exposure: exposureFor(lead, counted, lower / estimate),
    }),
    reasons: reasonsOf(lead, ruling.verdict, reference),
    alternatives: innocentTwins(lead, ruling.verdict),
  };
}

/** What is counted of the exchanges of those that a lead names (lead.ts, `namedStream`). */
export function countsOf({ frame, rows }: Stream): Pick<Finding, "window" | "models" | "capabilities"> {
  // A map, since a model may be called like a property that every object has.
  const models = new Map<string, number>();
  for (const row of rows) {
    const model = frame.models[frame.model[row]];
    models.set(model, (models.get(model) ?? 0) + 1);
  }
  return {
    window: {
      from: new Date(frame.time[rows[0]]).toISOString(),
      to: new Date(frame.time[rows[rows.length - 1]] + 1).toISOString(),
    },
    models: Object.fromEntries(models),
    capabilities: capabilitiesOf(frame, rows),
  };
}

/** What they took; `leastShare`: the part of the expected exchanges that is sure. */
export function exposureFor(lead: JudgedLead, { frame, rows }: Stream, leastShare: number): Finding["exposure"] {
  return exposureOf(frame, rows, belongingOf(lead, leastShare));
}

/** Exchanges of the listed, each account's times its probability. */
export function expectedExchanges(accounts: Finding["accounts"]): number {
  return accounts.reduce((sum, a) => sum + a.probability * a.exchanges, 0);
}

function belongingOf(lead: JudgedLead, leastShare: number): Belonging {
  const place = new Map(Array.from(lead.stream.members, (account, m) => [account, m]));
  return { probability: (account) => lead.probability[place.get(account) as number], leastShare };
}

/** Same input, same id: named by its first exchange's account and time, which later exchanges do not change. */
function idOf(lead: JudgedLead): string {
  const { frame, rows } = lead.stream;
  const name = `${frame.accounts[frame.account[rows[0]]]} ${frame.time[rows[0]]} ${rows.length === 0 ? "" : lead.candidate.route === "identity" ? "identity" : "work"}`;
  return `F-${hash49(name).toString(36).padStart(10, "0")}`;
}

function capabilitiesOf(frame: Frame, rows: Uint32Array): Record<string, number> {
  const sums = new Float64Array(CAPABILITIES.length);
  for (const row of rows) for (let c = 0; c < sums.length; c++) sums[c] += frame.capabilities[row * sums.length + c];
  const total = sums.reduce((a, b) => a + b, 0) || 1;
  return Object.fromEntries(CAPABILITIES.map((name, c) => [name, round(sums[c] / total, 4)]));
}

function reasonsOf(lead: JudgedLead, verdict: Verdict, reference: Reference): Finding["reasons"] {
  const { coordination, purpose, relay } = lead.scores;
  const { keys } = reference;
  const resold = verdict === "relay-pool";
  const terms: Term[] = resold ? [...relay.terms] : [...coordination.terms, ...purpose.terms];
  const reasons = inBits(terms);
  return [
    {
      signal: "prior",
      bits: round(resold ? keys.relay.intercept : keys.coordination.intercept + keys.purpose.intercept, 2),
      text: resold
        ? "before any evidence: most groups that act as one hand resell nothing"
        : "before any evidence: most groups that are looked at are honest, and most that act as one hand harvest nothing",
    },
    ...reasons,
  ];
}

/** The terms that say something, the loudest first, in words. */
export function inBits(terms: readonly Term[]): Finding["reasons"] {
  return terms
    .filter((t) => Math.abs(t.bits) >= LEAST_BITS)
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .map((t) => ({
      signal: t.signal,
      bits: round(t.bits, 2),
      text: SIGNALS.find((s) => s.id === t.signal)?.explain(t.value) ?? t.signal,
    }));
}

/** E-value of the test that counts for the verdict: for resold access sign-up too, for robbed owners that the work has one foreign operator (coordination.ts). */
function tiesOf({ evidence }: JudgedLead, verdict: Verdict): number {
  if (verdict === "relay-pool") return evidence.ties;
  return verdict === "compromised-customer" ? Math.max(evidence.e, evidence.operated) : evidence.e;
}

/** What that e-value is made of. */
export function coincidencesFor({ evidence }: JudgedLead, verdict: Verdict): ReturnType<typeof coincidencesOf> {
  return coincidencesOf(evidence, { signUp: verdict === "relay-pool", operated: verdict === "compromised-customer" });
}

/** Resold access and robbed owners may be shown to have one hand behind them by such a test alone; that counts as 3 : 1. */
function oneHandOf(lead: JudgedLead, verdict: Verdict): Level {
  const byTest = verdict === "relay-pool" || verdict === "compromised-customer";
  const shown = byTest && tiesOf(lead, verdict) >= CONFIRMED_E ? LEVEL_BITS.moderate : Number.NEGATIVE_INFINITY;
  return levelOf(Math.max(lead.scores.coordination.bits, shown));
}

function nats(bits: number): number {
  return round(bits * Math.LN2, 3);
}

// The two-key rule, and what may be recommended for which verdict. No single kind of evidence ever suspends anybody.
import type { Recommendation, Verdict } from "../model/finding.ts";
import { isOneWork } from "./common-work.ts";
import type { JudgedLead } from "./lead.ts";
import { bothKeysTurn, CONFIRMED_E, LEVEL_BITS, levelOf, looksResold } from "./levels.ts";
import { isDealt } from "./products.ts";

export interface Ruling {
  verdict: Verdict;
  recommended: Recommendation;
}

/** A lead and what is said of it. */
export type Part = readonly [JudgedLead, Ruling];

/** Undefined: not worth a person's time. `confirmed`: the lead survived false-discovery control (confirmation.ts). */
export function rule(lead: JudgedLead, confirmed: boolean): Ruling | undefined {
  const { coordination, purpose, relay } = lead.scores;
  const oneHand = levelOf(coordination.bits);
  const harvest = levelOf(purpose.bits);
  const mayBeResold = relay.bits > LEVEL_BITS.low;
  // What ties a reseller's accounts together confirms a dispatcher, and no harvester.
  const tied = (confirmed || lead.evidence.operated >= CONFIRMED_E) && !mayBeResold;
  const evenOnly = isEvenOnly(lead);
  const turn =
    isOneWork(lead.stream) &&
    bothKeysTurn(coordination.bits, purpose.bits, { confirmed: tied, byWork: isDealt(lead.stream) }) &&
    (!evenOnly || harvest === "high");
  // A harvest that rides on many people's accounts looks resold as well; what many people ask does not look like a harvest.
  if (turn) {
    // Where resold access, or a product's customers, are not out of the question a person looks first.
    if (mayBeResold || evenOnly) return { verdict: "distillation-campaign", recommended: "review" };
    const sure = lackingForSuspension(lead, confirmed).length === 0;
    const firm = coordination.bits >= LEVEL_BITS.moderate && purpose.bits >= LEVEL_BITS.moderate;
    return { verdict: "distillation-campaign", recommended: sure ? "suspend-cluster" : firm ? "step-up" : "review" };
  }
  if (looksResold(relay.bits, coordination.bits, lead.evidence.ties))
    return { verdict: "relay-pool", recommended: levelOf(relay.bits) === "high" && confirmed ? "step-up" : "review" };
  if (oneHand !== "high" && !(oneHand === "moderate" && confirmed)) return undefined;
  // One key alone goes to a person, whichever way it was turned.
  return { verdict: "coordinated-other", recommended: "review" };
}

/** What is not shown and would have to be before a campaign's suspension is recommended, in words; nothing where it is. */
export function lackingForSuspension(lead: JudgedLead, confirmed: boolean): string[] {
  const { scores, evidence } = lead;
  const lacking = (
    [
      ["one hand", levelOf(scores.coordination.bits)],
      ["a harvest", levelOf(scores.purpose.bits)],
    ] as const
  ).flatMap(([what, level]) => (level === "high" ? [] : [`${what} is shown at ${level} confidence, not at high`]));
  if (!confirmed && evidence.e < CONFIRMED_E)
    lacking.push(`no randomisation test confirms one hand (e-value ${evidence.e.toFixed(1)}, ${CONFIRMED_E} needed)`);
  if (scores.relay.bits > LEVEL_BITS.low) lacking.push("that access is resold is not out of the question");
  if (evidence.operated >= CONFIRMED_E)
    lacking.push("the work came to the accounts with somebody else's client: their owners may be robbed");
  if (isEvenOnly(lead))
    lacking.push("hardly more than even loads speaks for one hand, which an even plan brings about too");
  return lacking;
}

/** What says that loads are alike. A queue brings that about, and so does a product whose plan gives its customers the same number of calls. */
const EVENNESS = new Set(["equal-loads", "load-dispersion"]);

/** No plan brings about that reasoning or an answer which was issued to one account comes back from another. */
const PROOFS = new Set(["foreign-signatures", "conversation-handoff"]);

/** Whether little but even loads speaks for one hand: without them it would be less likely than 1 to 3, and no coincidence confirms it. */
function isEvenOnly({ scores, evidence }: JudgedLead): boolean {
  const { bits, terms } = scores.coordination;
  if (terms.some((t) => PROOFS.has(t.signal) && t.bits >= LEVEL_BITS.moderate)) return false;
  const even = terms.filter((t) => EVENNESS.has(t.signal) && t.bits > 0).reduce((sum, t) => sum + t.bits, 0);
  return evidence.ofMost < CONFIRMED_E && bits - even < -LEVEL_BITS.moderate;
}

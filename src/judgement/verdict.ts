// The two-key rule, and what may be recommended for which verdict. No single kind of evidence ever suspends anybody.
import type { Recommendation, Verdict } from "../model/finding.ts";
import type { JudgedLead } from "./lead.ts";
import { bothKeysTurn, CONFIRMED_E, LEVEL_BITS, levelOf, looksResold } from "./levels.ts";

export interface Ruling {
  verdict: Verdict;
  recommended: Recommendation;
}

/** Undefined: not worth a person's time. `confirmed`: the lead survived false-discovery control (confirmation.ts). */
export function rule(lead: JudgedLead, confirmed: boolean): Ruling | undefined {
  const { coordination, purpose, relay } = lead.scores;
  const oneHand = levelOf(coordination.bits);
  const harvest = levelOf(purpose.bits);
  const mayBeResold = relay.bits > LEVEL_BITS.low;
  // What ties a reseller's accounts together confirms a dispatcher, and no harvester.
  const tied = confirmed && !mayBeResold;
  const evenOnly = isEvenOnly(lead);
  const turn = bothKeysTurn(coordination.bits, purpose.bits, tied) && (!evenOnly || harvest === "high");
  if (turn && relay.bits < LEVEL_BITS.moderate) {
    // Where resold access, or a product's customers, are not out of the question a person looks first.
    if (mayBeResold || evenOnly) return { verdict: "distillation-campaign", recommended: "review" };
    const sure = harvest === "high" && oneHand === "high" && (confirmed || lead.evidence.e >= CONFIRMED_E);
    const firm = coordination.bits >= LEVEL_BITS.moderate && purpose.bits >= LEVEL_BITS.moderate;
    return { verdict: "distillation-campaign", recommended: sure ? "suspend-cluster" : firm ? "step-up" : "review" };
  }
  if (looksResold(relay.bits, coordination.bits, lead.evidence.ties))
    return { verdict: "relay-pool", recommended: levelOf(relay.bits) === "high" && confirmed ? "step-up" : "review" };
  if (oneHand !== "high" && !(oneHand === "moderate" && confirmed)) return undefined;
  // One key alone goes to a person, whichever way it was turned.
  return { verdict: "coordinated-other", recommended: "review" };
}

/** What says that loads are alike. A queue brings that about, and so does a product whose plan gives its customers the same number of calls. */
const EVENNESS = new Set(["equal-loads", "load-dispersion"]);

/** Whether little but even loads speaks for one hand: without them it would be less likely than 1 to 3, and no coincidence confirms it. */
function isEvenOnly({ scores, evidence }: JudgedLead): boolean {
  const { bits, terms } = scores.coordination;
  const even = terms.filter((t) => EVENNESS.has(t.signal) && t.bits > 0).reduce((sum, t) => sum + t.bits, 0);
  return evidence.e < CONFIRMED_E && bits - even < -LEVEL_BITS.moderate;
}

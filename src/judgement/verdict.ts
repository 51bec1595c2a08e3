// The two-key rule, and what may be recommended for which verdict. No single kind of evidence ever suspends anybody.
import type { Recommendation, Verdict } from "../model/finding.ts";
import type { JudgedLead } from "./lead.ts";
import { bothKeysTurn, LEVEL_BITS, levelOf } from "./levels.ts";

/** E-value from which coordination counts as confirmed by randomisation, beside the learned log-odds. */
const CONFIRMED_E = 20;

export interface Ruling {
  verdict: Verdict;
  recommended: Recommendation;
}

/** Undefined: not worth a person's time. `confirmed`: the lead survived false-discovery control (e-BH). */
export function rule(lead: JudgedLead, confirmed: boolean): Ruling | undefined {
  const { coordination, purpose, relay } = lead.scores;
  const oneHand = levelOf(coordination.bits);
  const harvest = levelOf(purpose.bits);
  if (oneHand === "none") return undefined;
  if (bothKeysTurn(coordination.bits, purpose.bits, confirmed)) {
    // Neither clearly resold access nor clearly not: a person looks first.
    if (relay.bits > LEVEL_BITS.low && relay.bits < LEVEL_BITS.moderate)
      return { verdict: "coordinated-other", recommended: "review" };
    if (relay.bits <= LEVEL_BITS.low) {
      const sure = harvest === "high" && oneHand === "high" && (confirmed || lead.evidence.e >= CONFIRMED_E);
      const firm = coordination.bits >= LEVEL_BITS.moderate && purpose.bits >= LEVEL_BITS.moderate;
      return { verdict: "distillation-campaign", recommended: sure ? "suspend-cluster" : firm ? "step-up" : "review" };
    }
  }
  if (oneHand !== "high" && !(oneHand === "moderate" && confirmed)) return undefined;
  if (relay.bits >= LEVEL_BITS.moderate)
    return { verdict: "relay-pool", recommended: oneHand === "high" && confirmed ? "step-up" : "review" };
  // One key alone goes to a person, whichever way it was turned.
  return { verdict: "coordinated-other", recommended: "review" };
}

// A candidate followed as far as it is worth: to a judged lead, or to the measurement that shows that it is none.
import type { Candidate, Route } from "../frame/candidate.ts";
import { type Gate, type Gathered, gather, type JudgedLead, judgeLead, measure, type Setting } from "./lead.ts";
import { LEAST_RESOLD, LEVEL_BITS, looksResold } from "./levels.ts";
import type { Scales } from "./score.ts";

/** Routes that ask nothing of the work: pools whose content is anybody's are found by them. */
const BY_PLACE: readonly Route[] = ["identity", "exits"];

export function pursue(setting: Setting, reference: Scales, candidate: Candidate): JudgedLead | undefined {
  const gathered = gather(setting, candidate);
  return gathered === undefined ? undefined : judgePromising(reference, gathered);
}

/** Undefined when one hand is less likely than not, and nothing speaks for resold access. */
export function judgePromising(reference: Scales, gathered: Gathered): JudgedLead | undefined {
  const byPlace = BY_PLACE.includes(gathered.candidate.route);
  const oneHand: Gate = { model: reference.keys.coordination, least: LEVEL_BITS.low };
  // As `looksResold` asks.
  const resold: Gate = { model: reference.keys.relay, least: LEAST_RESOLD };
  const lead = measure(gathered, byPlace ? [oneHand, resold] : [oneHand]);
  if (lead === undefined) return undefined;
  const judged = judgeLead(reference, lead);
  const { coordination, relay } = judged.scores;
  const worth = coordination.bits > LEVEL_BITS.low || looksResold(relay.bits, coordination.bits, judged.evidence.ties);
  return worth ? judged : undefined;
}

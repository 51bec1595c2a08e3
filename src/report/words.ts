// Plain words for the words of the contract. Graded and neutral: a finding is an allegation with its evidence, not a proof,
// and nothing here names a company, a country or a person.
import type { Finding, Level, Recommendation, Verdict } from "../model/finding.ts";

export const VERDICT_TITLE: Record<Verdict, string> = {
  "distillation-campaign": "Distillation campaign",
  "relay-pool": "Relay pool",
  "compromised-customer": "Compromised customer",
  "coordinated-other": "Coordinated, other",
};

/** Completes "The evidence ... that". */
export const VERDICT_CLAIM: Record<Verdict, string> = {
  "distillation-campaign":
    "accounts that present themselves as independent act as one hand, and that the work they do is the collection of a model's answers as training data",
  "relay-pool":
    "access is being resold: the work of many different people passes through accounts that are run as one pool. That is another policy question than distillation, and the people behind the pool may be ordinary users",
  "compromised-customer":
    "a customer's credential is being used by somebody else. The customer is the victim here and is not accused of anything",
  "coordinated-other":
    "one hand runs these accounts. Nothing sufficient shows that its purpose is the collection of training data",
};

/** Under a count of findings: of one, and of any other number. */
export const VERDICT_COUNTED: Record<Verdict, [one: string, many: string]> = {
  "distillation-campaign": ["distillation campaign", "distillation campaigns"],
  "relay-pool": ["relay pool", "relay pools"],
  "compromised-customer": ["compromised customer", "compromised customers"],
  "coordinated-other": ["coordinated, purpose not shown", "coordinated, purpose not shown"],
};

export const RECOMMENDATION_TITLE: Record<Recommendation, string> = {
  "suspend-cluster": "Suspend the cluster",
  "step-up": "Ask for verification",
  throttle: "Slow down",
  review: "Human review",
  "protect-and-notify": "Protect and notify",
  none: "No action",
};

export const RECOMMENDATION_TEXT: Record<Recommendation, string> = {
  "suspend-cluster":
    "After a person has reviewed this page, suspend the member accounts together, with notice, the reason, an expiry date and a way to appeal. Suspending a few of them only teaches the others.",
  "step-up":
    "Ask the member accounts to verify who they are, with a deadline, help and a way to appeal. This is a burden on an honest customer, and some honest customers cannot pass: a failed check is not a proof of anything.",
  throttle: "Limit the rate of the member accounts, openly and for a stated time, while a person reviews the finding.",
  review: "Put the finding before a person. The evidence is not enough for any action against an account.",
  "protect-and-notify":
    "Rotate the credential, notify the customer and help them. Do not suspend or throttle the customer's own use.",
  none: "Nothing needs to be done. The finding is kept so that it can be compared with later ones.",
};

export const LEVEL_TITLE: Record<Level, string> = { none: "None", low: "Low", moderate: "Moderate", high: "High" };

const GRADED_VERB: Record<Level, string> = {
  high: "strongly indicates",
  moderate: "indicates",
  low: "weakly suggests",
  none: "does not by itself show, but leaves open,",
};

/** The verdict as one graded sentence: its verb is no stronger than the weaker of the grounds it stands on. */
export function verdictSentence(finding: Finding): string {
  return `The evidence ${GRADED_VERB[groundLevel(finding)]} that ${VERDICT_CLAIM[finding.verdict]}.`;
}

function groundLevel(finding: Finding): Level {
  const { coordination, purpose, relay } = finding.confidence;
  if (finding.verdict === "distillation-campaign") return weaker(coordination.level, purpose.level);
  if (finding.verdict === "relay-pool") return weaker(coordination.level, relay.level);
  return coordination.level;
}

function weaker(a: Level, b: Level): Level {
  const order: Level[] = ["none", "low", "moderate", "high"];
  return order[Math.min(order.indexOf(a), order.indexOf(b))] as Level;
}

/** "answer-then-rationale" or "loadSpread" -> "answer then rationale", "load spread". */
export function plain(id: string): string {
  return id
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]+/g, " ")
    .toLowerCase()
    .trim();
}

/** A text with a capital, as the first of a line. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** As `plain`, with a capital. */
export function title(id: string): string {
  return sentence(plain(id));
}

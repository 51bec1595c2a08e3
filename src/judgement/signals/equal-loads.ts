// C1 again, as weight of evidence: how far the members' loads, taken together, speak for equal shares rather than for people's habits.
import { median } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";
import { loads, relativeLoads } from "../stream.ts";

/** Spread of log loads where a queue deals the work out, and the least that clusters of people show. */
const QUEUE_SPREAD = 0.2;
const PEOPLE_SPREAD = 0.8;
/** No one account speaks against the others by more than this, in nats: passers-by are in every cluster. */
const LEAST_EACH = -3;

export const equalLoads: Signal = {
  id: "equal-loads",
  family: "allocation",
  unit: "signed log of 1 + bits",
  direction: 1,
  rationale:
    "That a few accounts carry equal loads is chance; that forty do is a plan. The spread alone does not say how many they are",
  evasion: "Give each account its own quota, at the cost of planning and of hot accounts that meet rate limits",
  source: "Science notes 2.5 C1 (queue about 0.16, people 1.2 to 1.6), as a likelihood ratio of the two spreads",
  of: "openings",
  measure: (stream) => {
    if (stream.independent < 4) return Number.NaN;
    const typical = median(loads(stream));
    if (typical < 3) return Number.NaN;
    const relative = relativeLoads(stream);
    const even = median(relative);
    const queue = QUEUE_SPREAD ** 2 + 1 / typical;
    const people = PEOPLE_SPREAD ** 2 + 1 / typical;
    let nats = 0;
    for (const load of relative) {
      const off = Math.log(load / even) ** 2;
      nats += Math.max(LEAST_EACH, 0.5 * Math.log(people / queue) - 0.5 * off * (1 / queue - 1 / people));
    }
    const bits = nats / Math.LN2;
    return Math.sign(bits) * Math.log1p(Math.abs(bits));
  },
  explain: (v) => {
    const bits = Math.sign(v) * Math.expm1(Math.abs(v));
    return bits > 0
      ? `the loads of all accounts together are ${bits.toFixed(0)} bits likelier as equal shares of one queue than as people's habits`
      : `the loads of the accounts differ as people's habits do (${(-bits).toFixed(0)} bits against equal shares)`;
  },
};

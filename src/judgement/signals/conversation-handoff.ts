// Conversations that one account began and another goes on with: the answers in a request's history were given to somebody else. Counted as
// shared work, because it proves one store behind the accounts: it turns the key of one hand, and not that of purpose, for whoever resells
// access deals his customers' requests out in the same way. One author's published conversation, resumed by many, counts as in
// foreign-signatures: as far only as the answers come from as many accounts as present them.
import { MANY_ISSUERS } from "../../frame/issuers.ts";
import { spreadOf } from "../handed-on.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

/** Fewer requests with a history show no habit. */
const LEAST_FOLLOWING = 20;

export const conversationHandoff: Signal = {
  id: "conversation-handoff",
  family: "shared-work",
  unit: "ratio",
  direction: 1,
  rationale: "A gateway that deals out single requests lets one account go on with the conversation of another",
  evasion: "Keep each conversation with one account, which gives up free load balancing, or send no history",
  source: "Facts 2.6 (b) turned round: turns that were issued, to somebody else; 2.4 (resold access)",
  measure: (stream) => {
    const { frame, population, principals } = stream;
    const { start, values } = frame.presented;
    const issuers = new Map<number, number>();
    const presenters = new Map<number, number>();
    let following = 0;
    let handed = 0;
    for (const row of stream.rows) {
      if (start[row] === start[row + 1]) continue;
      following++;
      const presenter = principals.of[frame.account[row]];
      for (let i = start[row]; i < start[row + 1]; i++) {
        const issued = population.outputIssuer[values[i]];
        if (issued === 0 || issued === MANY_ISSUERS) continue;
        const issuer = principals.of[issued - 1];
        if (issuer === presenter) continue;
        handed++;
        issuers.set(issuer, (issuers.get(issuer) ?? 0) + 1);
        presenters.set(presenter, (presenters.get(presenter) ?? 0) + 1);
        break;
      }
    }
    if (following < LEAST_FOLLOWING) return Number.NaN;
    // Two gateways' accounts among the customers of a popular product hand on nearly all that is handed on there, and are not the customers.
    const theirs = rate(stream, (row) => population.handsOn[principals.of[frame.account[row]]] === 1);
    return theirs * (handed / following) * spreadOf(issuers, presenters);
  },
  explain: (v) =>
    `${percent(v)} of the requests with a history go on from an answer that another of these customers was given (counted as far as the work is theirs who do so)`,
};

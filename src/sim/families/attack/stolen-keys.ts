// Keys of honest customers are used by a thief beside their owners: the account is a victim, the labelled sub-stream
// is the thief's.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { poolKnobs, work } from "../work.ts";
import { harvestFlow } from "./harvest.ts";

export const stolenKeys: Family = {
  name: "stolen-keys",
  side: "victim",
  shape: "facts 2.2",
  split: "judge",
  detectable: true,
  perDay: 40,
  parameters: { ownPerDay: 20, stolenPerDay: 20 },
  cells: (ask) => [
    {
      side: "victim",
      accounts: ask.accounts,
      identity: drawKnobs(ask.random, { paymentShare: 0, tenureDays: 500, signupBursts: 200 }),
      principal: "each",
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.ownPerDay, skew: 0.8, cv: 1.5, dayShape: 0.6 },
          work: work({
            genres: { document: 2, support: 2, codefix: 1, facts: 1 },
            frame: { purpose: "answer", scope: "account", count: 1, paraphrase: 0 },
            ownContext: 0.3,
            output: { median: 200, sigma: 0.7 },
          }),
        },
        {
          ...harvestFlow(ask, {
            label: "stolen-keys",
            purpose: "reasoning",
            perDay: ask.parameters.stolenPerDay * 1.3,
            work: { genres: { codefix: 2, feature: 1, mathproof: 1 } },
          }),
          days: [ask.days * 0.25, ask.days],
          intruder: poolKnobs(ask.random.fork("thief")),
        },
      ],
    },
  ],
};

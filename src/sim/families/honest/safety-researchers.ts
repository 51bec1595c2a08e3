// Facts 5.1: independent researchers who probe reasoning and refusals at low volume, each in their own way.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const safetyResearchers: Family = {
  name: "safety-researchers",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 12,
  parameters: { perDay: 12 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, {
        mail: { education: 1, free: 1 },
        paths: { research: 1, "self-serve": 1 },
        clients: { sdk: 1 },
      }),
      flows: [
        {
          arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 1, burst: 15, cv: 1 },
          work: work({
            ...sampling(ask.random),
            genres: { redteam: 2, sensitive: 2, science: 1, mathproof: 1 },
            frame: {
              purpose: ask.random.next() < 0.5 ? "transcribe" : "reasoning",
              scope: "account",
              count: 8,
              paraphrase: 0.2,
            },
            refusals: 0.25,
            reask: 0.1,
            languages: { en: 3, account: 1 },
          }),
        },
      ],
    },
  ],
};

// Facts 5.1: banks and insurers keep written reasoning as an audit trail: the shape of elicitation, for their own
// cases.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const reasoningCapture: Family = {
  name: "reasoning-capture",
  side: "benign",
  shape: "facts 5.1",
  split: "judge",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { mail: { corporate: 1 }, verification: { business: 1, document: 1 } }),
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.perDay, skew: 0.9, cv: 1.3, dayShape: 0.8 },
          work: work({
            genres: { document: 3, clause: 2, facts: 1 },
            frame: {
              purpose: ask.random.next() < 0.6 ? "reasoning" : "rationale",
              scope: "account",
              count: 2,
              paraphrase: 0,
            },
            reasoning: 1,
            temperature: [0, 0.7, 1],
            maxTokens: [4096, 8192],
            ownContext: 0.3,
            models: { medium: 0.4, large: 1 },
            output: { median: 800, sigma: 0.5 },
          }),
        },
      ],
    },
  ],
};

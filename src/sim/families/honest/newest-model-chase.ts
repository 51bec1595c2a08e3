// Facts 5.1: enthusiasts and benchmarkers who move everything to each new model within hours.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const newestModelChase: Family = {
  name: "newest-model-chase",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 15,
  parameters: { perDay: 15 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { sdk: 1, cli: 1, browser: 0.5 } }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1, activeShare: 0.7 },
          work: work({
            genres: { agentuser: 2, feature: 2, mathproof: 1, science: 1, kernel: 1 },
            session: { kind: "chat", turns: 2 },
            pivot: { share: 0.95, hours: 5 },
            reasoning: 0.8,
            models: { large: 1 },
            maxTokens: [8192, 16384, 32000],
            ownContext: 0.5,
            typos: 0.01,
            reask: 0.1,
            output: { median: 700, sigma: 0.8 },
          }),
        },
      ],
    },
  ],
};

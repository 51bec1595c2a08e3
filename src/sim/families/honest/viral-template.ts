// N10: a prompt that went round on social media: many strangers paste the same frame around their own task for some
// days.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const viralTemplate: Family = {
  name: "viral-template",
  side: "benign",
  shape: "N10",
  split: "judge",
  detectable: true,
  perDay: 4,
  parameters: { perDay: 4 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { browser: 1, sdk: 0.3 } }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1, activeShare: 0.7 },
          work: work({
            genres: { chat: 2, writing: 2, science: 1, mathword: 1, codequestion: 1 },
            languages: { en: 3, account: 1 },
            session: { kind: "chat", turns: 1.8 },
            frame: {
              purpose: "reasoning",
              scope: "world",
              count: 1,
              key: `viral-${ask.random.int(1e6)}`,
              paraphrase: 0.15,
            },
            reask: 0.1,
            typos: 0.02,
            ownContext: 0.15,
            reasoning: 0.6,
            maxTokens: [0, 4096, 8192],
            temperature: [-1, 0.7, 1],
          }),
        },
      ],
    },
  ],
};

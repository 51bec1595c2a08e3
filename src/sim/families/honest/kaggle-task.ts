// N18: a public competition: many people put the same few hundred items through a prompt of their own, by script.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const kaggleTask: Family = {
  name: "kaggle-task",
  side: "benign",
  shape: "N18",
  split: "judge",
  detectable: true,
  perDay: 45,
  parameters: { perDay: 45, items: 500 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { sdk: 1 }, signupBursts: 3, tenureDays: 120 }),
      flows: [
        {
          arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 1, burst: 30, cv: 0.9 },
          work: work({
            genres: { mathproof: 1, choice: 2, sqlask: 1 },
            languages: { en: 1 },
            items: { kind: "sample", pool: ask.parameters.items, skew: 0, key: `competition-${ask.random.int(1e6)}` },
            frame: { purpose: "reasoning", scope: "account", count: 3, paraphrase: 0 },
            reasoning: 0.8,
            temperature: [0.7, 1, 0],
            maxTokens: [4096, 8192, 16384],
            output: { median: 800, sigma: 0.6 },
            reask: 0.05,
          }),
        },
      ],
    },
  ],
};

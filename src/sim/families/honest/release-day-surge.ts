// N14: on the day of a release people and apps rush to the new model with their favourite tests.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const releaseDaySurge: Family = {
  name: "release-day-surge",
  side: "benign",
  shape: "N14",
  split: "build",
  detectable: true,
  perDay: 8,
  parameters: { perDay: 5, surge: 25 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { browser: 1, sdk: 1, cli: 0.5 } }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1, activeShare: 0.5 },
          work: work({
            genres: { chat: 2, codequestion: 1, feature: 1 },
            session: { kind: "chat", turns: 2 },
            pivot: { share: 0.9, hours: 8 },
            typos: 0.02,
            reask: 0.08,
            ownContext: 0.2,
          }),
        },
        {
          days: [ask.releaseDay ?? ask.days / 2, (ask.releaseDay ?? ask.days / 2) + 1.2],
          arrival: { kind: "human", perDay: ask.parameters.surge, skew: 1, activeShare: 0.8, thinkMs: 40_000 },
          work: work({
            genres: { mathproof: 1, feature: 2, science: 1, kernel: 1, writing: 1 },
            items: { kind: "sample", pool: 300, skew: 2, key: "favourite-tests" },
            pivot: { share: 0.98, hours: 1 },
            reasoning: 0.9,
            models: { large: 1 },
            maxTokens: [0, 8192, 16384],
            output: { median: 900, sigma: 0.7 },
          }),
        },
      ],
    },
  ],
};

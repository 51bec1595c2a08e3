// Facts 5.1: strangers run one review action from a marketplace in CI: one world-wide prompt, own repositories,
// bursts.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const ciCodeReview: Family = {
  name: "ci-code-review",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, {
        hosting: { datacentre: 1 },
        sharedAddresses: 40,
        clients: { sdk: 1, cli: 0.5 },
      }),
      flows: [
        {
          arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 1.1, burst: 8, cv: 1 },
          work: work({
            genres: { codefix: 3, feature: 1, codequestion: 1 },
            languages: { en: 1 },
            frame: { purpose: "solve", scope: "world", count: 2, key: "review-action", paraphrase: 0 },
            ownContext: 0.9,
            temperature: [0, 0.2],
            maxTokens: [4096, 8192],
            reasoning: 0.7,
            output: { median: 500, sigma: 0.7, code: true },
          }),
        },
      ],
    },
  ],
};

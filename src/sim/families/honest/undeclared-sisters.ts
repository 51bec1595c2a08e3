// N02: sister companies of one group, not declared: shared prompts, bill and addresses, stable for months, verified.
import type { Family } from "../../cell.ts";
import { companyKnobs, sampling, work } from "../work.ts";

export const undeclaredSisters: Family = {
  name: "undeclared-sisters",
  side: "benign",
  shape: "N02",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "silent",
      identity: companyKnobs(ask.random, {
        tenureDays: 600,
        signupBursts: 40,
        verification: { business: 1 },
        plans: { "api-3": 1, "api-4": 1 },
      }),
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.perDay, skew: 0.6, cv: 1.3, dayShape: 0.8 },
          work: work({
            ...sampling(ask.random),
            genres: { support: 2, document: 2, writing: 1 },
            frame: { purpose: "answer", scope: "cell", count: 2, paraphrase: 0 },
            ownContext: 0.3,
            reask: 0.05,
          }),
        },
      ],
    },
  ],
};

// Facts 5.1: law firms put thousands of clauses through a review prompt of a common product in an evening.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const legalBatch: Family = {
  name: "legal-batch",
  side: "benign",
  shape: "facts 5.1",
  split: "judge",
  detectable: true,
  perDay: 80,
  parameters: { perDay: 80 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { mail: { corporate: 1 }, verification: { business: 1 } }),
      flows: [
        {
          arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 0.9, burst: 60, cv: 0.8 },
          work: work({
            ...sampling(ask.random),
            genres: { clause: 4, document: 1 },
            frame: { purpose: "rationale", scope: "world", count: 2, key: "legal-product", paraphrase: 0 },
            languages: { en: 2, account: 1 },
            output: { median: 500, sigma: 0.6 },
          }),
        },
      ],
    },
  ],
};

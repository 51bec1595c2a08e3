// Science 2.10: a customer distils with permission: everything a campaign does, under a contract flag.
import type { Family } from "../../cell.ts";
import { companyKnobs, harvestSampling, shifts, work } from "../work.ts";

export const internalDistillation: Family = {
  name: "internal-distillation",
  side: "benign",
  shape: "science 2.10",
  split: "build",
  detectable: true,
  perDay: 80,
  parameters: { perDay: 80 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "declared",
      authorization: "distillation",
      identity: companyKnobs(ask.random),
      flows: [
        {
          arrival: {
            kind: "queue",
            perDay: ask.parameters.perDay,
            allocation: "equal",
            loop: "closed",
            dayShape: 0.1,
            shifts: shifts(ask.random),
          },
          work: work({
            ...harvestSampling(ask.random),
            genres: { codefix: 1, mathproof: 1, support: 1 },
            frame: { purpose: "reasoning", scope: "cell", count: 2, paraphrase: 0 },
            items: { kind: "partition", answers: 4 },
            output: { median: 900, sigma: 0.6 },
          }),
        },
      ],
    },
  ],
};

// Facts 5.1: one company makes synthetic data for its own model: harvest shape, generated tasks, one principal.
import type { Family } from "../../cell.ts";
import { companyKnobs, harvestSampling, shifts, work } from "../work.ts";

export const syntheticDataInhouse: Family = {
  name: "synthetic-data-inhouse",
  side: "benign",
  shape: "facts 5.1",
  split: "judge",
  detectable: true,
  perDay: 120,
  parameters: { perDay: 120 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "organization",
      authorization: "distillation",
      identity: companyKnobs(ask.random),
      flows: [
        {
          arrival: {
            kind: "queue",
            perDay: ask.parameters.perDay,
            allocation: "equal",
            loop: "closed",
            dayShape: 0.2,
            shifts: shifts(ask.random),
          },
          work: work({
            ...harvestSampling(ask.random),
            genres: { seedtask: 3, mathword: 1, feature: 1, support: 1 },
            frame: { purpose: "generate", scope: "cell", count: 3, paraphrase: 0.1 },
            items: { kind: "partition", answers: 1 },
            output: { median: 900, sigma: 0.5 },
          }),
        },
      ],
    },
  ],
};

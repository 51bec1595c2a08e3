// Facts 5.1: companies watch for drift: the same regression set every few hours, each its own.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const qualityHarness: Family = {
  name: "quality-harness",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 60,
  parameters: { size: 60 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { mail: { corporate: 1 } }),
      flows: [
        {
          arrival: {
            kind: "batch",
            size: ask.parameters.size,
            lanes: 4,
            everyDays: 1,
            hour: ask.random.int(22),
            jitterMinutes: 600,
            sizeSkew: 0.8,
          },
          work: work({
            ...sampling(ask.random),
            genres: { support: 1, facts: 1, mathword: 1, sqlask: 1 },
            items: { kind: "own", pool: 50, skew: 0 },
            frame: { purpose: "rubric", scope: "account", count: 1, paraphrase: 0 },
            output: { median: 90, sigma: 0.6 },
          }),
        },
      ],
    },
  ],
};

// Facts 5.1: scheduled evaluations at night, no human rhythm, several models, public and own items.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const nightlyEval: Family = {
  name: "nightly-eval",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 70,
  parameters: { size: 140 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random),
      flows: [
        {
          arrival: {
            kind: "batch",
            size: ask.parameters.size,
            lanes: 4,
            everyDays: 2,
            hour: 1 + ask.random.int(4),
            jitterMinutes: 200,
            sizeSkew: 0.5,
          },
          work: work({
            ...sampling(ask.random),
            genres: { choice: 1, mathword: 1, feature: 1, science: 1 },
            items: { kind: "sample", pool: 900, skew: 0, key: `public-suite-${ask.random.int(6)}` },
            frame: { purpose: "reasoning", scope: "account", count: 2, paraphrase: 0 },
            models: { small: 1, medium: 1, large: 1 },
            languages: { en: 1 },
          }),
        },
      ],
    },
  ],
};

// N04: an evaluation vendor: graders, several models compared, its own closed item set in every run.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const evalVendor: Family = {
  name: "eval-vendor",
  side: "benign",
  shape: "N04",
  split: "judge",
  detectable: true,
  perDay: 75,
  parameters: { items: 150, everyDays: 2 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "organization",
      authorization: "evaluation",
      identity: drawKnobs(ask.random, { mail: { corporate: 1 }, oneDomain: true }),
      flows: [
        {
          arrival: {
            kind: "batch",
            size: ask.parameters.items,
            lanes: 6,
            everyDays: ask.parameters.everyDays,
            hour: ask.random.int(20),
            jitterMinutes: 240,
            sizeSkew: 0,
          },
          work: work({
            genres: { mathword: 1, feature: 1, science: 1, chat: 1 },
            items: { kind: "walk", pool: ask.parameters.items, key: `vendor-${ask.random.int(1e6)}` },
            frame: { purpose: "rubric", scope: "cell", count: 2, paraphrase: 0 },
            output: { median: 60, sigma: 0.7, verdict: true },
            temperature: [0],
            maxTokens: [1024, 2048],
            models: { small: 1, medium: 1, large: 1 },
            languages: { en: 1 },
          }),
        },
      ],
    },
  ],
};

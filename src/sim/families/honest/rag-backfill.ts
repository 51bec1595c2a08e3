// Facts 5.1: a search index is filled: weeks of one extraction prompt over own documents, around the clock.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const ragBackfill: Family = {
  name: "rag-backfill",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 180,
  parameters: { perDay: 180 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { mail: { corporate: 1 }, hosting: { datacentre: 1 } }),
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.perDay, skew: 0.8, cv: 0.9, dayShape: 0 },
          work: work({
            ...sampling(ask.random),
            genres: { document: 2, clause: 1 },
            frame: { purpose: "answer", scope: "account", count: 1, paraphrase: 0 },
            reask: 0,
            output: { median: 160, sigma: 0.6 },
          }),
        },
      ],
    },
  ],
};

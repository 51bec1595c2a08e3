// N16: strangers whose jobs all start at midnight: synchronous without knowing each other.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const cronMidnight: Family = {
  name: "cron-midnight",
  side: "benign",
  shape: "N16",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { size: 30 },
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
            lanes: 3,
            everyDays: 1,
            hour: 0,
            jitterMinutes: 3,
            sizeSkew: 1,
          },
          work: work({
            ...sampling(ask.random),
            genres: { document: 3, clause: 1, sqlask: 1, seedtask: 0.5 },
            frame: { purpose: "answer", scope: "account", count: 1, paraphrase: 0 },
            items: { kind: "own", pool: 3000, skew: 0 },
            reask: 0,
          }),
        },
      ],
    },
  ],
};

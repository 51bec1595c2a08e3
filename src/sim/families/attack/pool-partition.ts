// S09: a public seed set split over the accounts without overlap: strangers would collide, shards do not.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const poolPartition: Family = {
  name: "pool-partition",
  side: "campaign",
  shape: "S09",
  split: "build",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40, pool: 20000 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "pool-partition",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        work: {
          genres: { mathword: 2, choice: 1, facts: 1 },
          items: { kind: "partition", answers: 1, pool: ask.parameters.pool, key: `public-suite-${ask.random.int(6)}` },
        },
      }),
    ]),
  ],
};

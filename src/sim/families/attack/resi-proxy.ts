// S13: residential exits, every request from another address, common clients.
import type { Family } from "../../cell.ts";
import { poolKnobs } from "../work.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const resiProxy: Family = {
  name: "resi-proxy",
  side: "campaign",
  shape: "S13",
  split: "build",
  detectable: true,
  perDay: 26,
  parameters: { perDay: 26, exits: 400 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        harvestFlow(ask, {
          label: "resi-proxy",
          purpose: "reasoning",
          perDay: ask.parameters.perDay,
          work: { genres: { feature: 2, science: 1, mathproof: 1 } },
        }),
      ],
      {
        identity: poolKnobs(ask.random, {
          hosting: { residential: 1 },
          addressesPerAccount: 30,
          sharedAddresses: ask.random.next() < 0.5 ? ask.parameters.exits : 0,
          stacks: 12,
          rareStack: false,
        }),
      },
    ),
  ],
};

// S10: two to five exchanges per account and day; per-account limits never see it.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const lowSlow: Family = {
  name: "low-slow",
  side: "campaign",
  shape: "S10",
  split: "build",
  detectable: true,
  perDay: 3.5,
  parameters: { perDay: 3.5 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        harvestFlow(ask, {
          label: "low-slow",
          purpose: ask.random.next() < 0.5 ? "reasoning" : "solve",
          perDay: ask.parameters.perDay,
          arrival: { loop: "open", dayShape: 0.7 },
          work: { genres: { codefix: 2, feature: 1, mathproof: 1, science: 1 } },
        }),
      ],
      { identity: personKnobs(ask.random, { clients: { sdk: 1, browser: 0.4, cli: 0.3 } }) },
    ),
  ],
};

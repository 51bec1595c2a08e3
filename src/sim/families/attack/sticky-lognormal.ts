// S11: each account keeps log-normal quotas and few topics, to look like people of unequal appetite.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const stickyLognormal: Family = {
  name: "sticky-lognormal",
  side: "campaign",
  shape: "S11",
  split: "judge",
  detectable: true,
  perDay: 25,
  parameters: { perDay: 25, sigma: 1.2 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "sticky-lognormal",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        arrival: { allocation: "sticky", sigma: ask.parameters.sigma, loop: "open", dayShape: 0.6 },
        work: { genres: { codefix: 2, kernel: 1, mathproof: 1, sqlask: 1 } },
      }),
    ]),
  ],
};

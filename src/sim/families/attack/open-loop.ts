// S12: Poisson pacing without hand-off, at the price of idle capacity.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const openLoop: Family = {
  name: "open-loop",
  side: "campaign",
  shape: "S12",
  split: "build",
  detectable: true,
  perDay: 28,
  parameters: { perDay: 28 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "open-loop",
        purpose: "solve",
        perDay: ask.parameters.perDay,
        arrival: { loop: "open" },
        work: { genres: { codefix: 2, feature: 2 }, items: { kind: "partition", answers: 1 } },
      }),
    ]),
  ],
};

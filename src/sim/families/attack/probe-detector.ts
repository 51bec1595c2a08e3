// S20: a few accounts are lost each day; after each loss templates change and the survivors go on.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const probeDetector: Family = {
  name: "probe-detector",
  side: "campaign",
  shape: "S20",
  split: "build",
  detectable: true,
  perDay: 28,
  parameters: { perDay: 28, lossPerDay: 0.07 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        harvestFlow(ask, {
          label: "probe-detector",
          purpose: "solve",
          perDay: ask.parameters.perDay,
          frame: { rotateHours: 24, count: 2 },
          work: { genres: { codefix: 2, feature: 1, agentstart: 1 } },
        }),
      ],
      {
        enforcement: Array.from({ length: Math.max(1, ask.days - 1) }, (_, d) => ({
          day: d + 1,
          share: ask.parameters.lossPerDay,
          action: "suspend" as const,
        })),
      },
    ),
  ],
};

// S17: about half of the pool's traffic moves to a newly released model within a day (February 2026 report).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const releasePivot: Family = {
  name: "release-pivot",
  side: "campaign",
  shape: "S17",
  split: "build",
  detectable: true,
  perDay: 35,
  parameters: { perDay: 35, share: 0.9, hours: 18 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "release-pivot",
        purpose: "agent",
        perDay: ask.parameters.perDay,
        work: {
          genres: { agentstart: 3, feature: 2, sqlask: 1, codefix: 1 },
          tools: { scope: "cell" },
          pivot: { share: ask.parameters.share, hours: ask.parameters.hours },
          models: { medium: 0.2, large: 1 },
        },
      }),
    ]),
  ],
};

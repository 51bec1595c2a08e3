// S04: acceptable alternatives to sensitive requests, to train refusals away or in (February 2026 report).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const safeRewrite: Family = {
  name: "safe-rewrite",
  side: "campaign",
  shape: "S04",
  split: "build",
  detectable: true,
  perDay: 18,
  parameters: { perDay: 18, refusals: 0.12 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "safe-rewrite",
        purpose: "rewrite",
        perDay: ask.parameters.perDay,
        work: {
          genres: { sensitive: 6, redteam: 1 },
          refusals: ask.parameters.refusals,
          output: { median: 350, sigma: 0.6 },
        },
      }),
    ]),
  ],
};

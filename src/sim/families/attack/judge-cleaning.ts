// Own traces come back to be cleaned and graded through other accounts (September 2026: 770,609 exchanges through the
// cleaner).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const judgeCleaning: Family = {
  name: "judge-cleaning",
  side: "campaign",
  shape: "facts 2.4",
  split: "judge",
  detectable: true,
  perDay: 48,
  parameters: { perDay: 48 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "judge-cleaning",
        purpose: "solve",
        perDay: ask.parameters.perDay * 0.5,
        work: { genres: { codefix: 2, mathproof: 1, agentstart: 1 } },
      }),
      harvestFlow(ask, {
        label: "judge-cleaning",
        purpose: "clean",
        perDay: ask.parameters.perDay * 0.3,
        work: { genres: { codefix: 1, mathproof: 1 }, feeds: { share: 0.9, from: "other", flow: 0 } },
      }),
      harvestFlow(ask, {
        label: "judge-cleaning",
        purpose: "rubric",
        perDay: ask.parameters.perDay * 0.2,
        work: {
          genres: { codefix: 1, mathproof: 1 },
          feeds: { share: 0.9, from: "other", flow: 0 },
          output: { median: 60, sigma: 0.6, verdict: true },
        },
      }),
    ]),
  ],
};

// S07: every frame is reworded by a cheap model before it is sent; `rate` 0 to 1 of the exchanges.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const paraphrase: Family = {
  name: "paraphrase",
  side: "campaign",
  shape: "S07",
  split: "judge",
  detectable: true,
  perDay: 25,
  parameters: { perDay: 25, rate: 0.9 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "paraphrase",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        frame: { paraphrase: ask.parameters.rate, count: 4 },
        work: { genres: { codefix: 2, feature: 2, mathproof: 1, science: 1 } },
      }),
    ]),
  ],
};

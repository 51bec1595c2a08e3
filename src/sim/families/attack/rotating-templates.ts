// Templates are thrown away every day and a half, from a pool four times the usual, half of the exchanges reworded.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const rotatingTemplates: Family = {
  name: "rotating-templates",
  side: "campaign",
  shape: "issue 4",
  split: "judge",
  detectable: true,
  perDay: 28,
  parameters: { perDay: 28, rotateHours: 36 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "rotating-templates",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        frame: { count: 16, rotateHours: ask.parameters.rotateHours, paraphrase: 0.4 },
        work: { genres: { codefix: 2, agentstart: 1, science: 1, mathproof: 1 } },
      }),
    ]),
  ],
};

// S19: well-behaved traffic first, so that the reference learns it; the harvest follows in the last part of the window.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { harvestFlow, paddingFlow, poolCell } from "./harvest.ts";

export const poisonReference: Family = {
  name: "poison-reference",
  side: "campaign",
  shape: "S19",
  split: "build",
  detectable: true,
  perDay: 14,
  parameters: { perDay: 30, padPerDay: 5 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        paddingFlow(ask.parameters.padPerDay),
        {
          ...harvestFlow(ask, {
            label: "poison-reference",
            purpose: "reasoning",
            perDay: ask.parameters.perDay,
            work: { genres: { mathproof: 1, codefix: 2, science: 1 } },
          }),
          days: [ask.days * 0.65, ask.days],
        },
      ],
      { identity: personKnobs(ask.random, { tenureDays: 400 }) },
    ),
  ],
};

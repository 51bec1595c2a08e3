// S14: bought accounts, a year old and used quietly before; the harvest begins in the middle of the window.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { harvestFlow, paddingFlow, poolCell } from "./harvest.ts";

export const agedAccounts: Family = {
  name: "aged-accounts",
  side: "campaign",
  shape: "S14",
  split: "build",
  detectable: true,
  perDay: 20,
  parameters: { perDay: 30, quietPerDay: 1.5 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        {
          ...harvestFlow(ask, {
            label: "aged-accounts",
            purpose: "agent",
            perDay: ask.parameters.perDay,
            work: { genres: { agentstart: 1, codefix: 2, feature: 1 } },
          }),
          days: [ask.days * 0.35, ask.days],
        },
        paddingFlow(ask.parameters.quietPerDay),
      ],
      { identity: personKnobs(ask.random, { tenureDays: 700 }) },
    ),
  ],
};

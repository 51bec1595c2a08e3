// S15: a card for every account, no shared detail of registration: only the work is shared.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const payDiverse: Family = {
  name: "pay-diverse",
  side: "campaign",
  shape: "S15",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        harvestFlow(ask, {
          label: "pay-diverse",
          purpose: "solve",
          perDay: ask.parameters.perDay,
          work: { genres: { codefix: 1, kernel: 2, feature: 1 } },
        }),
      ],
      { identity: personKnobs(ask.random, { paymentShare: 0, clients: { sdk: 1, cli: 0.4, browser: 0.3 } }) },
    ),
  ],
};

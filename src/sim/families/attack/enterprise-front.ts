// S23: one contract, one organisation, a harvest inside: no coordination between strangers to see, only the purpose.
import type { Family } from "../../cell.ts";
import { poolKnobs } from "../work.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const enterpriseFront: Family = {
  name: "enterprise-front",
  side: "campaign",
  shape: "S23",
  split: "build",
  detectable: true,
  perDay: 90,
  parameters: { perDay: 90 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        harvestFlow(ask, {
          label: "enterprise-front",
          purpose: "reasoning",
          perDay: ask.parameters.perDay,
          work: { genres: { codefix: 2, mathproof: 1, agentstart: 1 } },
        }),
      ],
      {
        principal: "declared",
        declaredUse: "internal tools",
        identity: poolKnobs(ask.random, {
          mail: { corporate: 1 },
          oneDomain: true,
          paymentShare: 1,
          paymentGroup: 60,
          plans: { enterprise: 1 },
          verification: { business: 1 },
        }),
      },
    ),
  ],
};

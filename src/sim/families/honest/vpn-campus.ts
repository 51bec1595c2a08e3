// N17: students and a blocked country behind few exits: hundreds of strangers share addresses.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const vpnCampus: Family = {
  name: "vpn-campus",
  side: "benign",
  shape: "N17",
  split: "build",
  detectable: true,
  perDay: 6,
  parameters: { perDay: 6 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, {
        hosting: { vpn: 1 },
        sharedAddresses: 6,
        addressesPerAccount: 4,
        mail: { free: 1, education: 1 },
      }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1.2, activeShare: 0.5 },
          work: work({
            genres: { chat: 3, mathword: 1, codequestion: 2, writing: 2, translate: 1 },
            session: { kind: "chat", turns: 2.6 },
            reask: 0.12,
            typos: 0.03,
            ownContext: 0.2,
          }),
        },
      ],
    },
  ],
};

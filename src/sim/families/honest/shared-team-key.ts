// Facts 5.1: one key for a team: many people, clients and addresses on one account.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const sharedTeamKey: Family = {
  name: "shared-team-key",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 60,
  parameters: { perDay: 60 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { addressesPerAccount: 25, mail: { corporate: 1 } }),
      flows: [
        {
          arrival: {
            kind: "human",
            perDay: ask.parameters.perDay,
            skew: 0.8,
            activeShare: 0.95,
            officeHours: true,
            thinkMs: 60_000,
          },
          work: work({
            genres: { codequestion: 3, agentuser: 2, writing: 1, sqlask: 1, feature: 1 },
            session: { kind: "chat", turns: 2.5 },
            reask: 0.1,
            typos: 0.02,
            ownContext: 0.6,
          }),
        },
      ],
    },
  ],
};

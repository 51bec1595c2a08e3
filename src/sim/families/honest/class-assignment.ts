// N12: a course: the same exercises for all, one campus, term dates, follow-ups and typos.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const classAssignment: Family = {
  name: "class-assignment",
  side: "benign",
  shape: "N12",
  split: "build",
  detectable: true,
  perDay: 5,
  parameters: { perDay: 5 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, {
        mail: { education: 1 },
        paths: { education: 1 },
        signupBursts: 1,
        signupHours: 60,
        tenureDays: 40,
        sharedAddresses: 5,
        addressesPerAccount: 3,
        stacks: 14,
      }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 0.8, activeShare: 0.6 },
          work: work({
            genres: { mathword: 2, feature: 2, science: 1, mathproof: 1 },
            languages: { en: 1 },
            items: { kind: "sample", pool: 24, skew: 0.4 },
            session: { kind: "chat", turns: 2.5 },
            reask: 0.2,
            typos: 0.05,
          }),
        },
      ],
    },
  ],
};

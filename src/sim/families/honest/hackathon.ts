// N11: a weekend: new accounts from one place, the same few challenges, sponsor's credits, feverish and over.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const hackathon: Family = {
  name: "hackathon",
  side: "benign",
  shape: "N11",
  split: "build",
  detectable: true,
  perDay: 12,
  parameters: { perDay: 35 },
  cells: (ask) => {
    const start = Math.min(Math.max(0, ask.days - 2), 1 + ask.random.int(Math.max(1, ask.days - 3)));
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        identity: personKnobs(ask.random, {
          signupBursts: 1,
          signupHours: 6,
          tenureDays: 2,
          sharedAddresses: 4,
          paymentShare: 0.5,
          paymentGroup: 5,
          paths: { "self-serve": 1, startup: 1, education: 1 },
          clients: { sdk: 1, browser: 1, cli: 0.5 },
        }),
        flows: [
          {
            days: [start, start + 2],
            arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 0.8, activeShare: 0.95, thinkMs: 70_000 },
            work: work({
              genres: { feature: 3, codequestion: 3, agentuser: 2, sqlask: 1 },
              items: { kind: "sample", pool: 60, skew: 1.5 },
              session: { kind: "chat", turns: 3 },
              reask: 0.15,
              typos: 0.04,
              ownContext: 0.6,
              languages: { en: 3, account: 1 },
              output: { median: 350, sigma: 0.8, code: true },
            }),
          },
        ],
      },
    ];
  },
};

// Keys that developers left in public code, picked up by one finder and used for a harvest beside their owners' work. The owners write
// code themselves; the finder pays for nothing, and may deal the work by lot. The labelled sub-stream is the finder's.
import { pick } from "../../../math/random.ts";
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { between } from "../../weights.ts";
import { poolKnobs, work } from "../work.ts";
import { harvestFlow } from "./harvest.ts";

export const leakedKeys: Family = {
  name: "leaked-keys",
  side: "victim",
  shape: "facts 2.2",
  split: "build",
  detectable: true,
  perDay: 32,
  parameters: { ownPerDay: 14, foundPerDay: 18 },
  cells: (ask) => {
    const random = ask.random.fork("leak");
    const since = between(random, 0.2, 0.5);
    return [
      {
        side: "victim",
        accounts: ask.accounts,
        identity: drawKnobs(ask.random, { paymentShare: 0, tenureDays: 400, signupBursts: 200 }),
        principal: "each",
        flows: [
          {
            arrival: {
              kind: "human",
              perDay: ask.parameters.ownPerDay,
              skew: 0.7,
              activeShare: 0.8,
              officeHours: true,
            },
            work: work({
              genres: { codefix: 3, codequestion: 2, feature: 2, howto: 1 },
              session: { kind: "chat", turns: 2.5 },
              ownContext: 0.5,
              reask: 0.08,
              typos: 0.02,
              output: { median: 350, sigma: 0.8, code: true },
            }),
          },
          {
            ...harvestFlow(ask, {
              label: "leaked-keys",
              purpose: pick(random, ["rubric", "solve", "rationale", "generate"] as const),
              perDay: ask.parameters.foundPerDay / (1 - since),
              work: { genres: { science: 1, feature: 1, mathword: 1, codefix: 1 } },
              arrival: random.next() < 0.5 ? {} : { allocation: "sticky", sigma: between(random, 0.3, 1) },
            }),
            days: [ask.days * since, ask.days],
            intruder: poolKnobs(ask.random.fork("finder")),
          },
        ],
      },
    ];
  },
};

// N01: one company, hundreds of accounts, one system prompt, one bill, declared: one principal and no coordination at
// all.
import type { Family } from "../../cell.ts";
import { companyKnobs, sampling, shifts, work } from "../work.ts";

export const oneCo500Keys: Family = {
  name: "one-co-500-keys",
  side: "benign",
  shape: "N01",
  split: "build",
  detectable: true,
  perDay: 35,
  parameters: { perDay: 35 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "declared",
      identity: companyKnobs(ask.random, { stacks: 1, sharedAddresses: 8, hosting: { datacentre: 1 } }),
      flows: [
        {
          arrival: {
            kind: "queue",
            perDay: ask.parameters.perDay,
            allocation: "equal",
            loop: "closed",
            dayShape: 0.5,
            shifts: shifts(ask.random),
          },
          work: work({
            ...sampling(ask.random),
            genres: { document: 2, codefix: 1, feature: 1, clause: 1 },
            frame: { purpose: "solve", scope: "cell", count: 2, paraphrase: 0 },
            system: { scope: "cell", share: 1 },
            ownContext: 0.2,
          }),
        },
      ],
    },
  ],
};

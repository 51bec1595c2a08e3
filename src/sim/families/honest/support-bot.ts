// Support bots of companies with several keys and accounts: one prompt each, customers' questions, short answers; declared.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const supportBot: Family = {
  name: "support-bot",
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
      principal: "declared",
      declaredUse: "customer support",
      identity: drawKnobs(ask.random, {
        paymentShare: 1,
        paymentGroup: 50,
        mail: { corporate: 1 },
        oneDomain: true,
        stacks: 2,
        hosting: { datacentre: 1 },
        sharedAddresses: 6,
      }),
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.perDay, skew: 0.5, cv: 1.2, dayShape: 0.8 },
          work: work({
            genres: { support: 1 },
            session: { kind: "chat", turns: 2 },
            system: { scope: "cell", share: 1 },
            ownContext: 0.1,
            reask: 0.08,
            typos: 0.03,
            output: { median: 90, sigma: 0.5 },
            maxTokens: [512, 1024],
            temperature: [0.2, 0],
            models: { small: 0.8, medium: 0.2 },
            reasoning: 0,
          }),
        },
      ],
    },
  ],
};

// N19: freelance translators of one agency: the agency's prompt, everyone's own documents, office hours.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const translationFarm: Family = {
  name: "translation-farm",
  side: "benign",
  shape: "N19",
  split: "judge",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { browser: 1, sdk: 0.6 }, paymentShare: 0.3, paymentGroup: 4 }),
      flows: [
        {
          arrival: {
            kind: "human",
            perDay: ask.parameters.perDay,
            skew: 0.6,
            activeShare: 0.8,
            officeHours: true,
            thinkMs: 90_000,
          },
          work: work({
            genres: { translate: 3, document: 1, clause: 1 },
            session: { kind: "chat", turns: 3 },
            frame: { purpose: "translate", scope: "cell", count: 2, paraphrase: 0.05 },
            reask: 0.06,
            output: { median: 250, sigma: 0.7 },
            ownContext: 0.1,
          }),
        },
      ],
    },
  ],
};

// Facts 5.1: a labelling contractor: many workers, one guideline prompt, items dealt out without overlap, office
// hours.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const outsourcedLabelling: Family = {
  name: "outsourced-labelling",
  side: "benign",
  shape: "facts 5.1",
  split: "judge",
  detectable: true,
  perDay: 50,
  parameters: { perDay: 50 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "organization",
      identity: drawKnobs(ask.random, { sharedAddresses: 10, signupBursts: 2, mail: { corporate: 1, free: 1 } }),
      flows: [
        {
          arrival: {
            kind: "human",
            perDay: ask.parameters.perDay,
            skew: 0.4,
            activeShare: 0.85,
            officeHours: true,
            thinkMs: 45_000,
          },
          work: work({
            genres: { document: 2, support: 1, chat: 1 },
            frame: { purpose: "rubric", scope: "cell", count: 2, paraphrase: 0.1 },
            items: { kind: "fresh" },
            session: { kind: "chat", turns: 2 },
            reask: 0.05,
            typos: 0.02,
            output: { median: 80, sigma: 0.7 },
          }),
        },
      ],
    },
  ],
};

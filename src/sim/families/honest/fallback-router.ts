// Facts 5.1: apps behind a router with provider fail-over: part of the history was answered elsewhere.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const fallbackRouter: Family = {
  name: "fallback-router",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 25,
  parameters: { perDay: 25 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: drawKnobs(ask.random, { stacks: 2 }),
      flows: [
        {
          arrival: { kind: "renewal", perDay: ask.parameters.perDay, skew: 1, cv: 1.6, dayShape: 0.6 },
          work: work({
            genres: { chat: 2, support: 2, codequestion: 1, writing: 1 },
            session: { kind: "chat", turns: 3, window: 6 },
            foreignHistory: 0.35,
            system: { scope: "account", share: 0.7 },
            reask: 0.08,
            typos: 0.02,
          }),
        },
      ],
    },
  ],
};

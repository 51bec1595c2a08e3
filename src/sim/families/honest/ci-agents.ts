// Facts 5.1: one company's repair bots: agents that nobody watches, in containers, on the company's own repositories.
import type { Family } from "../../cell.ts";
import { companyKnobs, sampling, work } from "../work.ts";

export const ciAgents: Family = {
  name: "ci-agents",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 90,
  parameters: { perDay: 90, turns: 18 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "declared",
      identity: companyKnobs(ask.random, { hosting: { datacentre: 1 }, clients: { sdk: 1, cli: 0.5 } }),
      flows: [
        {
          arrival: {
            kind: "queue",
            perDay: ask.parameters.perDay,
            allocation: "sticky",
            sigma: 0.7,
            loop: "open",
            dayShape: 0.6,
          },
          work: work({
            ...sampling(ask.random),
            genres: { codefix: 3, agentstart: 2, feature: 1 },
            session: { kind: "agent", turns: ask.parameters.turns, window: 5, attended: 0 },
            system: { scope: "cell", share: 1 },
            tools: { scope: "cell" },
            ownContext: 0.9,
            // A runner's checkout goes, the repository comes back: each account serves a few.
            endUsers: 0.5,
            containers: 0.4 + 0.6 * ask.random.next(),
            signatures: { share: 0.6, from: "own" },
            output: { median: 280, sigma: 0.8, code: true },
          }),
        },
      ],
    },
  ],
};

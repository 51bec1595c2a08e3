// N13: a platform of agents: one declared company, tool calls, hand-offs, fixed workers, end customers within.
import type { Family } from "../../cell.ts";
import { companyKnobs, sampling, work } from "../work.ts";

export const agentPlatform: Family = {
  name: "agent-platform",
  side: "benign",
  shape: "N13",
  split: "judge",
  detectable: true,
  perDay: 150,
  parameters: { perDay: 150 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "declared",
      identity: companyKnobs(ask.random, { hosting: { datacentre: 1 } }),
      flows: [
        {
          arrival: {
            kind: "queue",
            perDay: ask.parameters.perDay,
            allocation: "round-robin",
            loop: "closed",
            dayShape: 0.3,
          },
          work: work({
            ...sampling(ask.random),
            genres: { agentstart: 3, support: 1, sqlask: 1, document: 1 },
            session: { kind: "agent", turns: 6, attended: 0.05 },
            system: { scope: "cell", share: 1 },
            tools: { scope: "cell" },
            frame: { purpose: "agent", scope: "cell", count: 3, paraphrase: 0 },
            ownContext: 0.5,
            containers: 0.5,
            signatures: { share: 0.6, from: "own" },
          }),
        },
      ],
    },
  ],
};

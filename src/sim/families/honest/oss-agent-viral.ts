// N09: strangers use one open-source agent: the same prompt and tools for all, own repositories, heavy-tailed use.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const ossAgentViral: Family = {
  name: "oss-agent-viral",
  side: "benign",
  shape: "N09",
  split: "build",
  detectable: true,
  perDay: 22,
  parameters: { perDay: 22 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { clients: { cli: 1 }, stacks: 2 }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1.2, activeShare: 0.6, thinkMs: 50_000 },
          work: work({
            genres: { agentuser: 4, codefix: 2, feature: 2 },
            languages: { en: 3, account: 1 },
            session: { kind: "agent", turns: 8 },
            system: { scope: "world", share: 1, key: "viral-agent" },
            tools: { scope: "world", key: "viral-agent" },
            ownContext: 0.9,
            containers: 0.25,
            reask: 0.08,
            typos: 0.02,
            reasoning: 0.8,
            temperature: [0.7, 1],
            maxTokens: [8192, 16384],
            output: { median: 300, sigma: 0.9, code: true },
            signatures: { share: 0.7, from: "own" },
          }),
        },
      ],
    },
  ],
};

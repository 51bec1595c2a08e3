// Developers with a coding agent: a popular product's prompt and tools, a repository of their own, long sessions of tool results.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const codingAgent: Family = {
  name: "coding-agent",
  side: "benign",
  shape: "facts 5.1",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30, products: 4 },
  cells: (ask) =>
    Array.from({ length: ask.parameters.products }, (_, p) => ({
      side: "benign" as const,
      accounts: ask.accounts / ask.parameters.products,
      principal: "each" as const,
      identity: personKnobs(ask.random.fork(`p${p}`), { clients: { cli: 1, sdk: 0.3 }, stacks: 3 }),
      flows: [
        {
          arrival: {
            kind: "human" as const,
            perDay: ask.parameters.perDay,
            skew: 1,
            activeShare: 0.55,
            thinkMs: 60_000,
          },
          work: work({
            genres: { agentuser: 5, codefix: 2, feature: 1, codequestion: 2 },
            languages: { en: 2, account: 1 },
            session: { kind: "agent", turns: 9, window: 5 },
            system: { scope: "world", share: 1, key: `agent-product-${p}` },
            tools: { scope: "world", key: `agent-product-${p}` },
            ownContext: 0.95,
            containers: 0.15,
            reask: 0.08,
            typos: 0.02,
            reasoning: 0.7,
            signatures: { share: 0.8, from: "own" },
            output: { median: 320, sigma: 1.1, code: true },
            maxTokens: [8192, 16384, 32000],
            temperature: [-1, 1],
            models: { medium: 0.4, large: 0.6 },
          }),
        },
      ],
    })),
};

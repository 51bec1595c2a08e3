// N03 with agents: independent laboratories run one public agent benchmark, each all of its tasks in containers made for them.
import type { Family } from "../../cell.ts";
import { labKnobs, work } from "../work.ts";

export const agentHarnessLabs: Family = {
  name: "agent-harness-labs",
  side: "benign",
  shape: "N03",
  split: "build",
  detectable: true,
  perDay: 110,
  parameters: { perDay: 110, tasks: 60, turns: 14 },
  cells: (ask) => {
    const suite = `public-agent-suite-${ask.random.int(4)}`;
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        declaredUse: "model evaluation",
        identity: labKnobs(ask.random),
        flows: [
          {
            arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 0.6, burst: 6, cv: 1 },
            work: work({
              genres: { codefix: 3, agentstart: 1 },
              languages: { en: 1 },
              items: { kind: "walk", pool: ask.parameters.tasks, key: suite },
              session: { kind: "agent", turns: ask.parameters.turns, window: 5, attended: 0 },
              system: { scope: "world", share: 1, key: suite },
              tools: { scope: "world", key: suite },
              ownContext: 0.9,
              throwAway: true,
              containers: 1,
              reask: 0,
              temperature: [0, 0.7, -1],
              maxTokens: [4096, 8192],
              signatures: { share: 0.6, from: "own" },
              output: { median: 260, sigma: 0.7, code: true },
              pivot: { share: 0.8, hours: 24 },
            }),
          },
        ],
      },
    ];
  },
};

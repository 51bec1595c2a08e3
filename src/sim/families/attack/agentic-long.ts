// S05: whole trajectories of 20 to 80 turns in throw-away sandboxes, one account per trajectory.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const agenticLong: Family = {
  name: "agentic-long",
  side: "campaign",
  shape: "S05",
  split: "build",
  detectable: true,
  perDay: 120,
  parameters: { perDay: 120, turns: 30 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "agentic-long",
        purpose: "agent",
        perDay: ask.parameters.perDay,
        work: {
          genres: { agentstart: 4, codefix: 1 },
          session: { kind: "agent", turns: ask.parameters.turns, window: 5, attended: 0 },
          ownContext: 0.9,
          throwAway: true,
          containers: 0.4 + 0.6 * ask.random.next(),
          tools: { scope: "cell" },
          system: { scope: "cell", share: 1 },
          signatures: { share: 0.7, from: "own" },
          output: { median: 260, sigma: 0.8, code: true },
        },
      }),
    ]),
  ],
};

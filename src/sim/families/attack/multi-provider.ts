// S21: the queue is spread over several providers; only a share is seen here, and some of the history came from the
// others.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const multiProvider: Family = {
  name: "multi-provider",
  side: "campaign",
  shape: "S21",
  split: "build",
  detectable: true,
  perDay: 12,
  parameters: { perDay: 30, seen: 0.4 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "multi-provider",
        purpose: "agent",
        perDay: ask.parameters.perDay * ask.parameters.seen,
        work: {
          genres: { agentstart: 1, codefix: 1, feature: 1 },
          foreignHistory: 0.5,
          session: { kind: "chat", turns: 2 },
        },
      }),
    ]),
  ],
};

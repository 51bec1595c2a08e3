// S01: the reference campaign by shape: 25.6 exchanges per account and day, software engineering, a work queue over the pool,
// several answers to each task (Anthropic letter of June 2026: 28.8 M exchanges, about 25,000 accounts, 45 days).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const queueSwe: Family = {
  name: "queue-swe",
  side: "campaign",
  shape: "S01",
  split: "build",
  detectable: true,
  perDay: 25.6,
  parameters: { perDay: 25.6, answers: 4 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "queue-swe",
        purpose: ask.random.next() < 0.5 ? "solve" : "reasoning",
        perDay: ask.parameters.perDay,
        work: {
          genres: { codefix: 4, feature: 3, kernel: 1, agentstart: 1 },
          items: { kind: "partition", answers: ask.parameters.answers },
          output: { median: 900, sigma: 0.7, code: true },
        },
      }),
    ]),
  ],
};

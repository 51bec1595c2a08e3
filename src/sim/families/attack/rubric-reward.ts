// S03: the model as reward model: rubric, candidates, bounded score (February 2026 report on rubric grading; CISA
// list).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const rubricReward: Family = {
  name: "rubric-reward",
  side: "campaign",
  shape: "S03",
  split: "build",
  detectable: true,
  perDay: 45,
  parameters: { perDay: 45 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "rubric-reward",
        purpose: "rubric",
        perDay: ask.parameters.perDay,
        work: {
          genres: { mathword: 2, codefix: 1, feature: 1, science: 1, writing: 1, chat: 1 },
          output: { median: 120, sigma: 0.8, verdict: ask.random.next() < 0.6 },
        },
      }),
    ]),
  ],
};

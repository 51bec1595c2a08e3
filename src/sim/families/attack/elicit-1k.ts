// S22: about a thousand curated prompts over 40 accounts at human pace, no frame. Expected undetectable; scored on
// honesty.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";
import { poolCell } from "./harvest.ts";

export const elicit1k: Family = {
  name: "elicit-1k",
  side: "campaign",
  shape: "S22",
  split: "build",
  detectable: false,
  perDay: 3.5,
  parameters: { prompts: 1000 },
  cells: (ask) => [
    poolCell(
      ask,
      [
        {
          label: "elicit-1k",
          arrival: {
            kind: "human",
            perDay: Math.min(12, ask.parameters.prompts / Math.max(1, ask.accounts * ask.days)),
            skew: 0.8,
            activeShare: 0.5,
          },
          work: work({
            genres: { mathproof: 2, science: 2, codefix: 1, feature: 1 },
            items: { kind: "sample", pool: ask.parameters.prompts, skew: 0 },
            reasoning: 0.7,
            output: { median: 900, sigma: 0.6 },
          }),
        },
      ],
      { identity: personKnobs(ask.random) },
    ),
  ],
};

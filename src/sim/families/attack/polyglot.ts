// S24: broad tasks in many languages, thoughts to be in the user's language (Google, February 2026: over 100,000
// prompts, non-English).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const polyglot: Family = {
  name: "polyglot",
  side: "campaign",
  shape: "S24",
  split: "judge",
  detectable: true,
  perDay: 24,
  parameters: { perDay: 24 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "polyglot",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        frame: { count: 3 },
        work: {
          languages: { es: 1, fr: 1, de: 1, pt: 1, it: 1, ru: 1, zh: 1, ja: 1, ko: 1, pl: 1 },
          genres: { chat: 2, mathword: 1, facts: 1, codefix: 1, science: 1 },
        },
      }),
    ]),
  ],
};

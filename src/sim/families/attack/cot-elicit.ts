// S02: reasoning elicitation, part of it after the fact on a supplied answer (Anthropic, February 2026: "imagine and articulate
// the internal reasoning behind a completed response").
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const cotElicit: Family = {
  name: "cot-elicit",
  side: "campaign",
  shape: "S02",
  split: "build",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40, rationaleShare: 0.4 },
  cells: (ask) => {
    const { perDay, rationaleShare } = ask.parameters;
    const genres = { mathword: 2, mathproof: 2, science: 2, choice: 1, facts: 1, codefix: 0.5 } as const;
    return [
      poolCell(ask, [
        harvestFlow(ask, {
          label: "cot-elicit",
          purpose: "reasoning",
          perDay: perDay * (1 - rationaleShare),
          work: { genres },
        }),
        harvestFlow(ask, {
          label: "cot-elicit",
          purpose: "rationale",
          perDay: perDay * rationaleShare,
          work: { genres },
        }),
      ]),
    ];
  },
};

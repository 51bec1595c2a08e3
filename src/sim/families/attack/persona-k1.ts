// S08: personas, no repeats, a private pool of tasks: nothing is asked twice.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const personaK1: Family = {
  name: "persona-k1",
  side: "campaign",
  shape: "S08",
  split: "judge",
  detectable: true,
  perDay: 22,
  parameters: { perDay: 22, personas: 60 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "persona-k1",
        purpose: "persona",
        perDay: ask.parameters.perDay,
        frame: { count: ask.parameters.personas, paraphrase: 0.3 },
        work: { genres: { chat: 2, writing: 2, science: 1, feature: 1, sqlask: 1 }, items: { kind: "fresh" } },
      }),
    ]),
  ],
};

// S25: each account acts as one person with own hours, repository and re-asks. The lower bound: nothing in the logs
// tells it.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { paddingFlow, poolCell } from "./harvest.ts";

export const fullMimic: Family = {
  name: "full-mimic",
  side: "campaign",
  shape: "S25",
  split: "build",
  detectable: false,
  perDay: 8,
  parameters: { perDay: 8 },
  cells: (ask) => [
    poolCell(ask, [{ ...paddingFlow(ask.parameters.perDay), label: "full-mimic" }], {
      identity: personKnobs(ask.random),
    }),
  ],
};

// S26: no accounts of its own: a relay sells the logs of its organic users (September 2026 report on bought
// transcripts). Relay class; calling it a campaign would be wrong.
import type { Family } from "../../cell.ts";
import { gateway } from "../work.ts";
import { paddingFlow, poolCell } from "./harvest.ts";

export const logBuyer: Family = {
  name: "log-buyer",
  side: "relay",
  shape: "S26",
  split: "build",
  detectable: false,
  perDay: 25,
  parameters: { perDay: 25 },
  cells: (ask) => {
    const through = gateway(ask.random, 0.8);
    return [
      poolCell(
        ask,
        [
          {
            arrival: through.arrival(ask.parameters.perDay),
            work: {
              ...paddingFlow(1).work,
              system: { scope: "world", share: 0.5, key: "agent-product", products: 4 },
              endUsers: 5,
              ...through.work,
            },
          },
        ],
        { side: "relay" },
      ),
    ];
  },
};

// S06: the harvest hides among unrelated traffic of the same accounts (February 2026: pools of over 20,000 accounts that mix
// distillation with ordinary requests). `padding` is the share of other traffic, 0 to 0.95.
import type { Family } from "../../cell.ts";
import { harvestFlow, paddingFlow, poolCell } from "./harvest.ts";

export const hydraMix: Family = {
  name: "hydra-mix",
  side: "campaign",
  shape: "S06",
  split: "build",
  detectable: true,
  perDay: 30,
  parameters: { perDay: 30, padding: 0.7 },
  cells: (ask) => {
    const { perDay, padding } = ask.parameters;
    const harvest = harvestFlow(ask, {
      label: "hydra-mix",
      purpose: "agent",
      perDay: perDay * (1 - padding),
      work: { genres: { agentstart: 2, codefix: 2, sqlask: 1 }, tools: { scope: "cell" } },
    });
    return [poolCell(ask, padding > 0 ? [harvest, paddingFlow(perDay * padding)] : [harvest])];
  },
};

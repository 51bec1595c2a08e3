// S18: most of the pool is terminated; a hot-standby pool takes the queue over within hours (September 2026: two
// pools).
import type { Ask, CellSpec, Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const banRegrow: Family = {
  name: "ban-regrow",
  side: "campaign",
  shape: "S18",
  split: "judge",
  detectable: true,
  perDay: 15,
  parameters: { perDay: 30, lagHours: 3 },
  cells: (ask) => banRegrowCells(ask),
};

function banRegrowCells(ask: Ask): CellSpec[] {
  const banDay = ask.days * 0.5;
  const options = {
    label: "ban-regrow",
    purpose: "solve" as const,
    perDay: ask.parameters.perDay,
    work: { genres: { codefix: 2, agentstart: 1, feature: 1 } },
  };
  const first = harvestFlow(ask, options);
  const again = harvestFlow(ask, options);
  return [
    poolCell(
      ask,
      [
        { ...first, members: [0, 0.5], days: [0, banDay + 0.05] },
        { ...again, members: [0.5, 1], days: [banDay + ask.parameters.lagHours / 24, ask.days] },
      ],
      {
        enforcement: [{ day: banDay, share: 0.95, action: "terminate", members: [0, 0.5] }],
      },
    ),
  ];
}

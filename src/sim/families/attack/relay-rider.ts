// S16: a campaign rents a tenth of a relay's traffic; its accounts carry mostly organic users. The relay's other
// accounts are relay class.
import type { Ask, CellSpec, Family, Flow } from "../../cell.ts";
import { gateway, poolKnobs } from "../work.ts";
import { harvestFlow, paddingFlow, poolCell } from "./harvest.ts";

export const relayRider: Family = {
  name: "relay-rider",
  side: "campaign",
  shape: "S16",
  split: "judge",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40, share: 0.1 },
  cells: (ask) => relayRiderCells(ask),
};

/** Half of the relay's accounts carry the rider; the other half never did. */
function relayRiderCells(ask: Ask): CellSpec[] {
  const { perDay, share } = ask.parameters;
  const through = gateway(ask.random, 0.8);
  const organic = (rate: number): Flow => ({
    arrival: through.arrival(rate),
    work: {
      ...paddingFlow(1).work,
      system: { scope: "world", share: 0.5, key: "agent-product", products: 4 },
      endUsers: 5,
      ...through.work,
    },
  });
  const rider = harvestFlow(ask, {
    label: "relay-rider",
    purpose: "reasoning",
    perDay: perDay * share * 2,
    work: { genres: { codefix: 2, mathproof: 1, science: 1 } },
  });
  const identity = poolKnobs(ask.random.fork("pool"));
  return [
    poolCell(ask, [organic(perDay * (1 - 2 * share)), rider], { accounts: Math.ceil(ask.accounts / 2), identity }),
    poolCell(ask, [organic(perDay)], { accounts: Math.max(1, Math.floor(ask.accounts / 2)), identity, side: "relay" }),
  ];
}

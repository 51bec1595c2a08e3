// Campaigns by a hand that pays for cover. The families state how a campaign works; how carefully it is run varies within each of them.
import type { Random } from "../../src/math/random.ts";
import type { CellSpec, Family, Flow } from "../../src/sim/cell.ts";
import { paddingFlow } from "../../src/sim/families/attack/harvest.ts";
import { between } from "../../src/sim/weights.ts";

/** Spread of quotas drawn by lot: the sd of ln(quota). */
const SIGMA = { least: 0.2, most: 1.2 };
/** Share of the accounts' traffic that is filler. */
const FILLER = { least: 0.2, most: 0.8 };
/** How likely a campaign pays for each kind of cover. */
const PAYS = 0.5;

/** The same family; each campaign of it draws what its accounts have in common, how they are dealt work, and how much filler they send. */
export function covered(family: Family): Family {
  const cells: Family["cells"] = (ask) =>
    family.cells(ask).map((cell, i) => (cell.side === "campaign" ? cover(cell, ask.random.fork(`cover/${i}`)) : cell));
  return { ...family, cells };
}

function cover(cell: CellSpec, random: Random): CellSpec {
  const [alone, byLot, filled] = [random.next() < PAYS, random.next() < PAYS, random.next() < PAYS];
  const kept = random.next() < PAYS ? 0 : 0.5 * random.next();
  const sigma = between(random, SIGMA.least, SIGMA.most);
  const filler = between(random, FILLER.least, FILLER.most);
  const { identity } = cell;
  return {
    ...cell,
    identity: alone
      ? {
          ...identity,
          paymentShare: identity.paymentShare * kept,
          phoneShare: identity.phoneShare * kept,
          signupBursts: Math.max(identity.signupBursts, Math.round(40 * (1 - kept))),
          sharedAddresses: kept === 0 ? 0 : Math.round(identity.sharedAddresses / kept),
        }
      : identity,
    flows: cell.flows.flatMap((flow) => {
      const dealt = byLot ? byQuota(flow, sigma) : flow;
      return filled && flow.label !== undefined ? diluted(dealt, filler) : [dealt];
    }),
  };
}

function byQuota(flow: Flow, sigma: number): Flow {
  return flow.arrival.kind === "queue" ? { ...flow, arrival: { ...flow.arrival, allocation: "sticky", sigma } } : flow;
}

/** The flow at a lower rate, and what people ask at the rate that it gave up, of the same accounts on the same days. */
function diluted(flow: Flow, filler: number): Flow[] {
  if (flow.arrival.kind !== "queue") return [flow];
  const { perDay } = flow.arrival;
  const { label: _, ...theirs } = flow;
  return [
    { ...flow, arrival: { ...flow.arrival, perDay: perDay * (1 - filler) } },
    { ...theirs, ...paddingFlow(perDay * filler) },
  ];
}

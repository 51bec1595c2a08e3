// Evasion, one dial at a time: what an attacker pays is the distance along an axis, what the detector loses is read off beside it.
import type { Family } from "../sim/cell.ts";
import { familyOf } from "../sim/families/registry.ts";
import { population } from "../sim/suites.ts";
import type { Population } from "../sim/world.ts";

export interface AxisSpec {
  title: string;
  /** What the number on the axis is. */
  unit: string;
  /** What turning it up costs the attacker. */
  cost: string;
  values: readonly number[];
  population(value: number): Population;
}

const ACCOUNTS = 40;

export const AXES = {
  mixing: {
    title: "Mixing with honest-looking traffic",
    unit: "share of the accounts' traffic that is filler",
    cost: "at 0.9 nine exchanges are bought for every one that is wanted",
    values: [0, 0.5, 0.8, 0.9, 0.95],
    population: (value) => population("hydra-mix", ACCOUNTS, { parameters: { padding: value, perDay: 40 } }),
  },
  paraphrase: {
    title: "Paraphrase",
    unit: "share of exchanges whose frame is reworded",
    cost: "one call of a cheap model per exchange",
    values: [0, 0.5, 0.9, 1],
    population: (value) => population("paraphrase", ACCOUNTS, { parameters: { rate: value } }),
  },
  rotation: {
    title: "Template rotation",
    unit: "hours after which templates are thrown away (pool of 16)",
    cost: "new templates to write, and drifting data",
    values: [48, 24, 12, 6],
    population: (value) => population("rotating-templates", ACCOUNTS, { parameters: { rotateHours: value } }),
  },
  rate: {
    title: "Rate per account",
    unit: "exchanges per account and day",
    cost: "fewer exchanges from each account: more accounts for one data set",
    values: [2, 5, 10, 25, 100],
    population: (value) => population("queue-swe", ACCOUNTS, { parameters: { perDay: value } }),
  },
  accounts: {
    title: "Number of accounts",
    unit: "accounts in the campaign",
    cost: "a small pool takes little",
    values: [4, 8, 16, 40, 100],
    population: (value) => population("queue-swe", value),
  },
  infrastructure: {
    title: "Shared infrastructure",
    unit: "share of the pool's common cards, phones and addresses that is kept",
    cost: "at 0 a card, phone and address for every account",
    values: [1, 0.5, 0.25, 0],
    population: (value) => ({ family: thinned(value), accounts: ACCOUNTS }),
  },
} as const satisfies Record<string, AxisSpec>;

export type Axis = keyof typeof AXES;

/** The reference campaign with what its accounts have in common cut down to a share. */
function thinned(kept: number): Family {
  const base = familyOf("queue-swe") as Family;
  return {
    ...base,
    cells: (ask) =>
      base.cells(ask).map((cell) => ({
        ...cell,
        identity: {
          ...cell.identity,
          paymentShare: 0.8 * kept,
          phoneShare: 0.4 * kept,
          signupBursts: Math.round(2 + 40 * (1 - kept)),
          sharedAddresses: kept === 0 ? 0 : Math.round(12 / kept),
        },
      })),
  };
}

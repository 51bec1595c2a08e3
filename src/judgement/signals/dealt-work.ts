// Hand-over and mixing together: one hand deals one stock. Companies hand work over among their own keys, and popular prompts mix; strangers do not do both.
import type { Signal } from "../signal.ts";
import { itemMixing } from "./item-mixing.ts";
import { synchrony } from "./synchrony.ts";

export const dealtWork: Signal = {
  id: "dealt-work",
  family: "allocation",
  unit: "the lesser of hand-over (-synchrony) and item-mixing",
  direction: 1,
  rationale:
    "A queue gives what comes next to whichever account is free: accounts take turns within seconds and draw on one stock. Popular prompts mix without turns, and machines of one company take turns over lists of their own",
  evasion:
    "Pace each account by itself, at the cost of throughput, or deal each its own items and never the same twice",
  source: "Science notes 2.4 P3 and 2.5 C3: the two asked together, since honest clusters show either and hardly both",
  measure: (stream) => {
    const mixing = itemMixing.measure(stream);
    // Most clusters share too few items to say, and the test of turns is the dearest of all.
    if (Number.isNaN(mixing)) return Number.NaN;
    const handOver = -synchrony.measure(stream);
    return Number.isNaN(handOver) ? Number.NaN : Math.max(0, Math.min(handOver, mixing));
  },
  explain: (v) =>
    v < 0.5
      ? "the accounts do not both take turns and draw on one stock of prompts"
      : `the accounts take turns within seconds (at least ${Math.expm1(v).toFixed(1)} standard deviations beyond chance) and draw on one stock of prompts (each shares some with at least ${Math.exp(v).toFixed(1)} times as many as any one prompt goes to)`,
};

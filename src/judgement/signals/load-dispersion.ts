// C1: how unequal the members' loads are, beyond counting noise.
import { mad, median } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";
import { loads, relativeLoads } from "../stream.ts";

export const loadDispersion: Signal = {
  id: "load-dispersion",
  family: "allocation",
  unit: "standard deviation of log load",
  direction: -1,
  rationale:
    "A work queue loads its accounts equally; people who share nothing but a tool differ by factors of four and more",
  evasion: "Give each account its own quota, at the cost of planning and of hot accounts that meet rate limits",
  source: "Science notes 2.5 C1 (queue about 0.16, people 1.2 to 1.6)",
  of: "openings",
  measure: (stream) => {
    if (stream.independent < 4) return Number.NaN;
    const typical = median(loads(stream));
    if (typical < 3) return Number.NaN;
    const spread = mad(relativeLoads(stream).map(Math.log));
    return Math.sqrt(Math.max(0, spread * spread - 1 / typical));
  },
  explain: (v) =>
    v < 0.05
      ? "the accounts carry equal loads, apart from what chance does to counts"
      : `about two thirds of the accounts carry a load within a factor of ${Math.exp(v).toFixed(v < 1 ? 2 : 1)} of the typical one`,
};

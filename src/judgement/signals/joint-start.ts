// How closely in time the members began this work.
import { mad } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";
import { beginningsOf } from "../stream.ts";

export const jointStart: Signal = {
  id: "joint-start",
  family: "timing",
  unit: "log hours",
  direction: -1,
  rationale: "One hand puts its accounts to work on one day; a tool's users come to it over weeks",
  evasion: "Start accounts one by one, which delays the harvest",
  source: "Science notes 2.4 P9; hackathons and classes start together as well",
  measure: (stream) => {
    if (stream.independent < 4) return Number.NaN;
    return Math.log(mad(beginningsOf(stream)) / 3_600_000 + 0.1);
  },
  explain: (v) => `the accounts began within about ${Math.max(0.1, Math.exp(v) - 0.1).toFixed(1)} hours of each other`,
};

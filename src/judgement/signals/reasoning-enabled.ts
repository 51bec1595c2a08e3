// Share of exchanges with reasoning switched on.
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

export const reasoningEnabled: Signal = {
  id: "reasoning-enabled",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "The strongest outputs are harvested, in every request",
  evasion: "Forgo reasoning",
  source: "Science notes 2.2 E8",
  measure: (stream) => rate(stream, (row) => stream.frame.reasoningBudget[row] !== 0),
  explain: (v) => `${percent(v)} of these exchanges have reasoning switched on`,
};

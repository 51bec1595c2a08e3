// Share of exchanges without any conversation behind them.
import { percent, type Signal } from "../signal.ts";
import { rate, withoutAgentSteps } from "../stream.ts";

export const singleTurns: Signal = {
  id: "single-turns",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Collected pairs need no conversation; people follow up",
  evasion: "Hold conversations, at several times the cost of a pair",
  source: "Science notes 2.3 A3",
  measure: (stream) => {
    const rows = withoutAgentSteps(stream);
    return rows === undefined ? Number.NaN : rate({ rows }, (row) => stream.frame.turns[row] <= 1);
  },
  explain: (v) => `${percent(v)} of these exchanges are single turns`,
};

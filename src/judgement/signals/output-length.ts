// Typical length of the output taken.
import { median } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";
import { withoutAgentSteps } from "../stream.ts";

const LEAST_ROWS = 8;

export const outputLength: Signal = {
  id: "output-length",
  family: "purpose",
  unit: "log tokens",
  direction: 1,
  rationale: "Training data is long output; labels and verdicts are short",
  evasion: "Short answers, worth less",
  source: "Science notes 2.2 E15",
  measure: (stream) => {
    const rows = withoutAgentSteps(stream);
    if (rows === undefined || rows.length < LEAST_ROWS) return Number.NaN;
    return median(Float64Array.from(rows, (row) => Math.log1p(stream.frame.outputTokens[row])));
  },
  explain: (v) => `the typical exchange takes ${Math.round(Math.expm1(v))} output tokens`,
};

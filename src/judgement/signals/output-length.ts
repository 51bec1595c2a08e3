// Typical length of the output taken.
import { median } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";

export const outputLength: Signal = {
  id: "output-length",
  family: "purpose",
  unit: "log tokens",
  direction: 1,
  rationale: "Training data is long output; labels and verdicts are short",
  evasion: "Short answers, worth less",
  source: "Science notes 2.2 E15",
  measure: (stream) =>
    stream.rows.length < 8
      ? Number.NaN
      : median(Float64Array.from(stream.rows, (row) => Math.log1p(stream.frame.outputTokens[row]))),
  explain: (v) => `the typical exchange takes ${Math.round(Math.expm1(v))} output tokens`,
};

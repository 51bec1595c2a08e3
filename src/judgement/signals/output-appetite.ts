// How much output an exchange asks for, against its input.
import { median } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";

export const outputAppetite: Signal = {
  id: "output-appetite",
  family: "purpose",
  unit: "log ratio of output to input tokens",
  direction: 1,
  rationale: "What is harvested is output; classification and retrieval read much and write little",
  evasion: "Short answers, worth less",
  source: "Data notes 5.5: a third of honest reasoning clients also exceed five to one, so this is weak alone",
  measure: (stream) => {
    const { frame, rows } = stream;
    const ratios = Float64Array.from(rows, (row) =>
      Math.log((frame.outputTokens[row] + 1) / (frame.inputTokens[row] + 1)),
    );
    return ratios.length < 8 ? Number.NaN : median(ratios);
  },
  explain: (v) => `the typical exchange takes ${Math.exp(v).toFixed(1)} tokens for each it sends`,
};

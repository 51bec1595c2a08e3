// C3b: whether items are asked a fixed number of times.
import { zeroTruncatedPoissonRate } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";

export const multiplicityDispersion: Signal = {
  id: "multiplicity-dispersion",
  family: "allocation",
  unit: "ratio to chance",
  direction: -1,
  rationale:
    "Training sets take k answers of every item; independent demand for items is never more regular than chance",
  evasion: "Draw the number of answers per item at random, at the cost of uneven data",
  source: "Science notes 2.5 C3b; 16 answers a question: OpenThoughts 3, 2025",
  of: "openings",
  measure: (stream) => {
    const counts = new Map<number, number>();
    for (const row of stream.rows) {
      const text = stream.frame.text[row];
      if (text !== 0) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const m = counts.size;
    let sum = 0;
    for (const c of counts.values()) sum += c;
    const mean = sum / m;
    if (m < 30 || mean < 1.3) return Number.NaN;
    let squares = 0;
    for (const c of counts.values()) squares += (c - mean) ** 2;
    const lambda = zeroTruncatedPoissonRate(mean);
    return squares / (m - 1) / (mean * (1 + lambda - mean));
  },
  explain: (v) =>
    `items are repeated ${v < 0.5 ? "a fixed number of times" : "as unevenly as independent demand would"} (dispersion ${v.toFixed(2)}, chance 1)`,
};

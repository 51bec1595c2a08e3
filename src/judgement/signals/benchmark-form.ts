// Multiple choice and worked problems in benchmark form.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const MASK = FLAGS.benchmarkForm;

export const benchmarkForm: Signal = {
  id: "benchmark-form",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Benchmarks have their own form; evaluations send it and so do harvests of solutions",
  evasion: "Reword the items",
  source: "Science notes 2.10 (evaluation harness)",
  measure: (stream) => rate(stream, (row) => (stream.frame.flags[row] & MASK) !== 0),
  explain: (v) => `${percent(v)} of these exchanges have the form of benchmark items`,
};

// Requests that tasks, questions or samples be generated in number.
import { FLAGS } from "../../model/sketch.ts";
import { asksFor } from "../kind-of-work.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const wantsData = asksFor(FLAGS.dataGeneration, "data-generation");

export const dataGeneration: Signal = {
  id: "data-generation",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Tasks and samples are generated in number, to be trained on; companies do so for their own models as well",
  evasion: "Generate items elsewhere",
  source: "Threat report, 2026-02-23 (tens of thousands of unique tasks); self-instruct, Wang et al. 2023",
  measure: (stream) => rate(stream, (row) => wantsData(stream.frame, row)),
  explain: (v) => `${percent(v)} of these exchanges ask for tasks or samples to be generated in number`,
};

// Rubric, candidate answers and a bounded verdict.
import { FLAGS } from "../../model/sketch.ts";
import { asksFor } from "../kind-of-work.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const wantsGrading = asksFor(FLAGS.grader, "rubric-grading");

export const rubricGrading: Signal = {
  id: "rubric-grading",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "A model is used as the judge that trains another model's rewards; quality checks of one's own product look alike but come from one customer",
  evasion: "Grade with another provider's model",
  source: "Science notes 2.2 E6; rubric-based grading: Detecting and preventing distillation attacks, 2026-02-23",
  measure: (stream) => rate(stream, (row) => wantsGrading(stream.frame, row)),
  explain: (v) => `${percent(v)} of these exchanges have a rubric and candidate answers graded`,
};

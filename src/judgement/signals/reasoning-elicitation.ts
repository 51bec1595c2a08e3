// Requests that reasoning be written out, supplied answers be explained, or whole trajectories be produced.
import { FLAGS } from "../../model/sketch.ts";
import { asksFor } from "../kind-of-work.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const wantsReasoning = asksFor(
  FLAGS.answerThenRationale | FLAGS.reasoningWanted | FLAGS.trajectory,
  "reasoning-elicitation",
);

export const reasoningElicitation: Signal = {
  id: "reasoning-elicitation",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Reasoning traces are what a student model is trained on; asking for them in every request is a data set's need, not a person's",
  evasion: "Take answers without reasoning, which halves their worth for maths and leaves code unaffected",
  source:
    "Science notes 2.2 E4, E5; chain-of-thought elicitation: Detecting and preventing distillation attacks, 2026-02-23",
  measure: (stream) => rate(stream, (row) => wantsReasoning(stream.frame, row)),
  explain: (v) => `${percent(v)} of these exchanges ask for reasoning or whole trajectories to be written out`,
};

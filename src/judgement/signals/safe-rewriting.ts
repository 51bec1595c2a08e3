// Requests for acceptable alternatives to sensitive content.
import { FLAGS } from "../../model/sketch.ts";
import { asksFor } from "../kind-of-work.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const wantsRewrite = asksFor(FLAGS.safeRewrite, "safe-rewrite");

export const safeRewriting: Signal = {
  id: "safe-rewriting",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Acceptable rewrites of sensitive questions teach a student what to refuse",
  evasion: "Mix with other work",
  source: "Science notes 2.2 E7; Detecting and preventing distillation attacks, 2026-02-23",
  measure: (stream) => rate(stream, (row) => wantsRewrite(stream.frame, row)),
  explain: (v) => `${percent(v)} of these exchanges ask for acceptable rewrites of sensitive content`,
};

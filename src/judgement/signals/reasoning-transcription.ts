// Requests to repeat, print or translate hidden reasoning.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const MASK = FLAGS.reasoningTranscribe;

export const reasoningTranscription: Signal = {
  id: "reasoning-transcription",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Hidden reasoning is asked to be repeated or translated; no product needs that",
  evasion: "None that keeps the aim",
  source:
    "Threat report, 2026-09-10, pp. 145-150; cross-session replay: Disrupting a coordinated model-distillation campaign, 2026-09-30",
  measure: (stream) => rate(stream, (row) => (stream.frame.flags[row] & MASK) !== 0),
  explain: (v) => `${percent(v)} of these exchanges ask that hidden reasoning be repeated or translated`,
};

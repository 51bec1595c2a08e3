// Signs of a person at work: greetings, thanks, corrections, references back.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const MASK = FLAGS.personal | FLAGS.followUp;

export const personalWords: Signal = {
  id: "personal-words",
  family: "purpose",
  unit: "ratio",
  direction: -1,
  rationale: "People greet, thank, correct and refer to what was said",
  evasion: "Imitate talk, which lengthens every prompt",
  source: "Science notes 1.4 (no user-state words); facts 5.1",
  measure: (stream) => rate(stream, (row) => (stream.frame.flags[row] & MASK) !== 0),
  explain: (v) =>
    `${v === 0 ? "none" : percent(v)} of these exchanges read like a person talking: a greeting, thanks, a correction, a reference back`,
};

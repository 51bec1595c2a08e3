// Exchanges shaped like finished training pairs.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

const MASK = FLAGS.harvestShape;

export const harvestShape: Signal = {
  id: "harvest-shape",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Single turns with long output limits, sampling for variety and no conversation: each exchange is a finished training pair",
  evasion: "Hold conversations, at several times the cost of a pair",
  source: "Science notes 2.2 E8",
  measure: (stream) => rate(stream, (row) => (stream.frame.flags[row] & MASK) !== 0),
  explain: (v) => `${percent(v)} of these exchanges are single turns set up as for a data set`,
};

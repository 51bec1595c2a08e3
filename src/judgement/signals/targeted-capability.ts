// Share of the work aimed at the capabilities that campaigns have been reported to take.
import { CAPABILITIES, TARGETED } from "../../model/capability.ts";
import { percent, type Signal } from "../signal.ts";

const INDEX = TARGETED.map((name) => CAPABILITIES.indexOf(name));

export const targetedCapability: Signal = {
  id: "targeted-capability",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Effort is concentrated where a student model gains most",
  evasion: "Spread the effort, at the cost of data that is worth less",
  source: "Detecting and preventing distillation attacks, 2026-02-23 (volume, structure and focus)",
  measure: (stream) => {
    let sum = 0;
    for (const row of stream.rows)
      for (const c of INDEX) sum += stream.frame.capabilities[row * CAPABILITIES.length + c];
    return sum / (255 * stream.rows.length);
  },
  explain: (v) => `${percent(v)} of the work aims at the capabilities that training data is made of`,
};

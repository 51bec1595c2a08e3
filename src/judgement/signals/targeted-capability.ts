// Share of the work aimed at the capabilities that campaigns have been reported to take.
import { CAPABILITIES, TARGETED } from "../../model/capability.ts";
import { percent, type Signal } from "../signal.ts";

const INDEX = TARGETED.map((name) => CAPABILITIES.indexOf(name));

/** Of 255: likelier than not. A prompt of a kind that the classifier has not met gets a little of everything, which must not add up. */
const AIMED = 128;

export const targetedCapability: Signal = {
  id: "targeted-capability",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "Effort is concentrated where a student model gains most",
  evasion: "Spread the effort, at the cost of data that is worth less",
  source: "Detecting and preventing distillation attacks, 2026-02-23 (volume, structure and focus)",
  measure: (stream) => {
    const { capabilities } = stream.frame;
    let aimed = 0;
    for (const row of stream.rows) {
      let score = 0;
      for (const c of INDEX) score += capabilities[row * CAPABILITIES.length + c];
      if (score >= AIMED) aimed++;
    }
    return aimed / stream.rows.length;
  },
  explain: (v) => `${percent(v)} of the work aims at the capabilities that training data is made of`,
};

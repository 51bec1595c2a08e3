// How far the members set sampling, limits and reasoning alike.
import type { Signal } from "../signal.ts";
import { homogeneityBits, homogeneityText } from "./stack-homogeneity.ts";

export const configHomogeneity: Signal = {
  id: "config-homogeneity",
  family: "shared-work",
  unit: "bits per account",
  direction: 1,
  rationale: "One script sets temperature, limits and reasoning for all accounts; strangers choose for themselves",
  evasion: "Draw settings per account, which mixes the quality of the data",
  source: "Science notes 2.3 A10",
  measure: (stream) => homogeneityBits(stream, stream.frame.params, stream.population.paramsVotes),
  explain: (v) => homogeneityText("combination of sampling settings", v),
};

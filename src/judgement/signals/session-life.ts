// Share of exchanges that belong to a named conversation or agent session.
import { percent, type Signal } from "../signal.ts";
import { rate } from "../stream.ts";

export const sessionLife: Signal = {
  id: "session-life",
  family: "purpose",
  unit: "ratio",
  direction: -1,
  rationale: "Interactive clients carry session identities; scripts seldom bother",
  evasion: "Send session identities, which is free",
  source: "Facts 2.2; weak alone",
  measure: (stream) =>
    stream.population.anySessions ? rate(stream, (row) => stream.frame.session[row] !== 0) : Number.NaN,
  explain: (v) => `${percent(v)} of these exchanges belong to named sessions`,
};

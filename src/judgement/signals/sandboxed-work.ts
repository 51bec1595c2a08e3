// E14: whether the work lies in containers and throw-away checkouts rather than on anybody's machine.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { agentRuns } from "../stream.ts";

const LEAST_RUNS = 20;

export const sandboxedWork: Signal = {
  id: "sandboxed-work",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Environments made by the thousand have container paths; so have benchmark runs, and some developers' editors",
  evasion: "Rewrite the paths that tools print, which is cheap",
  source: "Science notes 2.2 E14",
  measure: (stream) => {
    let agents = 0;
    let boxed = 0;
    for (const rows of agentRuns(stream)) {
      agents++;
      if (rows.some((row) => (stream.frame.flags[row] & FLAGS.sandbox) !== 0)) boxed++;
    }
    return agents < LEAST_RUNS ? Number.NaN : boxed / agents;
  },
  explain: (v) => `${percent(v)} of the agent runs work on paths of containers or throw-away checkouts`,
};

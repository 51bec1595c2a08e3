// Agent runs in which nobody says a word after the task: trajectories taken, not work done with an agent.
import { FLAGS } from "../../model/sketch.ts";
import { percent, type Signal } from "../signal.ts";
import { agentRuns } from "../stream.ts";

/** Exchanges of a run; shorter ones give nobody the occasion to speak. */
const LEAST_STEPS = 4;
const LEAST_RUNS = 20;

export const unattendedRuns: Signal = {
  id: "unattended-runs",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Trajectories are taken from task to end without a person; developers step in, answer and correct. Repair bots and benchmark runs are unattended too",
  evasion: "Let a cheap model play the user, at the cost of tokens",
  source:
    "Agentic reasoning as a target: Detecting and preventing distillation attacks, 2026-02-23; science notes 2.2 E4",
  measure: (stream) => {
    const { frame } = stream;
    let runs = 0;
    let unattended = 0;
    for (const rows of agentRuns(stream)) {
      if (rows.length < LEAST_STEPS) continue;
      runs++;
      // Another last word of the user than before: somebody has spoken.
      const spoken = rows.some((row, i) => {
        const [before, now] = [frame.text[rows[i - 1]] ?? 0, frame.text[row]];
        return (frame.flags[row] & FLAGS.followUp) !== 0 || (before !== 0 && now !== 0 && before !== now);
      });
      if (!spoken) unattended++;
    }
    return runs < LEAST_RUNS ? Number.NaN : unattended / runs;
  },
  explain: (v) => `in ${percent(v)} of the agent runs nobody speaks after the task`,
};

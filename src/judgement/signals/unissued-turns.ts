// Provenance (b): assistant turns in the request that this provider never issued. What it issued to another account says that a gateway deals out
// single requests (conversation-handoff), not what for.
import { percent, type Signal } from "../signal.ts";

export const unissuedTurns: Signal = {
  id: "unissued-turns",
  family: "provenance",
  unit: "ratio",
  direction: 1,
  rationale:
    "Sessions of another model's users are replayed; routers over several providers and few-shot examples look alike",
  evasion: "Rebuild sessions from scratch, at full price",
  source: "Session replay: threat report, 2026-09-10; facts 2.6 (b)",
  measure: (stream) => {
    const { frame, population } = stream;
    let turns = 0;
    let unissued = 0;
    for (const row of stream.rows) {
      for (let i = frame.presented.start[row]; i < frame.presented.start[row + 1]; i++) {
        const issuer = population.outputIssuer[frame.presented.values[i]];
        turns++;
        if (issuer === 0) unissued++;
      }
    }
    return turns < 20 ? Number.NaN : unissued / turns;
  },
  explain: (v) => `${percent(v)} of the assistant turns presented were never issued by this provider`,
};

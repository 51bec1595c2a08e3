// Provenance (c): output issued to one customer that comes back as another's input.
import { percent, type Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

export const returnedOutput: Signal = {
  id: "returned-output",
  family: "provenance",
  unit: "ratio",
  direction: 1,
  rationale: "One account's harvest is cleaned or graded through another account",
  evasion: "Clean and grade elsewhere",
  source: "Self-cleaning and judging: threat report, 2026-09-10, p. 151; facts 2.6 (c)",
  measure: (stream) => {
    let returned = 0;
    for (const row of stream.rows) if (returns(stream, row)) returned++;
    return returned / stream.rows.length;
  },
  explain: (v) => `${percent(v)} of these exchanges contain output that was issued to another customer`,
};

function returns(stream: Stream, row: number): boolean {
  const { frame, population, principals } = stream;
  for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++) {
    const issuer = population.passageIssuer[frame.objects.values[i]];
    if (issuer !== 0 && principals.of[issuer - 1] !== principals.of[frame.account[row]]) return true;
  }
  return false;
}

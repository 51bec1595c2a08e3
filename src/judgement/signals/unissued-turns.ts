// Provenance (b): assistant turns in the request that this provider never issued to whoever presents them. A gateway that deals out single
// requests presents what it was issued on another account, too; but its conversations go on. What nobody goes on from was replayed.
import { knowsItsAnswers, MANY_ISSUERS } from "../../frame/issuers.ts";
import { percent, type Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

/** Of the answers to requests with another's turns, so many come back as history where conversations go on: of three turns one half, of replays none. */
const GOES_ON = 0.1;

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
    const { start, values } = stream.frame.presented;
    let turns = 0;
    let unissued = 0;
    let others = 0;
    const handed: number[] = [];
    for (const row of stream.rows) {
      let fromOthers = 0;
      for (let i = start[row]; i < start[row + 1]; i++) {
        const whose = originOf(stream, row, values[i]);
        if (whose === "nobody") unissued++;
        if (whose === "another") fromOthers++;
      }
      turns += start[row + 1] - start[row];
      others += fromOthers;
      if (fromOthers > 0) handed.push(row);
    }
    const { history } = stream.population;
    // Whether this log keeps answers as they were sent is told by everybody else's turns.
    const elsewhere = { turns: history.turns - turns, issued: history.issued - (turns - unissued) };
    if (turns < 20 || !knowsItsAnswers(elsewhere)) return Number.NaN;
    return (unissued + (goesOn(stream, handed) ? 0 : others)) / turns;
  },
  explain: (v) => `${percent(v)} of the assistant turns presented were never issued to these customers`,
};

function originOf(
  { frame, population, principals }: Stream,
  row: number,
  turn: number,
): "nobody" | "another" | "known" {
  const issuer = population.outputIssuer[turn];
  if (issuer === 0) return "nobody";
  if (issuer === MANY_ISSUERS || principals.of[issuer - 1] === principals.of[frame.account[row]]) return "known";
  return "another";
}

/** Whether the answers to these rows come back as somebody's history, be it on an account that is not of the stream. */
function goesOn({ frame, population }: Stream, handed: readonly number[]): boolean {
  const answered = handed.filter((row) => frame.output[row] !== 0);
  const again = answered.filter((row) => population.outputPresented[frame.output[row]] === 1).length;
  return again >= GOES_ON * answered.length;
}

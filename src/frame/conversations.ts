// Which exchanges are one conversation: an agent's trajectory of fifty calls is one piece of work, not fifty.
import type { Frame } from "./frame.ts";

type Turns = Pick<Frame, "account" | "session" | "turns" | "output" | "presented">;

/**
 * Row that opened the conversation of each row. A request with history goes on with the exchange whose answer it hands back, if
 * this account got that answer; else with the last one of its session. Without history it opens a conversation, whatever its
 * session is called: a client that sends one name with all that it asks asks many things. Reads earlier rows only, so that a
 * replay sees what was known.
 */
export function conversations(columns: Turns, outputs: number, sessions: number): Uint32Array {
  const { account, session, turns, output, presented } = columns;
  const opened = new Uint32Array(account.length);
  /** Last row, plus one, that issued an output or spoke in a session. */
  const issuedBy = new Uint32Array(outputs + 1);
  const spokenBy = new Uint32Array(sessions + 1);
  for (let row = 0; row < account.length; row++) {
    opened[row] = row;
    if (turns[row] > 1) {
      const before = previous(row);
      if (before >= 0) opened[row] = opened[before];
    }
    if (output[row] !== 0) issuedBy[output[row]] = row + 1;
    if (session[row] !== 0) spokenBy[session[row]] = row + 1;
  }
  return opened;

  function previous(row: number): number {
    for (let i = presented.start[row + 1] - 1; i >= presented.start[row]; i--) {
      const issuer = issuedBy[presented.values[i]] - 1;
      if (issuer >= 0 && account[issuer] === account[row]) return issuer;
    }
    const speaker = spokenBy[session[row]] - 1;
    return session[row] !== 0 && speaker >= 0 && account[speaker] === account[row] ? speaker : -1;
  }
}

// Who was given an answer first: what comes back later with a request can then be told as one's own, another's, or nobody's here.
import type { Frame } from "./frame.ts";
import type { Principals } from "./principals.ts";

/** Issuer of an answer that several principals were given alike ("How can I help?"): it is no one's, and whoever hands it back may have got it. */
export const MANY_ISSUERS = 0xffffffff;

/**
 * Account + 1 that was given each output first, of the first `known` rows; 0: nobody here was; MANY_ISSUERS: several principals.
 * Indexed like `frame.output` and `frame.presented`.
 */
export function outputIssuers(frame: Frame, principals: Principals, known: number): Uint32Array {
  const issuer = new Uint32Array(lastOutput(frame) + 1);
  for (let row = 0; row < known; row++) {
    const output = frame.output[row];
    if (output === 0 || issuer[output] === MANY_ISSUERS) continue;
    const account = frame.account[row];
    if (issuer[output] === 0) issuer[output] = account + 1;
    else if (principals.of[issuer[output] - 1] !== principals.of[account]) issuer[output] = MANY_ISSUERS;
  }
  return issuer;
}

/** 1 for each output that anybody here was given, indexed as above: where it does not matter who. */
export function issuedOutputs(frame: Pick<Frame, "output" | "presented">): Uint32Array {
  const issued = new Uint32Array(lastOutput(frame) + 1);
  for (const output of frame.output) if (output !== 0) issued[output] = 1;
  return issued;
}

function lastOutput({ output, presented }: Pick<Frame, "output" | "presented">): number {
  let last = 0;
  for (const v of output) if (v > last) last = v;
  for (const v of presented.values) if (v > last) last = v;
  return last;
}

/** Assistant turns handed back as history, and those of them that are an answer given here. */
export interface History {
  turns: number;
  issued: number;
}

/** Of the first `known` rows; `issuer`: not 0 for each output that was given here. */
export function historyOf({ presented }: Pick<Frame, "presented">, issuer: Uint32Array, known: number): History {
  const turns = presented.start[known];
  let issued = 0;
  for (let i = 0; i < turns; i++) if (issuer[presented.values[i]] !== 0) issued++;
  return { turns, issued };
}

/** Fewer turns say nothing of how a log keeps its answers. */
const ENOUGH = 100;
/** Part of them that a log knows again that keeps its answers as they were sent: in all of ours nine tenths and more. */
const KNOWN_AGAIN = 0.25;

/** Whether a log knows its own answers again. One that alters what it keeps, or keeps none, knows hardly any: then nobody's history says anything. */
export function knowsItsAnswers({ turns, issued }: History): boolean {
  return turns < ENOUGH || issued >= KNOWN_AGAIN * turns;
}

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
  let outputs = 0;
  for (let row = 0; row < frame.n; row++) if (frame.output[row] > outputs) outputs = frame.output[row];
  for (const v of frame.presented.values) if (v > outputs) outputs = v;
  const issuer = new Uint32Array(outputs + 1);
  for (let row = 0; row < known; row++) {
    const output = frame.output[row];
    if (output === 0 || issuer[output] === MANY_ISSUERS) continue;
    const account = frame.account[row];
    if (issuer[output] === 0) issuer[output] = account + 1;
    else if (principals.of[issuer[output] - 1] !== principals.of[account]) issuer[output] = MANY_ISSUERS;
  }
  return issuer;
}

// Who takes part in handing reasoning on: principals that present reasoning issued to another, and those it was issued to.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";

/** Per principal, 1 where it takes part. `issuer`: who was issued each signature first, account + 1. */
export function whoHandsOn(frame: Frame, principals: Principals, issuer: Uint32Array, known: number): Uint8Array {
  const takesPart = new Uint8Array(principals.count);
  const { start, values } = frame.signaturesPresented;
  for (let row = 0; row < known; row++) {
    const presenter = principals.of[frame.account[row]];
    for (let i = start[row]; i < start[row + 1]; i++) {
      if (issuer[values[i]] === 0) continue;
      const from = principals.of[issuer[values[i]] - 1];
      if (from === presenter) continue;
      takesPart[from] = 1;
      takesPart[presenter] = 1;
    }
  }
  return takesPart;
}

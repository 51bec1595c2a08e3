// Who takes part in handing reasoning or answers on: principals that present what was issued to another, and those it was issued to.
import type { Frame, Lists } from "../frame/frame.ts";
import { MANY_ISSUERS } from "../frame/issuers.ts";
import type { Principals } from "../frame/principals.ts";
import { effectiveNumber } from "../math/statistics.ts";

/** Per principal, 1 where it takes part. The issuers are account + 1, by signature and by output. */
export function whoHandsOn(
  frame: Frame,
  principals: Principals,
  signatureIssuer: Uint32Array,
  outputIssuer: Uint32Array,
  known: number,
): Uint8Array {
  const takesPart = new Uint8Array(principals.count);
  mark(frame.signaturesPresented, signatureIssuer);
  mark(frame.presented, outputIssuer);
  return takesPart;

  function mark({ start, values }: Lists, issuer: Uint32Array): void {
    for (let row = 0; row < known; row++) {
      const presenter = principals.of[frame.account[row]];
      for (let i = start[row]; i < start[row + 1]; i++) {
        const issued = issuer[values[i]];
        if (issued === 0 || issued === MANY_ISSUERS) continue;
        const from = principals.of[issued - 1];
        if (from === presenter) continue;
        takesPart[from] = 1;
        takesPart[presenter] = 1;
      }
    }
  }
}

/**
 * How far what is handed on comes from as many principals as present it, 0 to 1, from the counts of each: what one author published and many
 * resume is nobody's store.
 */
export function spreadOf(issuers: ReadonlyMap<number, number>, presenters: ReadonlyMap<number, number>): number {
  const ratio = (effectiveNumber(issuers.values()) - 1) / Math.max(1, effectiveNumber(presenters.values()) - 1);
  return Math.max(0, Math.min(1, ratio));
}

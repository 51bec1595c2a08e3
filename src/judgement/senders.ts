// Who alone sends something: what one customer alone names or works under is its own, what several do is anybody's.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";

const NOBODY = -1;
/** Of an object that more than one principal sends. */
export const SEVERAL = -2;

/** For each object of this kind the only principal that sends it in the first `known` rows; below 0 for those of several, and for all other objects. */
export function soleSenders(frame: Frame, principals: Principals, known: number, kind: number): Int32Array {
  const senders = new Int32Array(frame.objectKind.length).fill(NOBODY);
  const { start, values } = frame.objects;
  for (let row = 0; row < known; row++) {
    const principal = principals.of[frame.account[row]];
    for (let i = start[row]; i < start[row + 1]; i++) {
      const object = values[i];
      if (frame.objectKind[object] !== kind || senders[object] === principal) continue;
      senders[object] = senders[object] === NOBODY ? principal : SEVERAL;
    }
  }
  return senders;
}

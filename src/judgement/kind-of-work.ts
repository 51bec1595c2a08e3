// Whether an exchange asks for one kind of work: by rules on its cue words, or by the capability model where nobody foresaw the wording.
import type { Frame } from "../frame/frame.ts";
import { CAPABILITIES, type Capability } from "../model/capability.ts";

/** Scores are 0..255: likelier than not. */
const LIKELY = 128;

/** A test of rows: one of the flags is set, or the capability has half of the score. */
export function asksFor(flags: number, capability: Capability): (frame: Frame, row: number) => boolean {
  const place = CAPABILITIES.indexOf(capability);
  return (frame, row) =>
    (frame.flags[row] & flags) !== 0 || frame.capabilities[row * CAPABILITIES.length + place] >= LIKELY;
}

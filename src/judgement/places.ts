// The repositories, files and tickets that prompts name, as one account's own.
import { OBJECT_KINDS } from "../model/sketch.ts";
import type { Stream } from "./stream.ts";

const CONTEXT = OBJECT_KINDS.indexOf("context");

/** Whether a row names something that is named once in all the log: not kept as an object, it is the account's own and has not come back. */
export function namesOnce({ frame }: Stream, row: number): boolean {
  let kept = 0;
  for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
    if (frame.objectKind[frame.objects.values[i]] === CONTEXT) kept++;
  return frame.contexts[row] > kept;
}

// `stillwatch replay`: the same judge, stepped through time with what was known by then.

import { counted } from "../pipeline/caveats.ts";
import { withInputNotes } from "./input-notes.ts";
import { judgeInto, show } from "./judge.ts";
import { type JudgeOptions, pipelineOptions } from "./judge-options.ts";
import { parseStep } from "./step.ts";

/** Writes findings.json, report.html and decisions.jsonl to `options.out` and prints the result. Throws AppError. */
export async function replayCommand(options: JudgeOptions & { step: string }, signal: AbortSignal): Promise<void> {
  const stepMs = parseStep(options.step);
  const { given, skipped } = await pipelineOptions(options, signal);
  const { result, files } = await judgeInto(options.out, { ...options, signal, decisions: true }, async (run) => {
    const { replay } = await import("../pipeline.ts");
    return withInputNotes(await replay({ ...given, ...run, stepMs }), skipped, Date.now());
  });
  const { decisions } = result;
  const first = decisions.length === 0 ? "" : `, the first at ${decisions[0].time}`;
  show("replay", result, files, options, [`${counted(decisions.length, "decision")}${first}\n`]);
}

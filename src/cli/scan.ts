// `stillwatch scan`: judges the whole window at once.

import { judgeInto, show } from "./judge.ts";
import { type JudgeOptions, pipelineOptions } from "./judge-options.ts";

/** Writes findings.json and report.html to `options.out` and prints the result. Throws AppError. */
export async function scanCommand(options: JudgeOptions, signal: AbortSignal): Promise<void> {
  const given = await pipelineOptions(options);
  const { result, files } = await judgeInto(options.out, { ...options, signal, decisions: false }, async (run) => {
    const { scan } = await import("../pipeline.ts");
    return scan({ ...given, ...run });
  });
  show("scan", result, files, options);
}

// `stillwatch scan`: judges a whole window, and says what is to be said at its end.
import { withInputNotes } from "./input-notes.ts";
import { judgeInto, show } from "./judge.ts";
import { type JudgeOptions, pipelineOptions } from "./judge-options.ts";

/** Writes findings.json and report.html to `options.out` and prints the result. Throws AppError. */
export async function scanCommand(options: JudgeOptions, signal: AbortSignal): Promise<void> {
  const { given, skipped } = await pipelineOptions(options, signal);
  const { result, files } = await judgeInto(options.out, { ...options, signal, decisions: false }, async (run) => {
    const { scan } = await import("../pipeline.ts");
    return withInputNotes(await scan({ ...given, ...run }), skipped, Date.now());
  });
  show("scan", result, files, options);
}

// Words, progress and JSON around `simulateCommand`, which is used by the demo too and prints nothing.
import { type SimulateOptions, simulateCommand, worldOf } from "./simulate.ts";
import { prepareOutput } from "./write.ts";

/** Writes a world and says how large it is and how fast it was made. Throws AppError. */
export async function runSimulate(
  options: Omit<SimulateOptions, "onProgress" | "onSkippedTexts"> & { json?: boolean; quiet?: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { json, quiet, ...world } = options;
  // A world that cannot be made leaves no folder behind.
  worldOf(world);
  await prepareOutput(world.out, []);
  const startedMs = performance.now();
  const silent = json || quiet || !process.stderr.isTTY;
  const made = await simulateCommand({
    ...world,
    onSkippedTexts(lines, used) {
      process.stderr.write(
        `note: ${lines} lines of ${options.texts} have no text and are left out; ${used} are used\n`,
      );
    },
    onProgress(exchanges) {
      signal.throwIfAborted();
      if (!silent) process.stderr.write(`\r\x1b[KWriting  ${exchanges.toLocaleString("en-US")} exchanges`);
    },
  });
  if (!silent) process.stderr.write("\r\x1b[K");
  const seconds = (performance.now() - startedMs) / 1000;
  if (json) process.stdout.write(`${JSON.stringify({ v: 1, command: "simulate", ...made })}\n`);
  else if (!quiet) {
    const n = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 0 });
    process.stdout.write(
      `${n(made.exchanges)} exchanges of ${n(made.accounts)} accounts in ${seconds.toFixed(1)} s (${n(made.exchanges / seconds)}/s)\nworld      ${made.out}\n`,
    );
  }
}

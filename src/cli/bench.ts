// `stillwatch bench`: runs a suite of simulated worlds through the judge and says how right it was.
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { headlineRows } from "../bench/page/headline.ts";
import { renderMarkdown } from "../bench/page/markdown.ts";
import { renderPage } from "../bench/page/page.ts";
import { readReference } from "../bench/reference.ts";
import { resultOf } from "../bench/result.ts";
import { runTasks } from "../bench/run-tasks.ts";
import { BENCH_SUITES, type BenchSuite, tasksOf } from "../bench/tasks.ts";
import { AppError } from "../errors.ts";
import { shippedReference } from "../pipeline.ts";
import { startWorker } from "../store/own-module.ts";
import { nearestHint } from "./nearest.ts";
import { parseStep } from "./step.ts";
import { plainLine, quoted } from "./terminal.ts";
import { prepareOutput, writeTogether } from "./write.ts";

export interface BenchOptions {
  suite: string;
  seeds?: number;
  step: string;
  workers?: number;
  out: string;
  reference?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Writes SUITE.json, SUITE.html and SUITE.md to `options.out` and prints the figures. Throws AppError. */
export async function benchCommand(options: BenchOptions, signal: AbortSignal): Promise<void> {
  const suite = suiteOf(options.suite);
  const stepMs = parseStep(options.step);
  const out = resolve(options.out);
  const reference = options.reference === undefined ? shippedReference() : await readReference(options.reference);
  await prepareOutput(out, [`${suite}.json`, `${suite}.html`, `${suite}.md`]);
  const tasks = tasksOf(suite, options.seeds);
  const silent = options.json || options.quiet;
  const startedMs = performance.now();
  const outcomes = await runTasks(tasks, {
    reference,
    stepMs,
    workers: options.workers ?? availableParallelism(),
    startWorker: (data) => startWorker(import.meta.url, "../bench/world-worker", data),
    signal,
    onDone({ task, cost }, done, of) {
      if (silent) return;
      const seconds = (cost.prepareMs + cost.stepsMs) / 1000;
      process.stderr.write(
        `${done}/${of}  ${task.axis === undefined ? task.world : `${task.axis} ${task.value}`} seed ${task.seed}: ${cost.exchanges.toLocaleString("en-US")} exchanges, ${seconds.toFixed(0)} s\n`,
      );
    },
  });
  const result = resultOf(outcomes, { suite, made: new Date().toISOString(), reference, stepMs });
  const files = {
    json: join(out, `${suite}.json`),
    html: join(out, `${suite}.html`),
    md: join(out, `${suite}.md`),
  };
  await writeTogether([
    [files.json, `${JSON.stringify(result, null, 1)}\n`],
    [files.html, renderPage(result)],
    [files.md, renderMarkdown(result)],
  ]);
  if (options.json) process.stdout.write(`${JSON.stringify({ v: 1, command: "bench", files, result })}\n`);
  else if (!options.quiet) {
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    const lines = [
      `Suite ${suite}: ${tasks.length} worlds in ${seconds} s, judged every ${options.step}; 95 % intervals`,
      ...(result.unseenFamilies.length === 0 ? ["Families seen in calibration: no measure of quality"] : []),
      ...headlineRows(result).map(([label, value]) => `  ${label.padEnd(46)} ${value}`),
      `result     ${plainLine(files.json, 4_096)}`,
      `page       ${plainLine(files.html, 4_096)}`,
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
  }
}

function suiteOf(name: string): BenchSuite {
  const suite = BENCH_SUITES.find((s) => s === name);
  if (suite === undefined)
    throw new AppError("OPTION_INVALID", `no suite called ${quoted(name)}`, {
      hint: nearestHint(name, BENCH_SUITES),
    });
  return suite;
}

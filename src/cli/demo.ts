// `stillwatch demo`: makes a small labelled world, scans it like any other input, and says how right the result is.
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { judgeInto, show } from "./judge.ts";
import { measure, measuredText, type TruthLine } from "./measure.ts";
import { prepareOutput } from "./write.ts";

const DEFAULT_SEED = 1;
/** Stands on the first screen of the report, which may be passed on without the command that made it. */
const SIMULATED = "Simulated data, made by stillwatch demo: no real accounts.";

export interface DemoOptions {
  out?: string;
  seed?: number;
  json?: boolean;
  quiet?: boolean;
}

/** Makes the world in OUT/world, writes findings.json and report.html to OUT, prints both and the comparison. Throws AppError. */
export async function demoCommand(options: DemoOptions, signal: AbortSignal): Promise<void> {
  const out = options.out === undefined ? await mkdtemp(join(tmpdir(), "stillwatch-demo-")) : resolve(options.out);
  await prepareOutput(out, ["findings.json", "report.html"]);
  const world = join(out, "world");
  const say = (text: string): void => {
    if (!options.json && !options.quiet) process.stderr.write(`${text}\n`);
  };
  const seed = options.seed ?? DEFAULT_SEED;
  say(`Making a small world of honest customers, look-alikes, a relay and campaigns (seed ${seed})`);
  const { simulateCommand } = await import("./simulate.ts");
  await simulateCommand({ suite: "demo", seed, out: world });
  signal.throwIfAborted();
  const { result, files } = await judgeInto(out, { ...options, signal, decisions: false }, async (run) => {
    const { scan } = await import("../pipeline.ts");
    const scanned = await scan({
      exchanges: [join(world, "exchanges")],
      format: "auto",
      accounts: join(world, "accounts.jsonl"),
      context: join(world, "context.jsonl"),
      ...run,
    });
    scanned.report.caveats.unshift(SIMULATED);
    return scanned;
  });
  const lines = (await readFile(join(world, "truth.jsonl"), "utf8")).split("\n").filter((line) => line !== "");
  const truth = lines.map((line) => JSON.parse(line) as TruthLine);
  const idle = truth.length - result.findings.totals.accounts;
  show("demo", result, { ...files, world }, options, [
    measuredText(measure(result.findings, truth)),
    remarks(idle, seed),
  ]);
}

/** What the comparison counts that nobody could find or accuse, and that it is of one world only. */
function remarks(idle: number, seed: number): string {
  const lines = [`One world, seed ${seed}; results vary with the seed: try --seed ${seed + 1}.`];
  if (idle > 0) lines.unshift(`Of the accounts counted, ${idle} made no request and can be neither found nor accused.`);
  return `${lines.join("\n")}\n`;
}

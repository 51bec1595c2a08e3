// The command line. Each command's code is imported when it runs, so that help costs nothing and never touches the engine.
import { readFileSync } from "node:fs";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { AppError } from "../errors.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { plain } from "./terminal.ts";

type Run<Options> = (options: Options, signal: AbortSignal) => Promise<void>;

process.exitCode = await main(process.argv);

/** Runs one command. Returns the exit status: 0 done, 2 the operator's input is wrong, 130 and 143 interrupted, 1 anything else. */
async function main(argv: string[]): Promise<number> {
  // `stillwatch ... | head` ends the reader first; that is no failure of ours.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      if (stream === process.stdout)
        say(`cannot write to stdout (${error.code === "ENOSPC" ? "no space left" : error.code})`);
      process.exit(2);
    });
  const interrupt = listenForInterrupt();
  try {
    await program(interrupt.signal).parseAsync(argv);
    return 0;
  } catch (error) {
    const interrupted = interrupt.exitStatus();
    if (interrupted !== undefined) {
      say("stopped");
      return interrupted;
    }
    return failure(error);
  } finally {
    interrupt.close();
  }
}

function program(signal: AbortSignal): Command {
  const start = <Options>(load: () => Promise<Run<Options>>) => {
    return async (options: Options): Promise<void> => (await load())(options, signal);
  };
  const root = new Command("stillwatch")
    .description(
      "Finds, in a model provider's own logs, campaigns that harvest a model's answers through many accounts",
    )
    .version(version(), "--version", "print the version")
    .helpCommand(false)
    .showHelpAfterError("(add --help for the options)")
    // An option belongs to the command it stands behind: bench and its own commands both have --out.
    .enablePositionalOptions()
    .exitOverride();

  judgeOptions(root.command("scan"))
    .description("judge a whole window of logs: findings.json and report.html")
    .action(start(async () => (await import("./scan.ts")).scanCommand));

  judgeOptions(root.command("replay"))
    .description("the same, stepped through time: decisions.jsonl besides")
    .option("--step <duration>", "how far time moves between judgements, such as 15m, 1h, 6h, 1d", "1h")
    .action(start(async () => (await import("./replay.ts")).replayCommand));

  logOptions(root.command("sketch"))
    .description("drop the text of exchanges and keep their sketches, which scan reads as well")
    .requiredOption("--out <file|dir|->", "file (.gz compresses), folder, or - for stdout", named)
    .option("--json", "print one JSON object instead of words")
    .option("--quiet", "print nothing but errors, and what --json asks for")
    .action(start(async () => (await import("./sketch.ts")).sketchCommand));

  root
    .command("simulate")
    .description("make a world with known truth: exchanges, accounts, context, labels")
    .option("--suite <name>", "a named world (default: demo)")
    .option("--families <a,b>", "families of behaviour instead of a suite")
    .option("--seed <n>", "two runs of one seed are equal byte for byte", whole(0, 4_294_967_295), 1)
    .option("--accounts <n>", "accounts in all, with --families", whole(1, 1_000_000))
    .option("--days <n>", "days of traffic", whole(1, 3_660))
    .option("--scale <x>", "multiplies the accounts", positive)
    .option("--text-free", "write sketch-only records, without making any text")
    .option("--plain", "write days as .jsonl, not .jsonl.gz: faster, and about five times as large")
    .option("--texts <file>", "own texts to mix in: JSONL with a text field")
    .requiredOption("--out <dir>", "folder for the world", named)
    .option("--json", "print one JSON object instead of words")
    .option("--quiet", "print nothing but errors, and what --json asks for")
    .action(start(async () => (await import("./run-simulate.ts")).runSimulate));

  root
    .command("demo")
    .description("make a small labelled world, scan it, and compare the result with the truth")
    .option("--out <dir>", "folder for the world and the report (default: a new temporary one)", named)
    .option("--seed <n>", "seed of the world", whole(0, 4_294_967_295), 1)
    .option("--json", "print one JSON object instead of words")
    .option("--quiet", "print nothing but errors, and what --json asks for")
    .action(start(async () => (await import("./demo.ts")).demoCommand));

  benchCommands(root, start);
  refuseRepeats(root);

  // Commands made with `command()` inherit exitOverride and the output settings of their parent.
  return root;
}

/** What logs to read, and how. */
function logOptions(command: Command): Command {
  return command
    .requiredOption("--exchanges <glob...>", "files, folders, patterns, or - for stdin")
    .option(
      "--format <name>",
      "format of the logs: auto, stillwatch, litellm, otel, bedrock, openai, anthropic",
      "auto",
    )
    .option("--skip-unknown", "leave out files of which nothing can be read, instead of stopping")
    .option("--default-account <id>", "account of records that name none")
    .option("--default-model <name>", "model of records that name none")
    .option("--default-time <time>", "time of records that have none, RFC 3339");
}

/** Of an option that takes one value, given twice, one would be forgotten without a word. */
function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    let seen = false;
    if (option.variadic || !(option.required || option.optional)) continue;
    command.on(`option:${option.name()}`, () => {
      if (seen) command.error(`error: option '${option.flags}' was given twice`);
      seen = true;
    });
  }
  for (const child of command.commands) refuseRepeats(child);
}

type Start = <Options>(load: () => Promise<Run<Options>>) => (options: Options) => Promise<void>;

function benchCommands(root: Command, start: Start): void {
  const bench = root
    .command("bench")
    .description("run a suite of simulated worlds through the judge: how much is found, how many innocents are accused")
    .option(
      "--suite <name>",
      "smoke (minutes), standard (a quarter of an hour), full (hours), null (ten minutes)",
      "smoke",
    )
    .option("--seeds <n>", "seeds of each mixed world, instead of the suite's own number", whole(1, 1_000))
    .option("--step <duration>", "how far time moves between judgements, such as 1h or 6h", "6h")
    .option("--workers <n>", "threads, one world each (default: one a core)", whole(1, 64))
    .option("--out <dir>", "folder for the result", named, "bench/results")
    .option("--reference <file>", "judge by this reference instead of the shipped one")
    .option("--json", "print one JSON object instead of words")
    .option("--quiet", "print nothing but errors, and what --json asks for")
    .enablePositionalOptions()
    .action(start(async () => (await import("./bench.ts")).benchCommand));
  bench
    .command("score")
    .description("score any detector's findings by the truth of a world")
    .requiredOption("--truth <file>", "class of each account, JSONL")
    .requiredOption("--findings <file>", "findings.json of the detector")
    .option("--labels <file>", "exchange-labels.tsv: which exchanges belong to which campaign")
    .option("--exchanges <glob...>", "the world's exchanges, for leak and time to detect")
    .option("--decisions <file>", "decisions.jsonl of the detector, for leak and time to detect")
    .option("--json", "print one JSON object instead of words")
    .action(start(async () => (await import("./bench-score.ts")).benchScore));
  bench
    .command("export")
    .description("write a world in formats that other detectors read")
    .requiredOption("--world <name>", "a named world, such as demo or mixed-judge-1")
    .option("--seed <n>", "seed of the world", whole(0, 4_294_967_295), 1)
    .requiredOption("--to <format>", "csv (a traffic log) or jsonl (gateway events and queries)")
    .requiredOption("--out <dir>", "folder for the files", named)
    .option("--quiet", "print nothing but errors")
    .action(start(async () => (await import("./bench-export.ts")).benchExport));
}

function judgeOptions(command: Command): Command {
  return logOptions(command)
    .option("--accounts <file>", "what is known of the accounts, JSONL")
    .option("--context <file>", "releases, enforcement, principals, authorisations, JSONL")
    .requiredOption("--out <dir>", "folder for the result; made if it is not there", named)
    .option(
      "--store <dir|url>",
      "keep the data in this folder, or use this ClickHouse server (default: temporary)",
      named,
    )
    .option("--workers <n>", "threads that read and sketch", whole(1, 64))
    .option("--json", "print one JSON object instead of words")
    .option("--quiet", "print nothing but errors, and what --json asks for");
}

function whole(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (!Number.isInteger(value) || value < low || value > high)
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    return value;
  };
}

/** An empty path would be the working directory. */
function named(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return text;
}

function positive(text: string): number {
  const value = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

function version(): string {
  // One level up from dist/cli is dist, from src/cli is src: the package file is above both.
  const file: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof file === "object" && file !== null && "version" in file ? String(file.version) : "unknown";
}

/** Says what went wrong in one line and gives the exit status for it. */
function failure(error: unknown): number {
  // Help and version also arrive here, with status 0; anything else commander has already said is wrong use.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const debug = (process.env.STILLWATCH_DEBUG ?? "") !== "";
  if (debug) console.error(error);
  if (error instanceof AppError) {
    say(error.line);
    return error.exitStatus;
  }
  // Not foreseen: a bug or a broken machine. A parse error quotes its input, which may be prompt text.
  const what =
    error instanceof Error
      ? error instanceof SyntaxError
        ? error.name
        : `${error.name}: ${error.message}`
      : "unknown";
  say(
    `unexpected failure (${what.replace(/\s+/g, " ").slice(0, 300)}); set STILLWATCH_DEBUG=1 to see where, and report it`,
  );
  return 1;
}

function say(line: string): void {
  process.stderr.write(`stillwatch: ${plain(line)}\n`);
}

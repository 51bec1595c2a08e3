// `stillwatch simulate`: a world on disk in the contract's formats, truth beside it. Days are written one file each;
// what is held in memory does not grow with the number of exchanges.
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AppError } from "../errors.ts";
import { FAMILIES, familyOf } from "../sim/families/registry.ts";
import { ownWorld, SUITE_NAMES, suite } from "../sim/suites.ts";
import { generateWorld, type Label, type World, type WorldTotals } from "../sim/world.ts";
import { makeDirectory } from "../store/directories.ts";
import { clearDayFiles, createDayFiles } from "./day-files.ts";
import { nearestHint } from "./nearest.ts";
import { quoted } from "./terminal.ts";
import { unwritable, writeTogether } from "./write.ts";

export interface SimulateOptions {
  suite?: string;
  /** Comma-separated family names, instead of a suite. */
  families?: string;
  seed?: number;
  /** Accounts in all, shared out over the families; only with `families`. */
  accounts?: number;
  days?: number;
  out: string;
  textFree?: boolean;
  /** Days are not compressed. */
  plain?: boolean;
  /** JSONL with a `text` field: the operator's own texts, mixed into half of the tasks. */
  texts?: string;
  /** Multiplies the number of accounts. */
  scale?: number;
  onProgress?: (exchanges: number) => void;
  /** Told once, where lines of `texts` have no text. */
  onSkippedTexts?: (lines: number, used: number) => void;
}

/** Accounts in a world: what is known of each is held in memory. */
const MOST_ACCOUNTS = 1_000_000;

/** Files beside the exchanges, one record a line. */
const LISTS = ["accounts", "context", "truth"] as const;

export interface SimulateSummary extends WorldTotals {
  world: string;
  out: string;
}

/** Throws AppError OPTION_INVALID, INPUT_MISSING, INPUT_EMPTY or OUTPUT_UNWRITABLE. */
export async function simulateCommand(options: SimulateOptions): Promise<SimulateSummary> {
  const world = worldOf(options);
  const texts = options.texts === undefined ? [] : await readTexts(options.texts, options.onSkippedTexts);
  refuseOthers(options.out);
  prepareFolder(join(options.out, "exchanges"));
  // Of an earlier world: should this run be stopped, they would be taken for the truth of its days.
  for (const name of LISTS) rmSync(join(options.out, `${name}.jsonl`), { force: true });
  const lines: Record<(typeof LISTS)[number], string[]> = { accounts: [], context: [], truth: [] };
  const days = createDayFiles(join(options.out, "exchanges"), options.plain);
  const labels = createLabelFile(join(options.out, MARK));
  let written = 0;
  const counted =
    <T extends { id: string }>(write: (value: T) => Promise<void> | undefined) =>
    (value: T, label: Label | undefined): Promise<void> | undefined => {
      if (label) labels.write(value.id, label);
      if (++written % 50_000 === 0) options.onProgress?.(written);
      return write(value);
    };
  const totals = await generateWorld(
    world,
    {
      account: (a) => void lines.accounts.push(JSON.stringify(a)),
      context: (c) => void lines.context.push(JSON.stringify(c)),
      truth: (t) => void lines.truth.push(JSON.stringify(t)),
      ...(options.textFree === true ? { sketch: counted(days.sketch) } : { exchange: counted(days.exchange) }),
    },
    { texts },
  );
  await days.end();
  labels.end();
  await writeTogether(
    LISTS.map((name) => [join(options.out, `${name}.jsonl`), lines[name].map((line) => `${line}\n`)]),
  );
  return { ...totals, world: world.name, out: options.out };
}

/** What is to be made. Throws AppError OPTION_INVALID. */
export function worldOf(options: SimulateOptions): World {
  const seed = options.seed ?? 1;
  const scale = options.scale ?? 1;
  if (!(scale > 0)) throw new AppError("OPTION_INVALID", `--scale must be above 0, not ${options.scale}`);
  if (!Number.isInteger(seed))
    throw new AppError("OPTION_INVALID", `--seed must be a whole number, not ${options.seed}`);
  if (options.days !== undefined && !(options.days >= 1 && Number.isInteger(options.days))) {
    throw new AppError("OPTION_INVALID", `--days must be a whole number of at least 1, not ${options.days}`);
  }
  if (options.families !== undefined && options.suite !== undefined)
    throw new AppError(
      "OPTION_INVALID",
      "--families and --suite exclude each other: families make a world of their own",
    );
  if (options.families === undefined && options.accounts !== undefined)
    throw new AppError("OPTION_INVALID", "--accounts goes with --families", {
      hint: "a suite has its own; --scale multiplies them",
    });
  let world: World;
  if (options.families === undefined) {
    world = suiteOf(options.suite ?? "demo", seed);
  } else {
    const names = options.families
      .split(",")
      .map((n) => n.trim())
      .filter((n) => n !== "");
    if (names.length === 0)
      throw new AppError("OPTION_INVALID", "--families names none", { hint: "give one or more, with commas between" });
    const unknown = names.find((n) => familyOf(n) === undefined);
    if (unknown !== undefined) {
      throw new AppError("OPTION_INVALID", `no family called ${quoted(unknown)}`, {
        hint: nearestHint(
          unknown,
          FAMILIES.map((f) => f.name),
        ),
      });
    }
    world = ownWorld(names, seed, options.accounts ?? 100 * names.length, options.days ?? 7);
  }
  const populations = world.populations.map((p) => ({ ...p, accounts: Math.max(1, Math.round(p.accounts * scale)) }));
  const accounts = populations.reduce((sum, p) => sum + p.accounts, 0);
  if (!(accounts <= MOST_ACCOUNTS))
    throw new AppError(
      "OPTION_INVALID",
      `${accounts.toLocaleString("en-US")} accounts are more than the ${MOST_ACCOUNTS.toLocaleString("en-US")} that a world may have`,
      { hint: "lower --scale or --accounts" },
    );
  return { ...world, days: options.days ?? world.days, populations };
}

/** Throws AppError OPTION_INVALID for a name that is no suite's. */
export function suiteOf(name: string, seed: number): World {
  try {
    return suite(name, seed);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const named = name.startsWith("majority-") ? FAMILIES.map((f) => `majority-${f.name}`) : [];
    const hint = nearestHint(name, [...SUITE_NAMES, ...named], [...SUITE_NAMES, "majority-FAMILY"]);
    throw new AppError("OPTION_INVALID", `no suite called ${quoted(name)}`, { hint, cause });
  }
}

async function readTexts(path: string, onSkipped: SimulateOptions["onSkippedTexts"]): Promise<string[]> {
  const info = statSync(path, { throwIfNoEntry: false });
  if (!info?.isFile())
    throw new AppError("INPUT_MISSING", `${info === undefined ? "no such file:" : "no file, but a folder:"} ${path}`, {
      hint: "--texts takes JSONL with a text field",
    });
  const texts: string[] = [];
  let without = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const text = textOf(line);
    if (text !== undefined) texts.push(text);
    else if (line.trim() !== "") without++;
  }
  if (without > 0 && texts.length > 0) onSkipped?.(without, texts.length);
  if (texts.length === 0)
    throw new AppError("INPUT_EMPTY", `no line of ${path} has a text`, {
      hint: '--texts takes JSONL like {"text": "..."}',
    });
  return texts;
}

function textOf(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (
      typeof value === "object" &&
      value !== null &&
      "text" in value &&
      typeof value.text === "string" &&
      value.text !== ""
    )
      return value.text;
  } catch {
    // A line that is not JSON has no text; the count of texts says enough.
  }
  return undefined;
}

/** Begun before anything else of a world, and no provider's: a folder that has it was written by simulate. */
const MARK = "exchange-labels.tsv";

/** A folder in which real logs lie under the names of a world's is not written over. */
function refuseOthers(out: string): void {
  if (existsSync(join(out, MARK))) return;
  const taken = ["exchanges", "accounts.jsonl", "context.jsonl", "truth.jsonl"].find((name) => holds(join(out, name)));
  if (taken !== undefined)
    throw new AppError("OUTPUT_UNWRITABLE", `${join(out, taken)} is there already and is no world that simulate made`, {
      hint: "give --out an empty folder, or one that simulate wrote",
    });
}

function holds(path: string): boolean {
  if (!existsSync(path)) return false;
  return !statSync(path).isDirectory() || readdirSync(path).length > 0;
}

function prepareFolder(path: string): void {
  try {
    makeDirectory(path);
    clearDayFiles(path);
  } catch (cause) {
    throw new AppError("OUTPUT_UNWRITABLE", `cannot write to ${path}`, {
      hint: "give --out a folder you may write to",
      cause,
    });
  }
}

const LABEL_CHARS = 65_536;

interface LabelFile {
  write(id: string, label: Label): void;
  end(): void;
}

/** Written in pieces: a call to the system for each label would cost as much as its exchange. */
function createLabelFile(path: string): LabelFile {
  const file = openSync(path, "w");
  let lines = "";
  const flush = (): void => {
    try {
      // Not writeSync, which may take a part and say so.
      writeFileSync(file, lines);
    } catch (cause) {
      throw unwritable(path, cause);
    }
    lines = "";
  };
  return {
    write(id, label) {
      lines += `${id}\t${label.family}\t${label.group}\n`;
      if (lines.length >= LABEL_CHARS) flush();
    },
    end() {
      flush();
      closeSync(file);
    },
  };
}

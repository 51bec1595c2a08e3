// Which files cannot be read at all: found out before any work starts, and all of them at once, so that an operator who
// named a mixed folder mends it in one go. A file is looked into as far as its first usable record.
import { AppError } from "../errors.ts";
import { createConverter, type Defaults, type Emit } from "../ingest/formats.ts";
import { type InputKind, inputKindOf } from "../ingest/input-kind.ts";
import { convertChunk } from "../ingest/parse-line.ts";
import { expandInputs, type InputFile, readChunks } from "../ingest/sources.ts";
import type { Reject } from "../model/reject.ts";
import { createTally } from "./tally.ts";

export interface SurveyOptions {
  inputs: string[];
  format: string;
  defaults?: Defaults;
  signal?: AbortSignal;
}

export interface Survey {
  /** Paths to read. Stdin and pipes are among them, unseen: they can be read only once. */
  usable: string[];
  /** In order of path. */
  unusable: UnusableFile[];
}

export interface UnusableFile {
  path: string;
  /** "holds no JSON records", or the reason of most of its rejects. */
  why: string;
  /** As a load would have put it. */
  error: AppError;
}

/** @throws AppError as expandInputs and readChunks do, but for what makes a single file unusable. */
export async function survey(options: SurveyOptions): Promise<Survey> {
  const usable: string[] = [];
  const unusable: UnusableFile[] = [];
  for (const file of await expandInputs(options.inputs)) {
    options.signal?.throwIfAborted();
    const fault = file.readOnce ? undefined : await faultOf(file, options);
    if (fault === undefined) usable.push(file.path);
    else unusable.push(fault);
  }
  return { usable, unusable };
}

/** Thrown inside this file only: unwinds to `faultOf` at the first record that can be used. */
class Usable extends Error {}

async function faultOf(file: InputFile, options: SurveyOptions): Promise<UnusableFile | undefined> {
  const converter = createConverter(options.format, options.defaults);
  const tally = createTally();
  let rejects: Reject[] = [];
  let kind: InputKind | undefined;
  const found = (): never => {
    throw new Usable();
  };
  const emit: Emit = { exchange: found, row: found, reject: (reject) => rejects.push(reject) };
  try {
    for await (const chunk of readChunks(file)) {
      convertChunk(
        chunk,
        {
          name: converter.name,
          convert(record, place, to) {
            kind ??= inputKindOf(record);
            converter.convert(record, place, to);
          },
        },
        emit,
      );
      tally.add({ accepted: 0, rejects, states: {} });
      rejects = [];
    }
    tally.endOfFile(file.path);
    return undefined;
  } catch (error) {
    if (error instanceof Usable) return undefined;
    if (!(error instanceof AppError)) throw error;
    if (error.code === "INPUT_FORMAT")
      return { path: file.path, why: error.message.replace(`${file.path} `, ""), error };
    if (error.code !== "INPUT_ALL_REJECTED") throw error;
    const why = `every record rejected: ${tally.rejects()[0].reason}`;
    if (kind === undefined || kind === "exchanges") return { path: file.path, why, error };
    const named = new AppError(error.code, error.message, { hint: `it looks like ${kind}: give it with --${kind}` });
    return { path: file.path, why: `${why}, looks like ${kind}: --${kind}`, error: named };
  }
}

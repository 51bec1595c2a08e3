// Small side files (accounts, context) whole into memory: the same inputs, compressions and tolerance as exchanges.
import type { z } from "zod";
import { AppError } from "../errors.ts";
import type { Place, Reject } from "../model/reject.ts";
import { faultOf } from "./fault.ts";
import { type InputKind, inputKindOf } from "./input-kind.ts";
import { convertChunk } from "./parse-line.ts";
import { expandInputs, readChunks } from "./sources.ts";

export interface Records<T> {
  records: T[];
  rejects: Reject[];
}

/**
 * Every record that fits the schema and `check` (undefined: fine, else the reason of the reject), and the rejects. With
 * `kind`, a record that looks like another of the inputs is a reject. Throws as expandInputs and readChunks do, and
 * INPUT_ALL_REJECTED when no record fits; an empty file is an empty list, since nothing known is a possible answer.
 */
export async function readRecords<S extends z.ZodType>(
  path: string,
  schema: S,
  check: (record: z.output<S>) => string | undefined,
  kind?: InputKind,
): Promise<Records<z.output<S>>> {
  const records: z.output<S>[] = [];
  const rejects: Reject[] = [];
  const otherKinds = new Set<InputKind | undefined>();
  const lose = (reason: string, place: Place): void => {
    rejects.push({ reason, detail: "", place });
  };
  const take = (value: unknown, place: Place): void => {
    if (Array.isArray(value)) {
      for (const element of value) take(element, place);
      return;
    }
    // Before the schema: an exchange with no field of a wrong type would pass for an account of which nothing is known.
    const found = kind === undefined ? undefined : inputKindOf(value);
    if (found !== kind) otherKinds.add(found);
    if (found !== undefined && found !== kind) {
      lose(`looks like ${found}`, place);
      return;
    }
    const parsed = schema.safeParse(dropNulls(value));
    if (!parsed.success) {
      lose(faultOf(parsed.error), place);
      return;
    }
    const reason = check(parsed.data);
    if (reason === undefined) records.push(parsed.data);
    else lose(reason, place);
  };
  const converter = { name: () => "record", convert: take };
  const emit = { exchange: ignore, row: ignore, reject: (reject: Reject) => rejects.push(reject) };
  for (const file of await inputs(path))
    for await (const chunk of readChunks(file)) convertChunk(chunk, converter, emit);
  const lost = rejects.filter((reject) => reject.reason !== "empty file");
  if (records.length === 0 && lost.length > 0) throw nothingUsed(path, kind, lost[0], otherKinds);
  return { records, rejects: lost };
}

function nothingUsed(
  path: string,
  kind: InputKind | undefined,
  first: Reject,
  others: Set<InputKind | undefined>,
): AppError {
  const [other] = others;
  if (kind !== undefined && others.size === 1 && other !== undefined)
    return new AppError("INPUT_ALL_REJECTED", `${path}, given with --${kind}, looks like ${other}`, {
      hint: `give it with --${other}, and with --${kind} the ${kind} file`,
    });
  return new AppError(
    "INPUT_ALL_REJECTED",
    `nothing in ${path} could be used: line ${first.place.line}, ${first.reason}`,
    { hint: `check that it is the file meant${kind === undefined ? "" : ` for --${kind}`}` },
  );
}

async function inputs(path: string): ReturnType<typeof expandInputs> {
  try {
    return await expandInputs([path]);
  } catch (error) {
    if ((error as { code?: string }).code === "INPUT_EMPTY") return [];
    throw error;
  }
}

function dropNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
}

function ignore(): void {}

// Small side files (accounts, context) whole into memory: the same inputs, compressions and tolerance as exchanges.
import type { z } from "zod";
import { AppError } from "../errors.ts";
import type { Place, Reject } from "../model/reject.ts";
import { convertChunk } from "./parse-line.ts";
import { expandInputs, readChunks } from "./sources.ts";

export interface Records<T> {
  records: T[];
  rejects: Reject[];
}

/**
 * Every record that fits the schema and `check` (undefined: fine, else the reason of the reject), and the rejects.
 * Throws as expandInputs and readChunks do, and INPUT_ALL_REJECTED when no record fits; an empty file is an empty list, since nothing known is a possible answer.
 */
export async function readRecords<S extends z.ZodType>(
  path: string,
  schema: S,
  check: (record: z.output<S>) => string | undefined,
): Promise<Records<z.output<S>>> {
  const records: z.output<S>[] = [];
  const rejects: Reject[] = [];
  const lose = (reason: string, place: Place): void => {
    rejects.push({ reason, detail: "", place });
  };
  const take = (value: unknown, place: Place): void => {
    if (Array.isArray(value)) {
      for (const element of value) take(element, place);
      return;
    }
    const parsed = schema.safeParse(dropNulls(value));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field =
        issue.path.length > 0 ? `field ${issue.path.filter((p) => typeof p === "string").join(".")}` : "record";
      lose(`${field}: ${issue.code.replaceAll("_", " ")}`, place);
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
  if (records.length === 0 && lost.length > 0) {
    const { reason, place } = lost[0];
    throw new AppError("INPUT_ALL_REJECTED", `nothing in ${path} could be used: line ${place.line}, ${reason}`, {
      hint: "check that it is the file meant",
    });
  }
  return { records, rejects: lost };
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

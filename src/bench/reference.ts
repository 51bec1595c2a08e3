// A reference from a file: one that was learned without some family, or on other worlds.
import { readFile } from "node:fs/promises";
import { AppError } from "../errors.ts";
import { KEYS, type Reference } from "../judgement/score.ts";

/** Throws AppError INPUT_MISSING or INPUT_FORMAT. */
export async function readReference(path: string): Promise<Reference> {
  const hint = "--reference takes a file that scripts/calibrate.ts wrote";
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new AppError("INPUT_MISSING", `cannot read ${path}`, { hint, cause });
  });
  try {
    const value = JSON.parse(text) as Partial<Reference>;
    const complete = KEYS.every((key) => value.keys?.[key]?.curves !== undefined) && value.membership !== undefined;
    if (typeof value.version === "string" && complete) return value as Reference;
  } catch {
    // Said below: not being JSON and not being a reference are one mistake.
  }
  throw new AppError("INPUT_FORMAT", `${path} is no reference`, { hint });
}

// Output files: found out to be writable before any work starts, and put in place whole or not at all.
import { randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError } from "../errors.ts";
import { makeDirectory } from "../store/directories.ts";

/** Makes the folder and proves that each of `names` can be written in it. Throws AppError OUTPUT_UNWRITABLE. */
export async function prepareOutput(directory: string, names: readonly string[]): Promise<void> {
  const probe = temporaryPath(join(directory, "probe"));
  try {
    makeDirectory(directory);
    await (await open(probe, "wx")).close();
    await rm(probe);
  } catch (cause) {
    throw unwritable(directory, cause);
  }
  for (const name of names) {
    const info = await stat(join(directory, name)).catch(() => undefined);
    if (info !== undefined && !info.isFile()) throw unwritable(join(directory, name), undefined);
  }
}

/** Writes beside the target and renames, so that a reader never sees half a file. Throws AppError OUTPUT_UNWRITABLE. */
export async function writeWhole(path: string, content: string | Iterable<string>): Promise<void> {
  await writeTogether([[path, content]]);
}

/**
 * Puts files in place that belong together once all of them are on disk: where one cannot be written, those that stood there stay.
 * Throws AppError OUTPUT_UNWRITABLE.
 */
export async function writeTogether(files: readonly (readonly [string, string | Iterable<string>])[]): Promise<void> {
  const partials: [path: string, partial: string][] = [];
  try {
    for (const [path, content] of files) {
      const partial = temporaryPath(path);
      partials.push([path, partial]);
      await writeTo(partial, content).catch((cause) => {
        throw unwritable(path, cause);
      });
    }
    for (const [path, partial] of partials)
      await rename(partial, path).catch((cause) => {
        throw unwritable(path, cause);
      });
  } catch (error) {
    for (const [, partial] of partials) await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeTo(path: string, content: string | Iterable<string>): Promise<void> {
  const file = await open(path, "wx");
  try {
    // Not `write`, which may take a part and say so: a full disk would cut the file off without an error.
    for (const part of typeof content === "string" ? [content] : content) await file.appendFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name beside `path` that no other run uses. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`);
}

/** The error of an output that cannot be written, with the system's reason in words. */
export function unwritable(path: string, cause: unknown): AppError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason =
    {
      EACCES: "permission denied",
      EPERM: "permission denied",
      EROFS: "the file system is read-only",
      ENOSPC: "no space left",
      ENOTDIR: "part of the path is a file",
      EEXIST: "a file stands there",
      EISDIR: "a folder stands there",
      ENOENT: "no folder can be made there",
    }[code] ?? (cause === undefined ? "something that is not a file stands there" : code);
  return new AppError("OUTPUT_UNWRITABLE", `cannot write ${path}${reason === "" ? "" : ` (${reason})`}`, {
    hint: "give --out a place that can be written",
    cause,
  });
}

// Directories of a store, and mkdir -p. Node's own (`recursive: true`) never returns where a file system answers ENOENT below a
// directory that exists, as /proc does: an operator's slip must not become a process that spins for ever.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The engine's part of a store's directory: a directory that has it is a store. */
export const ENGINE_FOLDER = "engine";

/** Makes the directory and those above it. Throws the system's error when that cannot be. */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(path).isDirectory()) return;
    if (code !== "ENOENT" || existsSync(dirname(path))) throw error;
    makeDirectory(dirname(path));
    makeDirectory(path);
  }
}

// Temporary stores: made under a name that says who made them, so that a later run can remove what a killed one left.
import { createHash } from "node:crypto";
import { lstatSync, mkdtempSync, readdirSync, readlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** stillwatch-store-PLACE-PID-RANDOM. In the name and not in a file, because a name is there from the first moment to the last. */
const NAME = /^stillwatch-store-([0-9a-f]{8})-(\d+)-/;

/** A new directory for a store of this process. */
export function makeTemporary(): string {
  return mkdtempSync(join(tmpdir(), `stillwatch-store-${place()}-${process.pid}-`));
}

/** Removes temporary stores of this user whose process is gone. What cannot be told or removed stays; nothing is thrown. */
export async function removeLeftovers(): Promise<void> {
  const here = place();
  let names: string[];
  try {
    names = readdirSync(tmpdir());
  } catch {
    return;
  }
  for (const name of names) {
    const [, madeIn, pid] = NAME.exec(name) ?? [];
    if (madeIn !== here || isAlive(Number(pid))) continue;
    const path = join(tmpdir(), name);
    if (isOwnDirectory(path)) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Where a process id means one process: the host, and on Linux the namespace, since containers may share a temporary directory. */
function place(): string {
  let namespace = "";
  try {
    namespace = readlinkSync("/proc/self/ns/pid");
  } catch {
    // No Linux: one namespace for the host.
  }
  return createHash("sha256").update(`${hostname()} ${namespace}`).digest("hex").slice(0, 8);
}

/** A process id used again keeps a leftover for one run more: never the other way round. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function isOwnDirectory(path: string): boolean {
  const info = lstatSync(path, { throwIfNoEntry: false });
  return info?.isDirectory() === true && info.uid === process.getuid?.();
}

// What a killed run leaves is removed by the next one, and nothing else is.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "./open.ts";
import { makeTemporary, removeLeftovers } from "./temporary.ts";

describe("leftover temporary stores", () => {
  const before = process.env.TMPDIR;
  let scratch = "";
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "stillwatch-leftovers-"));
    process.env.TMPDIR = scratch;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(scratch, { recursive: true, force: true });
  });

  /** The name that a process would have given its store. */
  function nameOf(pid: number, name: string): string {
    return basename(name).replace(`-${process.pid}-`, `-${pid}-`);
  }
  function directory(name: string): string {
    const path = join(scratch, name);
    mkdirSync(join(path, "engine"), { recursive: true });
    writeFileSync(join(path, "engine", "data"), "rows");
    return path;
  }
  const gonePid = spawnSync(process.execPath, ["--version"]).pid;

  it("go when their process is gone; those of living processes, other places and other names stay", async () => {
    const own = makeTemporary();
    const gone = directory(nameOf(gonePid, own));
    const living = directory(nameOf(process.ppid, own));
    const elsewhere = directory(nameOf(gonePid, own).replace(/store-[0-9a-f]{8}/, "store-00000000"));
    const mine = directory(`stillwatch-demo-${gonePid}`);
    const target = directory("target");
    const link = join(scratch, `${nameOf(gonePid, own)}link`);
    symlinkSync(target, link);
    await removeLeftovers();
    expect(existsSync(gone)).toBe(false);
    for (const path of [own, living, elsewhere, mine, link, join(target, "engine", "data")])
      expect(existsSync(path), path).toBe(true);
  });

  it("go when a store is opened, and its own goes when it is closed", async () => {
    const name = nameOf(gonePid, makeTemporary());
    directory(name);
    const stores = (): string[] => readdirSync(scratch).filter((other) => other.startsWith("stillwatch-store-"));
    const kept = stores().filter((other) => other !== name);
    const store = await openStore();
    expect(existsSync(join(scratch, name))).toBe(false);
    await store.close();
    expect(stores()).toEqual(kept);
  });
});

// Vitest's global set-up: everything that tests make in the temporary directory stands in one folder, removed when they are through.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dir = mkdtempSync(join(tmpdir(), "stillwatch-tests-"));

export function setup(): void {
  process.env.TMPDIR = dir;
}

export function teardown(): void {
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}

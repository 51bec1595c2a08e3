// The package as npm packs it: built without the source, it runs a scan from end to end. Uses the checkout's dependencies, so
// nothing is downloaded; scripts/smoke-package.sh installs from the registry as well.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./support/markdown.ts";

describe("the package", () => {
  const where = mkdtempSync(join(tmpdir(), "stillwatch-package-"));
  const staging = join(where, "staging");
  const installed = join(where, "package");
  const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);
  const stillwatch = (...args: string[]): string =>
    execFileSync(process.execPath, [join(installed, "bin/stillwatch.js"), ...args], { cwd: where, encoding: "utf8" });

  beforeAll(() => {
    // Staged apart: a build in the checkout's dist would be in the way of whoever else works there.
    mkdirSync(staging);
    execFileSync(bin("tsc"), ["-p", "tsconfig.build.json", "--outDir", join(staging, "dist")], { cwd: ROOT });
    execFileSync(bin("tsx"), ["scripts/copy-assets.ts", join(staging, "dist")], { cwd: ROOT });
    const { files } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { files: string[] };
    for (const path of ["package.json", ...files.filter((name) => name !== "dist")])
      cpSync(join(ROOT, path), join(staging, path), { recursive: true });
    const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent"], { cwd: staging, encoding: "utf8" });
    execFileSync("tar", ["-xzf", packed.trim().split("\n").at(-1) as string, "-C", where], { cwd: staging });
    symlinkSync(join(ROOT, "node_modules"), join(installed, "node_modules"));
  });
  afterAll(() => rmSync(where, { recursive: true, force: true }));

  it("holds what it runs on, and no source", () => {
    const wanted = [
      "dist/cli/main.js",
      "dist/index.d.ts",
      "dist/sketch/models/capability-v1.json",
      "dist/judgement/reference/reference-v1.json",
      "schema/0001_exchanges.sql",
      "docs/schemas/exchange.schema.json",
      "docs/picture.svg",
      "README.md",
      "LICENSE",
    ];
    expect(wanted.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
    expect(["src", "test", "scripts", "dist/cli/main.test.js"].filter((p) => existsSync(join(installed, p)))).toEqual(
      [],
    );
  });

  it("simulates and scans: workers, engine, models and reference are found beside the built code", () => {
    const world = join(where, "world");
    const result = join(where, "result");
    const families = "chat-individual,queue-swe";
    stillwatch("simulate", "--families", families, "--accounts", "24", "--days", "2", "--out", world, "--quiet");
    const told = stillwatch("scan", "--exchanges", join(world, "exchanges"), "--out", result, "--json");
    const { totals, control, files } = JSON.parse(told);
    expect(totals.exchanges).toBeGreaterThan(200);
    expect(control.clusters).toBeGreaterThan(0);
    expect(Object.values<string>(files).filter((path) => !existsSync(path))).toEqual([]);
  });

  it("is a library", () => {
    const code = 'import { sketchExchange, scan } from "stillwatch"; console.log(typeof sketchExchange, typeof scan)';
    const consumer = join(where, "consumer/node_modules");
    mkdirSync(consumer, { recursive: true });
    symlinkSync(installed, join(consumer, "stillwatch"));
    const options = { cwd: join(where, "consumer"), encoding: "utf8" } as const;
    expect(execFileSync(process.execPath, ["--input-type=module", "-e", code], options)).toBe("function function\n");
  });
});

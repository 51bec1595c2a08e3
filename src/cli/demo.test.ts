// The demo as a newcomer runs it: one real process, a world of its own, and a result that says what it may be taken for.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const BIN = join(import.meta.dirname, "../../bin/stillwatch.js");

it("says that its data are simulated, of which seed, and how many accounts were idle", async () => {
  const out = mkdtempSync(join(tmpdir(), "stillwatch-demo-test-"));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [BIN, "demo", "--seed", "7", "--out", out]);
  expect(stderr).toContain("(seed 7)");
  expect(stdout).toContain("One world, seed 7; results vary with the seed");
  const [first] = readFileSync(join(out, "report.html"), "utf8").split('<dl class="figures">');
  expect(first).toContain("Simulated data");
  const truth = readFileSync(join(out, "world/truth.jsonl"), "utf8").trim().split("\n").length;
  const { totals } = JSON.parse(readFileSync(join(out, "findings.json"), "utf8")) as { totals: { accounts: number } };
  expect(truth).toBeGreaterThan(totals.accounts);
  expect(stdout).toContain(`Of the accounts counted, ${truth - totals.accounts} made no request`);
}, 240_000);

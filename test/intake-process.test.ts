// The command line and its engine as processes: kept stores, two at once, and kills at bad moments.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BIN = join(import.meta.dirname, "../bin/stillwatch.js");
const root = mkdtempSync(join(tmpdir(), "stillwatch-process-"));
const input = join(root, "in.jsonl");
const N = 30_000;
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
beforeAll(() => {
  const record = (i: number): string =>
    JSON.stringify({
      v: 1,
      id: `x${i}`,
      time: new Date(Date.UTC(2026, 4, 4) + i * 1000).toISOString(),
      account: `acct_${i % 97}`,
      model: "m-1",
      request: { messages: [{ role: "user", content: `how is harbour crane number ${i} oiled, and by whom` }] },
    });
  writeFileSync(input, Array.from({ length: N }, (_, i) => `${record(i)}\n`).join(""));
});

interface Run {
  child: ChildProcess;
  ended: Promise<{ status: number | null; stdout: string; stderr: string }>;
}

/** `from` is a file, or "-": then the test writes its standard input. */
function scan(from: string, store: string, ...args: string[]): Run {
  const out = mkdtempSync(join(root, "out-"));
  const child = spawn(process.execPath, [BIN, "scan", "--exchanges", from, "--store", store, "--out", out, ...args], {
    env: { ...process.env, STILLWATCH_DEBUG: "" },
    stdio: [from === "-" ? "pipe" : "ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (d) => (said.stdout += d));
  child.stderr?.on("data", (d) => (said.stderr += d));
  return { child, ended: new Promise((go) => child.on("close", (status) => go({ status, ...said }))) };
}

async function within(ms: number, condition: () => boolean): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (condition()) return true;
    await new Promise((go) => setTimeout(go, 10));
  }
  return condition();
}

/** Running processes whose parent is `pid` (Linux); a killed one that nobody has waited for is gone. */
function children(pid: number | undefined): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [state, parent] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1].split(" ");
        return Number(parent) === pid && state !== "Z" ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}
const running = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1][0] !== "Z";
  } catch {
    return false;
  }
};

describe.skipIf(!existsSync("/proc/self/stat"))("a scan with a store", { timeout: 300_000 }, () => {
  /** The engine's process, once the store is open and rows may be on their way. */
  async function engineOf(run: Run, store: string): Promise<number> {
    expect(await within(30_000, () => existsSync(join(store, "spool")))).toBe(true);
    const [engine] = children(run.child.pid);
    expect(engine).toBeGreaterThan(0);
    return engine;
  }

  it("is killed, leaves no engine behind, and run again counts every record once; so does a third run", async () => {
    const store = join(root, "killed");
    const first = scan(input, store, "--quiet");
    const engine = await engineOf(first, store);
    await within(5_000, () => readdirSync(join(store, "spool")).length > 0);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(await within(5_000, () => !running(engine))).toBe(true);
    for (let i = 0; i < 2; i++) {
      const again = await scan(input, store, "--json").ended;
      expect([again.status, again.stderr]).toEqual([0, ""]);
      expect(JSON.parse(again.stdout).totals).toEqual({ exchanges: N, accounts: 97, rejected: 0 });
    }
  });

  it("says in one line that another process has the store, which goes on undisturbed", async () => {
    const store = join(root, "shared");
    const first = scan("-", store, "--json");
    await engineOf(first, store);
    const second = await scan(input, store, "--quiet").ended;
    expect([second.status, second.stdout]).toEqual([2, ""]);
    expect(second.stderr).toBe(
      `stillwatch: store ${store} is in use by another process; wait for it to end or give another --store directory\n`,
    );
    first.child.stdin?.end(readFileSync(input));
    const { status, stdout } = await first.ended;
    expect([status, JSON.parse(stdout).totals.exchanges]).toEqual([0, N]);
  });

  it("sees that its engine was killed, says so in one line, and loses nothing by it", async () => {
    const store = join(root, "engine");
    const first = scan(input, store, "--quiet");
    process.kill(await engineOf(first, store), "SIGKILL");
    const { status, stderr } = await first.ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^stillwatch: the embedded engine ended by SIGKILL[^\n]*; run the same command again[^\n]*\n$/,
    );
    const again = await scan(input, store, "--json").ended;
    expect(JSON.parse(again.stdout).totals.exchanges).toBe(N);
  });
});

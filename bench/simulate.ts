// Prints how fast worlds are made: text-free and with text, generated only and written to disk.
//   npx tsx bench/simulate.ts [exchanges in thousands, default 200]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulateCommand } from "../src/cli/simulate.ts";
import { suite } from "../src/sim/suites.ts";
import { generateWorld } from "../src/sim/world.ts";

/** Exchanges of the reference suite at scale 1 and 10 days, about. */
const REFERENCE_EXCHANGES = 15_000_000;

async function measure(name: string, run: () => Promise<{ exchanges: number }>): Promise<void> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const { exchanges } = await run();
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const cpuSeconds = (used.user + used.system) / 1e6;
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${name.padEnd(26)} ${String(exchanges).padStart(9)} exchanges  ${Math.round(exchanges / seconds)}/s wall  ${Math.round(exchanges / cpuSeconds)}/s of one core  rss ${rss} MB`,
  );
}

async function main(): Promise<void> {
  const scale = (Number(process.argv[2] ?? 200) * 1000) / REFERENCE_EXCHANGES;
  const world = suite("reference", 1);
  const cut = {
    ...world,
    days: 10,
    populations: world.populations.map((p) => ({ ...p, accounts: Math.max(1, Math.round(p.accounts * scale)) })),
  };
  const out = mkdtempSync(join(tmpdir(), "stillwatch-bench-"));
  try {
    await measure("text-free, generated", () => generateWorld(cut, { sketch: () => undefined }));
    await measure("text-free, written", () =>
      simulateCommand({ suite: "reference", scale, days: 10, textFree: true, out }),
    );
    await measure("text-free, written plain", () =>
      simulateCommand({ suite: "reference", scale, days: 10, textFree: true, plain: true, out }),
    );
    await measure("with text, generated", () => generateWorld(cut, { exchange: () => undefined }));
    await measure("with text, written", () => simulateCommand({ suite: "reference", scale, days: 10, out }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

await main();

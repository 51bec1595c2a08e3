// How fast logs become stored rows: read, parse, sketch, store. `npx tsx bench/intake.ts [--n 300000] [--keep]`
// The exchanges are made here, about 1 kB of prompt each, with the repetition of real logs: few templates, many slots.
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { createFrameBuilder } from "../src/frame/build.ts";
import { type LoadSummary, load } from "../src/intake/load.ts";
import { createRandom, pick, type Random } from "../src/math/random.ts";
import { countExchanges, readRows } from "../src/store/exchanges.ts";
import { openStore } from "../src/store/open.ts";

const { values } = parseArgs({
  options: { n: { type: "string", default: "300000" }, workers: { type: "string", default: "2" } },
});
const n = Number(values.n);
const workers = Number(values.workers);

/** Pronounceable nonsense with the length and frequency profile of English: a word's rank decides how often it occurs. */
function vocabulary(random: Random, size: number): string[] {
  const syllables = "ba de fi go ku la me ni po ra se ti vo wu xa yo ze an er in or is ut al".split(" ");
  return Array.from({ length: size }, () =>
    Array.from({ length: 1 + random.int(4) }, () => pick(random, syllables)).join(""),
  );
}

function sentence(random: Random, words: string[], length: number): string {
  // Squaring the draw makes low ranks frequent, as in Zipf's law.
  const text = Array.from({ length }, () => words[Math.floor(random.next() ** 2 * words.length)]).join(" ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function* exchanges(count: number): Generator<string> {
  const random = createRandom(7);
  const words = vocabulary(random, 20_000);
  const templates = Array.from({ length: 400 }, () =>
    Array.from({ length: 7 }, () => sentence(random, words, 14)).join(" "),
  );
  const systems = Array.from({ length: 40 }, () => sentence(random, words, 30));
  const hex = (bits: number): string => random.int(2 ** bits).toString(16);
  for (let i = 0; i < count; i++) {
    const account = random.int(25_000);
    const prompt = `${pick(random, templates)} ${sentence(random, words, 25)} ${sentence(random, words, 25)}`;
    yield `${JSON.stringify({
      v: 1,
      id: `xch_${i.toString(36)}_${hex(30)}`,
      time: new Date(1_780_000_000_000 + i * 9 + random.int(60_000)).toISOString(),
      account: `acct_${account}`,
      organization: account % 3 === 0 ? `org_${account % 900}` : undefined,
      credential: `key_${account}_${random.int(2)}`,
      model: `model-${random.int(4)}`,
      session: `sess_${hex(30)}`,
      network: {
        ip: `10.${account % 200}.${random.int(250)}.${random.int(250)}`,
        asn: account % 500,
        user_agent: `client/${account % 30}`,
      },
      request: { system: pick(random, systems), messages: [{ role: "user", content: prompt }], max_tokens: 1024 },
      response: { content: sentence(random, words, 60), stop_reason: "end_turn" },
      usage: { input_tokens: 300 + random.int(200), output_tokens: 50 + random.int(500) },
      duration_ms: random.int(20_000),
    })}\n`;
  }
}

/** Megabytes at the peak of a process's memory, from the kernel (Linux). */
function peakMb(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
}

function cpuSeconds(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function print(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(34)}${value}\n`);
}
const rate = (count: number, ms: number): string => `${Math.round(count / (ms / 1000)).toLocaleString("en")}/s`;

function printSummary(name: string, summary: LoadSummary, ownCpu: number, engineCpu: number): void {
  const s = summary.stageMs;
  const cores = cpus().length;
  print(`${name}: end to end`, `${rate(summary.accepted, s.total)} (${Math.round(s.total)} ms)`);
  print("  waiting for input", `${Math.round(s.read)} ms`);
  print("  parse + convert + encode", `${rate(summary.accepted, s.parse)} per thread`);
  print("  sketch", `${rate(summary.accepted, s.sketch)} per thread`);
  print("  insert (beside the above)", rate(summary.accepted, s.store));
  print("  compact", `${Math.round(s.compact)} ms`);
  // On a machine with neighbours the clock says little; what the work costs stays.
  print(
    "  CPU",
    `${ownCpu.toFixed(1)} s here, ${engineCpu.toFixed(1)} s engine: ${cores} free cores would give at most ${rate(
      summary.accepted,
      ((ownCpu + engineCpu) / cores) * 1000,
    )}`,
  );
}

const dir = mkdtempSync(join(tmpdir(), "stillwatch-bench-"));
try {
  const plain = join(dir, "exchanges.jsonl");
  const packed = join(dir, "exchanges.jsonl.gz");
  await pipeline(Readable.from(exchanges(n)), createWriteStream(plain));
  await pipeline(Readable.from(exchanges(n)), createGzip({ level: 6 }), createWriteStream(packed));
  const sizeMb = (path: string): string => `${(statSync(path).size / 1e6).toFixed(0)} MB`;
  print(
    "machine",
    `${cpus().length} x ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, node ${process.version}`,
  );
  print("input", `${n} exchanges, ${sizeMb(plain)} plain, ${sizeMb(packed)} gzip; ${workers} workers`);
  for (const path of [plain, packed]) {
    const store = await openStore();
    try {
      let halfMb = 0;
      const before = cpuSeconds(store.enginePid);
      const ownBefore = cpuSeconds(process.pid);
      const summary = await load(store, {
        inputs: [path],
        format: "auto",
        workers,
        onProgress: ({ accepted }) => {
          if (halfMb === 0 && accepted >= n / 2) halfMb = peakMb(process.pid);
        },
      });
      const engineCpu = cpuSeconds(store.enginePid) - before;
      printSummary(path.endsWith(".gz") ? "gzip" : "plain", summary, cpuSeconds(process.pid) - ownBefore, engineCpu);
      print(
        "  peak memory",
        `${peakMb(process.pid)} MB here (${halfMb} MB at half), ${peakMb(store.enginePid)} MB engine`,
      );
      const [size] = await store.query<{ b: string }>(
        "SELECT sum(bytes_on_disk) AS b FROM system.parts WHERE active AND table = 'exchanges'",
      );
      print(
        "  stored",
        `${(await countExchanges(store)).toLocaleString("en")} rows, ${Math.round(Number(size.b) / n)} bytes each`,
      );
      const startMs = performance.now();
      const read = await readRows(store, { fromMs: 0, toMs: 4e12 }, () => {});
      print("  read back in time order", rate(read, performance.now() - startMs));
      // After the last load only: a frame's memory would count in the peak of the next.
      if (path !== packed) continue;
      const frameMs = performance.now();
      const builder = createFrameBuilder();
      await readRows(store, { fromMs: 0, toMs: 4e12 }, (row) => builder.add(row));
      print("  read into the frame", rate(builder.build().n, performance.now() - frameMs));
    } finally {
      await store.close();
    }
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}

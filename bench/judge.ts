// How long a window takes to be judged, stage by stage, at two sizes: rows from the simulator (text-free) go through the store,
// then are read, linked and judged as `scan` does.  npx tsx bench/judge.ts [--n 1000000] [--half]
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { createFrameBuilder } from "../src/frame/build.ts";
import type { Account } from "../src/model/account.ts";
import type { Context } from "../src/model/context.ts";
import { judge } from "../src/pipeline/judge.ts";
import { shippedReference } from "../src/pipeline.ts";
import { suite } from "../src/sim/suites.ts";
import { generateWorld } from "../src/sim/world.ts";
import { fromRecord } from "../src/sketch/row.ts";
import { encodeRow } from "../src/store/exchange-codec.ts";
import { compact, insertRows, readRows, windowOf } from "../src/store/exchanges.ts";
import { openStore } from "../src/store/open.ts";
import { createRowWriter } from "../src/store/row-binary.ts";

const { values } = parseArgs({
  options: { n: { type: "string", default: "1000000" }, seed: { type: "string", default: "7" } },
});
const wanted = Number(values.n);
const BATCH = 50_000;

async function run(n: number): Promise<number> {
  const base = suite("demo", Number(values.seed));
  // The demo world makes about 24,000 exchanges; accounts grow with the size, campaigns and crowd alike.
  const scale = Math.max(1, n / 24_000);
  const world = {
    ...base,
    populations: base.populations.map((p) => ({ ...p, accounts: Math.round(p.accounts * scale) })),
  };
  const accounts: Account[] = [];
  const contexts: Context[] = [];
  const store = await openStore();
  try {
    let writer = createRowWriter();
    let rows = 0;
    let batches = 0;
    await generateWorld(world, {
      account: (a) => void accounts.push(a),
      context: (c) => void contexts.push(c),
      sketch: (record) => {
        encodeRow(writer, fromRecord(record));
        if (++rows % BATCH !== 0) return undefined;
        const bytes = writer.take();
        writer = createRowWriter();
        return insertRows(store, [bytes], `batch-${batches++}`);
      },
    });
    await insertRows(store, [writer.take()], `batch-${batches++}`);
    await compact(store);
    const range = await windowOf(store);
    if (range === undefined) throw new Error("nothing was stored");
    const t0 = performance.now();
    const builder = createFrameBuilder();
    await readRows(store, range, (row) => builder.add(row));
    const t1 = performance.now();
    const frame = builder.build();
    const t2 = performance.now();
    const judgement = judge(frame, accounts, contexts, shippedReference(), frame.n, frame.time[frame.n - 1] + 1);
    const t3 = performance.now();
    const s = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    console.log(
      `${frame.n} exchanges, ${frame.accounts.length} accounts: read ${s(t1 - t0)}, frame ${s(t2 - t1)}, link and judge ${s(t3 - t2)}, in all ${s(t3 - t0)}; ` +
        `${judgement.lookedAt} clusters, ${judgement.findings.length} findings; rss ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MiB`,
    );
    return t3 - t0;
  } finally {
    await store.close();
  }
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
);
const half = await run(wanted / 2);
const whole = await run(wanted);
console.log(`twice the input: ${(whole / half).toFixed(2)} x the time`);

// How soon the pool that replaces a banned one is named, judged every hour: a campaign of 24 accounts loses half of them on the third day and
// goes on with the other half, under new cards, networks and sometimes settings, in a crowd of 160 accounts.
//   npx tsx scripts/second-pool.ts [--seeds 1,2,3,4,5,6,7,8] [--step 1]
// Per seed: accounts of the second pool, those named within 6 h and 24 h of their own first exchange, the exchanges served to the median one
// before, and how many were first named under the id that the campaign has had since its first pool.
import { parseArgs } from "node:util";
import { frameOf } from "../src/frame/build.ts";
import { median } from "../src/math/statistics.ts";
import { judgeSteps } from "../src/pipeline/steps.ts";
import { shippedReference } from "../src/pipeline.ts";
import { regrown } from "../src/sim/regrown.fixture.ts";
import { toRow } from "../src/sketch/row.ts";

const HOUR_MS = 3_600_000;
const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1,2,3,4,5,6,7,8" }, step: { type: "string", default: "1" } },
});
const reference = shippedReference();

for (const seed of values.seeds.split(",").map(Number)) {
  const { exchanges, accounts, context, pool, second, firstMs } = await regrown(seed);
  const rows = exchanges.map(toRow);
  const named = new Map<string, { atMs: number; id: string }>();
  let first: string | undefined;
  for (const { atMs, decisions } of judgeSteps(
    frameOf(rows),
    accounts,
    context,
    reference,
    Number(values.step) * HOUR_MS,
  ))
    for (const { account, finding, verdict, recommended } of decisions) {
      if (verdict !== "distillation-campaign" || recommended === "none" || !pool.includes(account)) continue;
      first ??= finding;
      if (!named.has(account)) named.set(account, { atMs, id: finding });
    }
  const within = (hours: number): number =>
    second.filter((a) => (named.get(a)?.atMs ?? Number.POSITIVE_INFINITY) <= (firstMs.get(a) ?? 0) + hours * HOUR_MS)
      .length;
  const served = second.map(
    (a) =>
      rows.filter((row) => row.account === a && row.timeMs < (named.get(a)?.atMs ?? Number.POSITIVE_INFINITY)).length,
  );
  const same = second.filter((a) => first !== undefined && named.get(a)?.id.startsWith(first)).length;
  console.log(
    `seed ${seed}: ${second.length} accounts, ${within(6)} named within 6 h, ${within(24)} within 24 h, median ${median(served)} exchanges before, ${same} under the first id`,
  );
}

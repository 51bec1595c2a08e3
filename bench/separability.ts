// Sanity of the simulator: how well does any single field, or a classifier of words, tell campaign accounts from honest ones in the
// mixed worlds? Below 0.8 AUC is wanted (issue 3): a world that a single column solves tests nothing.
//   npx tsx bench/separability.ts [suites, comma-separated] [seed]
import type { Account } from "../src/model/account.ts";
import type { Exchange } from "../src/model/exchange.ts";
import { suite } from "../src/sim/suites.ts";
import { generateWorld } from "../src/sim/world.ts";

interface Tally {
  account: Account;
  class: string;
  exchanges: number;
  sums: Record<string, number>;
  addresses: Set<string>;
  hours: Set<number>;
  words: Map<string, number>;
  userAgent: string;
}

/** Per-exchange fields whose account means are tried, one at a time. */
const FIELDS: Record<string, (e: Exchange) => number> = {
  temperature: (e) => e.request?.temperature ?? -1,
  "temperature set": (e) => (e.request?.temperature === undefined ? 0 : 1),
  max_tokens: (e) => e.request?.max_tokens ?? 0,
  reasoning: (e) => (e.request?.reasoning ? 1 : 0),
  "reasoning budget": (e) => e.request?.reasoning?.budget_tokens ?? 0,
  "output_tokens (log)": (e) => Math.log(1 + (e.usage?.output_tokens ?? 0)),
  "input_tokens (log)": (e) => Math.log(1 + (e.usage?.input_tokens ?? 0)),
  "cache_read > 0": (e) => ((e.usage?.cache_read_tokens ?? 0) > 0 ? 1 : 0),
  "duration_ms (log)": (e) => Math.log(1 + (e.duration_ms ?? 0)),
  messages: (e) => e.request?.messages.length ?? 0,
  "single turn": (e) => (e.request?.messages.length === 1 ? 1 : 0),
  "session set": (e) => (e.session === undefined ? 0 : 1),
  stream: (e) => (e.request?.stream ? 1 : 0),
  system: (e) => (e.request?.system ? 1 : 0),
  tools: (e) => (e.request?.tools ? 1 : 0),
  "pathway api": (e) => (e.pathway === "api" ? 1 : 0),
  "pathway app": (e) => (e.pathway === "app" ? 1 : 0),
  "large model": (e) => (e.model.includes("max") ? 1 : 0),
  refusal: (e) => (e.response?.stop_reason === "refusal" ? 1 : 0),
  "status 200": (e) => (e.status === 200 ? 1 : 0),
  "signature presented": (e) => (e.request?.messages.some((m) => m.reasoning_signature) ? 1 : 0),
  "last turn length (log)": (e) => Math.log(1 + lastTurn(e).length),
};

function lastTurn(e: Exchange): string {
  return e.request?.messages.findLast((m) => m.role === "user")?.content ?? "";
}

async function tallies(name: string, seed: number): Promise<Tally[]> {
  const all = new Map<string, Tally>();
  await generateWorld(suite(name, seed), {
    account: (account) =>
      void all.set(account.account, {
        account,
        class: "",
        exchanges: 0,
        sums: {},
        addresses: new Set(),
        hours: new Set(),
        words: new Map(),
        userAgent: "",
      }),
    truth: (truth) => {
      const tally = all.get(truth.account);
      if (tally) tally.class = truth.class;
    },
    exchange: (e) => {
      const tally = all.get(e.account);
      if (!tally) return;
      tally.exchanges++;
      for (const [field, value] of Object.entries(FIELDS)) tally.sums[field] = (tally.sums[field] ?? 0) + value(e);
      tally.addresses.add(e.network?.ip ?? "");
      tally.hours.add(Math.floor(Date.parse(e.time) / 3_600_000));
      tally.userAgent = e.network?.user_agent?.split("/")[0] ?? "";
      for (const word of new Set(
        lastTurn(e)
          .toLowerCase()
          .match(/\p{L}{2,}|[<{?]/gu) ?? [],
      ))
        tally.words.set(word, (tally.words.get(word) ?? 0) + 1);
    },
  });
  return [...all.values()].filter((t) => t.exchanges > 0 && /^(campaign|benign):/.test(t.class));
}

const positive = (t: Tally): boolean => t.class.startsWith("campaign:");

/** Area under the ROC curve with ties at half; direction-free (0.5 to 1). */
function auc(list: Tally[], score: (t: Tally) => number): number {
  const sorted = list.map((t) => ({ y: positive(t), s: score(t) })).sort((a, b) => a.s - b.s);
  let rankSum = 0;
  let count = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j].s === sorted[i].s) j++;
    for (let k = i; k < j; k++) {
      if (!sorted[k].y) continue;
      rankSum += (i + j + 1) / 2;
      count++;
    }
    i = j;
  }
  const value = (rankSum - (count * (count + 1)) / 2) / (count * (sorted.length - count));
  return Math.max(value, 1 - value);
}

/** A category scored by the campaign rate of its value in the other half of the accounts. */
function categoryAuc(list: Tally[], value: (t: Tally) => string): number {
  const halves = [new Map<string, [number, number]>(), new Map<string, [number, number]>()];
  const index = new Map(list.map((t, i) => [t, i % 2]));
  for (const t of list) {
    const half = halves[index.get(t) ?? 0];
    const [hits, n] = half.get(value(t)) ?? [0, 0];
    half.set(value(t), [hits + (positive(t) ? 1 : 0), n + 1]);
  }
  return auc(list, (t) => {
    const [hits, n] = halves[1 - (index.get(t) ?? 0)].get(value(t)) ?? [0, 0];
    return (hits + 0.14) / (n + 1);
  });
}

/** Naive Bayes on words of last turns, trained on the other families only (four folds of families). */
function textAuc(list: Tally[]): number {
  const families = [...new Set(list.map((t) => t.class))];
  const fold = (t: Tally): number => families.indexOf(t.class) % 4;
  const scores = new Map<Tally, number>();
  for (let k = 0; k < 4; k++) {
    const counts = { true: new Map<string, number>(), false: new Map<string, number>() };
    const sizes = { true: 0, false: 0 };
    for (const t of list) {
      if (fold(t) === k) continue;
      const side = positive(t) ? "true" : "false";
      sizes[side]++;
      for (const word of t.words.keys()) counts[side].set(word, (counts[side].get(word) ?? 0) + 1);
    }
    for (const t of list) {
      if (fold(t) !== k) continue;
      let sum = 0;
      let n = 0;
      for (const [word, count] of t.words) {
        const high = ((counts.true.get(word) ?? 0) + 0.5) / (sizes.true + 1);
        const low = ((counts.false.get(word) ?? 0) + 0.5) / (sizes.false + 1);
        sum += count * Math.log(high / low);
        n += count;
      }
      scores.set(t, n === 0 ? 0 : sum / n);
    }
  }
  return auc(list, (t) => scores.get(t) ?? 0);
}

async function main(): Promise<void> {
  const names = (process.argv[2] ?? "mixed-build-1,mixed-build-2,mixed-judge-1,mixed-judge-2").split(",");
  const results = new Map<string, number[]>();
  const note = (key: string, value: number): void => void results.set(key, [...(results.get(key) ?? []), value]);
  for (const name of names) {
    const list = await tallies(name, Number(process.argv[3] ?? 1));
    console.log(
      `${name}: ${list.length} accounts, ${list.filter(positive).length} of campaigns (${[...new Set(list.filter(positive).map((t) => t.class.slice(9)))].join(", ")})`,
    );
    const cards = new Map<string, number>();
    for (const t of list) cards.set(t.account.payment_hash ?? "", (cards.get(t.account.payment_hash ?? "") ?? 0) + 1);
    for (const field of Object.keys(FIELDS))
      note(
        field,
        auc(list, (t) => (t.sums[field] ?? 0) / t.exchanges),
      );
    note(
      "exchanges",
      auc(list, (t) => t.exchanges),
    );
    note(
      "addresses",
      auc(list, (t) => t.addresses.size),
    );
    note(
      "active hours (derived)",
      auc(list, (t) => t.hours.size),
    );
    note(
      "created",
      auc(list, (t) => Date.parse(t.account.created ?? "")),
    );
    note(
      "accounts on the card",
      auc(list, (t) => cards.get(t.account.payment_hash ?? "") ?? 0),
    );
    note(
      "organization set",
      auc(list, (t) => (t.account.organization === undefined ? 0 : 1)),
    );
    note(
      "plan",
      categoryAuc(list, (t) => t.account.plan ?? ""),
    );
    note(
      "signup_path",
      categoryAuc(list, (t) => t.account.signup_path ?? ""),
    );
    note(
      "verification",
      categoryAuc(list, (t) => t.account.verification ?? ""),
    );
    note(
      "country",
      categoryAuc(list, (t) => t.account.country ?? ""),
    );
    note(
      "user agent",
      categoryAuc(list, (t) => t.userAgent),
    );
    note("text, words, leave-family-out", textAuc(list));
  }
  const rows = [...results].map(([key, values]) => ({
    key,
    mean: values.reduce((a, b) => a + b, 0) / values.length,
    max: Math.max(...values),
  }));
  for (const row of rows.sort((a, b) => b.mean - a.mean))
    console.log(`${row.key.padEnd(32)} mean ${row.mean.toFixed(3)}  max ${row.max.toFixed(3)}`);
}

await main();

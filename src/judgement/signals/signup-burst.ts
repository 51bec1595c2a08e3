// How tightly the members' sign-ups cluster, in one batch or in several, against how sign-ups of all accounts lie.
import { countBetween } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";

const DAY_MS = 86_400_000;

export const signupBurst: Signal = {
  id: "signup-burst",
  family: "identity",
  unit: "bits per account",
  direction: 1,
  rationale: "Accounts are manufactured in batches; a tool's users signed up over years",
  evasion: "Buy aged accounts at one to fifty dollars each, or age a stock for months",
  source: "Fake accounts created in bulk: threat report, 2026-09-10, p. 144; science notes 2.4 P10",
  measure: (stream) => {
    const { created: all, createdMs } = stream.population;
    const times = Float64Array.from(stream.members, (account) => createdMs[account])
      .filter((t) => !Number.isNaN(t))
      .sort();
    if (times.length < 4) return Number.NaN;
    const rest = Math.max(1, all.length - times.length);
    // Batch by batch, wherever the batches lie: members within a day of each, against how many of all others are.
    let sum = 0;
    for (const time of times) {
      const near = countBetween(times, time - DAY_MS, time + DAY_MS);
      const others = Math.max(0, countBetween(all, time - DAY_MS, time + DAY_MS) - near);
      const expected = ((times.length - 1) * (others + 0.5)) / (rest + 1);
      sum += Math.log2((near - 1 + 0.5) / (expected + 0.5));
    }
    return Math.max(0, sum / times.length);
  },
  explain: (v) =>
    v < 0.5
      ? "their sign-ups lie no closer together in time than everyone else's"
      : `within a day of a member's sign-up lie ${(2 ** v).toFixed(0)} times as many of the others' as chance would put there`,
};

// How tightly the members' sign-ups cluster, against how sign-ups of all accounts lie.
import { countBetween, quantile } from "../../math/statistics.ts";
import type { Signal } from "../signal.ts";

export const signupBurst: Signal = {
  id: "signup-burst",
  family: "identity",
  unit: "bits per account",
  direction: 1,
  rationale: "Accounts are manufactured in batches; a tool's users signed up over years",
  evasion: "Buy aged accounts at one to fifty dollars each, or age a stock for months",
  source: "Fake accounts created in bulk: threat report, 2026-09-10, p. 144; science notes 2.4 P10",
  measure: (stream) => {
    const { record } = stream.principals;
    const times = Float64Array.from(
      Array.from(stream.members, (account) => Date.parse(record[account]?.created ?? "")).filter((t) => t > 0),
    ).sort();
    if (times.length < 4) return Number.NaN;
    // The middle 80 % of the members, and how many of all accounts fall in the same span.
    const from = quantile(times, 0.1);
    const to = Math.max(quantile(times, 0.9), from + 3_600_000);
    const inside = times.filter((t) => t >= from && t <= to).length;
    const all = stream.population.created;
    const others = countBetween(all, from, to) - inside;
    const rest = Math.max(1, all.length - times.length);
    const expected = (Math.max(0, others) + 0.5) / (rest + 1);
    return Math.max(0, Math.log2(inside / times.length / expected));
  },
  explain: (v) => `their sign-ups are ${(2 ** v).toFixed(0)} times as dense in time as everyone else's`,
};

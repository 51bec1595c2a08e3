// What judging costs the defender, per million exchanges.
import type { WorldOutcome } from "./run-world.ts";

/** US dollars for an hour of one core: a common on-demand price of 2026, so that seconds can be read as money. */
const DOLLARS_PER_CORE_HOUR = 0.05;
const MILLION = 1_000_000;

export interface CostSummary {
  /** Core seconds and dollars to judge a million exchanges once. */
  onceSeconds: number;
  onceDollars: number;
  /** The same for a whole window judged step by step: each step looks at everything known by then. */
  steppedSeconds: number;
  steppedDollars: number;
  bytesPerExchange: number;
}

/** Over the worlds that were judged step by step. */
export function costOf(outcomes: readonly WorldOutcome[]): CostSummary {
  const costs = outcomes.map((o) => o.cost);
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const exchanges = sum(costs.map((c) => c.exchanges));
  const perMillion = (ms: number): number => (ms / 1000 / exchanges) * MILLION;
  const onceSeconds = perMillion(sum(costs.map((c) => c.judgeMs)));
  const steppedSeconds = perMillion(sum(costs.map((c) => c.stepsMs)));
  return {
    onceSeconds,
    onceDollars: (onceSeconds / 3600) * DOLLARS_PER_CORE_HOUR,
    steppedSeconds,
    steppedDollars: (steppedSeconds / 3600) * DOLLARS_PER_CORE_HOUR,
    bytesPerExchange: sum(costs.map((c) => c.frameBytes)) / exchanges,
  };
}

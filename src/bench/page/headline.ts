// The figures that stand first, in words: one list for the page, the terminal and the docs.
import { methodTitle } from "../baselines/registry.ts";
import { scaled } from "../intervals.ts";
import type { BenchResult } from "../result.ts";
import type { Summary } from "../summary.ts";
import { count, countFigure, hours, percentFigure } from "./figures.ts";

const MILLION = 1_000_000;

type Row = [label: string, value: string];

/** One method of the comparison, in the order of its table's columns. */
export function methodRow(m: BenchResult["methods"][number]): string[] {
  return [
    methodTitle(m.id),
    m.auc.toFixed(3),
    percentFigure(m.recall),
    percentFigure(m.innocents),
    percentFigure(m.recallAtOnePercent),
    percentFigure(m.recallAtOurs),
  ];
}

/** A suite without mixed worlds has figures of campaign-free worlds only. */
export function headlineRows({ mixed, nulls, cost }: BenchResult): Row[] {
  const { onceSeconds, onceDollars, bytesPerExchange, steppedSeconds, steppedDollars } = cost;
  const campaigns: Row[] = [
    ...summaryRows(mixed),
    ["false coordination, nominal 5 %", percentFigure(mixed.coordinationFdr)],
  ];
  const costs: Row[] = [
    [
      "one judgement of a million exchanges",
      `${count(onceSeconds)} core s, $${onceDollars.toFixed(4)}, ${count(bytesPerExchange)} B each`,
    ],
    ["all steps, per million exchanges", `${count(steppedSeconds)} core s, $${steppedDollars.toFixed(4)}`],
  ];
  return [
    ...(mixed.worlds > 0 ? campaigns : []),
    [`campaign-free worlds accused, of ${nulls.worlds}`, percentFigure(nulls.worldsAccused)],
    ["innocents accused per million, campaign-free", countFigure(nulls.innocentsPerMillion)],
    ...(mixed.worlds > 0 ? costs : []),
  ];
}

/** What can be said of any detector. */
export function summaryRows(mixed: Summary): Row[] {
  const { accused, suspended, worstLookAlike } = mixed;
  return [
    ["accounts of campaigns found (recall)", percentFigure(mixed.recall)],
    ["the same, called at any step", percentFigure(mixed.recallEver)],
    ["accounts called campaign that are (precision)", percentFigure(mixed.precision)],
    ["campaigns found, half under one id", percentFigure(mixed.campaignsFound)],
    ["purity of campaign findings", percentFigure(mixed.purity)],
    ["innocents accused per million", countFigure(mixed.innocentsPerMillion)],
    ["the same, were accounts independent", countFigure(mixed.innocentsIfIndependent)],
    ["innocents accused at any step, per million", countFigure(mixed.innocentsEverPerMillion)],
    ["honest accounts accused per million", countFigure(scaled(accused.benign, MILLION))],
    ["relay users called campaign", percentFigure(accused.relay)],
    ["victims called campaign", percentFigure(accused.victim)],
    [`worst look-alike accused: ${worstLookAlike.family}`, percentFigure(worstLookAlike.accused)],
    ["suspension recommended, honest per million", countFigure(scaled(suspended.benign, MILLION))],
    ["the same, at any step", countFigure(scaled(mixed.honestSuspendedEver, MILLION))],
    ["suspension recommended, relay users", percentFigure(suspended.relay)],
    ["suspension recommended, victims", percentFigure(suspended.victim)],
    ["relay accounts named as relay", percentFigure(mixed.relayNamed)],
    ["victims called compromised", percentFigure(mixed.victimsProtected)],
    ["leaked before named, median campaign", percentFigure(mixed.leakMedian)],
    ["leaked before named, templated campaigns", percentFigure(mixed.leakMedianTemplated)],
    ["median time until first named", hours(mixed.firstNamed.medianHours)],
    ["median time until half are named", hours(mixed.halfNamed.medianHours)],
    ["false campaign findings per world", percentFigure(mixed.campaignFdr)],
  ];
}

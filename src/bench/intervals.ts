// Figures with 95 % intervals. Accounts of one campaign rise and fall together, so what is drawn again is the whole unit
// (campaign, finding, class of a world), never the single account.
import { createRandom } from "../math/random.ts";
import { quantileOfSorted, wilson } from "../math/statistics.ts";

export interface Figure {
  value: number;
  low: number;
  high: number;
  /** Units behind it. */
  n: number;
}

const DRAWS = 1000;
const NONE: Figure = { value: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 };

/** Percentile bootstrap over units (Efron 1979) of any statistic of a list of them; the draws are fixed by the list's length. */
export function bootstrap<T>(units: readonly T[], statistic: (units: readonly T[]) => number): Figure {
  if (units.length === 0) return NONE;
  const random = createRandom(units.length * 2_654_435 + 17);
  const values: number[] = [];
  for (let d = 0; d < DRAWS; d++) {
    const value = statistic(Array.from(units, () => units[random.int(units.length)]));
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return {
    value: statistic(units),
    low: quantileOfSorted(values, 0.025),
    high: quantileOfSorted(values, 0.975),
    n: units.length,
  };
}

/** A ratio of sums over units. Where all units agree the bootstrap knows no spread, and Wilson's bounds on the number of units stand in. */
export function ratio<T>(units: readonly T[], hits: (unit: T) => number, of: (unit: T) => number): Figure {
  const used = units.filter((u) => of(u) > 0);
  const sum = (list: readonly T[], f: (unit: T) => number): number => list.reduce((s, u) => s + f(u), 0);
  const figure = bootstrap(used, (list) => sum(list, hits) / sum(list, of));
  if (used.length === 0 || figure.low !== figure.high) return figure;
  const { value, n } = figure;
  return {
    ...figure,
    low: value === 0 ? 0 : Math.min(value, wilson(n, n).low),
    high: value === 1 ? 1 : Math.max(value, wilson(0, n).high),
  };
}

/** A share of independent trials. */
export function share(hits: number, n: number): Figure {
  return n === 0 ? NONE : { value: hits / n, ...wilson(hits, n), n };
}

export function scaled(figure: Figure, factor: number): Figure {
  return { ...figure, value: figure.value * factor, low: figure.low * factor, high: figure.high * factor };
}

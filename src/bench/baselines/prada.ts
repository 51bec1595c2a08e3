// PRADA: the queries of a client as a growing set; distances of new ones to it are taken to be normal for honest use.
import type { Frame } from "../../frame/frame.ts";
import type { Baseline } from "./baseline.ts";
import { distance, featuresOf, WIDTH } from "./exchange-features.ts";
import { rowsOfAccounts } from "./rows.ts";
import { shapiroWilk } from "./shapiro-wilk.ts";

/** The set grows with every query, so cost is quadratic; the first queries of a window decide. */
const QUERIES = 300;
const LEAST = 20;

export const prada: Baseline = {
  id: "prada",
  title: "PRADA",
  source: "Juuti et al. 2019, EuroS&P, arXiv:1805.02628",
  departure: `one class per account; sketch features for embeddings; the first ${QUERIES} exchanges of an account`,
  score({ frame }) {
    return Float64Array.from(rowsOfAccounts(frame), (rows) =>
      rows.length < LEAST ? Number.NaN : abnormality(frame, rows.subarray(0, QUERIES)),
    );
  },
};

/** 1 - W of the distances of each query to the nearest before it, outliers beyond three standard deviations removed. */
export function abnormality(frame: Frame, rows: Uint32Array): number {
  const held: Float64Array[] = [];
  const distances: number[] = [];
  for (const row of rows) {
    const vector = new Float64Array(WIDTH);
    featuresOf(frame, row, vector);
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of held) nearest = Math.min(nearest, distance(vector, other));
    if (held.length > 0) distances.push(nearest);
    held.push(vector);
  }
  const mean = distances.reduce((a, b) => a + b, 0) / distances.length;
  const sd = Math.sqrt(distances.reduce((a, d) => a + (d - mean) ** 2, 0) / distances.length);
  return 1 - shapiroWilk(distances.filter((d) => Math.abs(d - mean) <= 3 * sd));
}

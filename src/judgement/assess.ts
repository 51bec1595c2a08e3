// One candidate -> its sub-stream and the value of every signal.
import type { Frame } from "../frame/frame.ts";
import type { Candidate } from "../linkage/candidates.ts";
import type { Principals } from "../linkage/principals.ts";
import type { WorkOrders } from "../linkage/work-orders.ts";
import type { Population } from "./population.ts";
import { type RowsByAccount, selectRows } from "./select-rows.ts";
import { SIGNALS } from "./signals/registry.ts";
import { type Stream, streamOf } from "./stream.ts";

export interface Assessment {
  candidate: Candidate;
  stream: Stream;
  /** Value of each signal, in the order of SIGNALS; NaN: unknown. */
  values: Float64Array;
}

/** A member takes part with at least this many exchanges in the sub-stream. */
const LEAST_EXCHANGES = 2;

/** Undefined when too few independent members are left once the rows are chosen. */
export function assess(
  frame: Frame,
  principals: Principals,
  population: Population,
  orders: WorkOrders,
  index: RowsByAccount,
  candidate: Candidate,
): Assessment | undefined {
  const rows = selectRows(frame, candidate, orders, population, index);
  const stream = streamOf(frame, principals, population, rows, LEAST_EXCHANGES);
  if (stream.independent < 3) return undefined;
  return { candidate, stream, values: Float64Array.from(SIGNALS, (signal) => signal.measure(stream)) };
}

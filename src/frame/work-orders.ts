// Work orders of a frame: the noun that linkage fills and judgement reads.

export interface WorkOrders {
  /** Work order of each object of the frame. */
  of: Uint32Array;
  count: number;
  /** Principals of each work order in the rows looked at. */
  principals: Uint32Array;
  /** One object that stands for it: the one in most exchanges. */
  representative: Uint32Array;
  /** Exchanges of w, in time order: rows[rowStart[w] .. rowStart[w + 1]). */
  rowStart: Uint32Array;
  rows: Uint32Array;
  /** Account-by-work-order incidence, sorted by work order: entries of w are [start[w], start[w + 1]). */
  start: Uint32Array;
  account: Uint32Array;
  /** Exchanges of the account in the work order. */
  weight: Uint32Array;
}

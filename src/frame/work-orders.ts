// Work orders of a frame: the noun that linkage fills and judgement reads.

export interface WorkOrders {
  /** Work order of each object of the frame. */
  of: Uint32Array;
  count: number;
  /** Exchanges, accounts and principals of each work order in the rows looked at. */
  exchanges: Uint32Array;
  accounts: Uint32Array;
  principals: Uint32Array;
  /** One object that stands for it: the one in most exchanges. */
  representative: Uint32Array;
  /** Account-by-work-order incidence, sorted by work order: entries of w are [start[w], start[w + 1]). */
  start: Uint32Array;
  account: Uint32Array;
  /** Exchanges of the account in the work order. */
  weight: Uint32Array;
  /** The same incidence by account: entries of a are `byAccount[accountStart[a] .. accountStart[a + 1])`, indices into the above. */
  accountStart: Uint32Array;
  byAccount: Uint32Array;
}

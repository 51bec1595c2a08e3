// A candidate: the noun that linkage proposes and judgement confirms or drops.

/** How a candidate was found; confirmation weighs the other kinds of evidence. */
export type Route = "work" | "order" | "items" | "shape" | "identity" | "exits" | "provenance";

export interface Candidate {
  route: Route;
  accounts: Uint32Array;
  /** Core work orders; empty when the candidate was not found by its work. */
  orders: Uint32Array;
  /** Mean share of its holders' traffic that the candidate's work is; 1 where it was not found by one work order. */
  share: number;
}

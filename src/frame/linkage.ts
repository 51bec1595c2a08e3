// What linkage hands to judgement.
import type { Candidate } from "./candidate.ts";
import type { Events } from "./events.ts";
import type { Principals } from "./principals.ts";
import type { WorkOrders } from "./work-orders.ts";

/** Which work attributes an account is committed to. */
export interface Holdings {
  of(account: number): Uint32Array;
  /** Principals committed to each attribute. */
  degree: Uint32Array;
}

/** Validated links: pairs of accounts that share more rare things than independent choice allows. */
export interface Links {
  /** Validated partners of each account that has any. */
  of: Map<number, Set<number>>;
  /** Validated pairs, and pairs tested. */
  count: number;
  tested: number;
}

export interface Linkage {
  principals: Principals;
  orders: WorkOrders;
  candidates: Candidate[];
  links: Links;
  holdings: Holdings;
  events: Events;
}

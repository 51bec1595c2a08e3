// Who claims to be whom: the noun that linkage fills and judgement reads.
import type { Account } from "../model/account.ts";

export type Purpose = "evaluation" | "research" | "distillation" | "resale";

export interface Principals {
  /** Principal of each account of the frame. */
  of: Uint32Array;
  count: number;
  /** Account records by frame index; undefined when the provider gave none. */
  record: (Account | undefined)[];
  /** True where several accounts were declared, or an organisation named: a customer known to the provider. */
  declared: Uint8Array;
  /** Purposes a principal is authorised for at the end of the window. */
  authorized: Map<number, Set<Purpose>>;
}

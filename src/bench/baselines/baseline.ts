// What a method that is compared with ours is: a whole window in, one number per account out. Everyone gets the same log.
import type { Material } from "../material.ts";

export interface Baseline {
  /** Kebab-case. */
  id: string;
  title: string;
  /** Where the method comes from. */
  source: string;
  /** What we had to change or leave out. */
  departure: string;
  /** Suspicion per account of the frame, higher is worse; NaN: the method cannot score this account, which is then never flagged. */
  score(material: Material): Float64Array;
}

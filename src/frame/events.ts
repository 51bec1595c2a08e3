// What happened to models and accounts: the noun that linkage fills from the provider's context and judgement reads.

export interface Events {
  /** Releases of models that the log knows, in time order; `model` as in the frame. */
  releases: readonly { model: number; timeMs: number }[];
  /** When each account was suspended or terminated, by frame index. */
  endedMs: ReadonlyMap<number, readonly number[]>;
  /** Accounts that are suspended or terminated at the time of judgement. */
  gone: ReadonlySet<number>;
}

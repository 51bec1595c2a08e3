// The judge: a frame with what is known of accounts and context -> findings. Batch, replay and live run this.
import { type Frame, frameAsOf } from "../frame/frame.ts";
import type { Confirm } from "../judgement/confirmation.ts";
import { type Judgement, judgeLinkage } from "../judgement/judge.ts";
import type { Reference } from "../judgement/score.ts";
import { link } from "../linkage/link.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";

/** Judges the first `known` rows. `atMs`: the time of judgement, for authorisations; `confirm`: for a step of many. */
export function judge(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  reference: Reference,
  known: number,
  atMs: number,
  confirm?: Confirm,
): Judgement {
  const seen = frameAsOf(frame, known);
  return judgeLinkage(seen, link(seen, accounts, contexts, known, atMs), reference, known, confirm);
}

// The judge: a frame with what is known of accounts and context -> findings. Batch, replay and live run this.
import { type Frame, frameAsOf } from "../frame/frame.ts";
import { goneOf, reported } from "../judgement/companion.ts";
import type { Confirm } from "../judgement/confirmation.ts";
import { type Judgement, judgeLinkage } from "../judgement/judge.ts";
import type { Reference } from "../judgement/score.ts";
import { link } from "../linkage/link.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";

/** Judges the first `known` rows once, as findings.json is to show them. `atMs`: the time of judgement, for authorisations. */
export function judge(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  reference: Reference,
  known: number,
  atMs: number,
): Judgement {
  const judgement = judgeStep(frame, accounts, contexts, reference, known, atMs);
  const gone = goneOf(judgement.setting);
  const shown = judgement.findings.flatMap((finding, i) =>
    reported({ finding, lead: judgement.leads[i], more: [] }, gone),
  );
  return { ...judgement, findings: shown.map((s) => s.finding), leads: shown.map((s) => s.lead) };
}

/** The same as the judge found it; `confirm`: for a step of many. */
export function judgeStep(
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

// Judging step by step in time: what a live deployment would have said, and when. One stepping loop for replay and bench.
import { accountNumber, type Frame, rowsBefore } from "../frame/frame.ts";
import { ownerOf } from "../judgement/companies.ts";
import { goneOf, reported } from "../judgement/companion.ts";
import { confirmOnline } from "../judgement/confirmation.ts";
import { isExcused, type Judgement, withoutRepeats } from "../judgement/judge.ts";
import type { Reference } from "../judgement/score.ts";
import { type Case, withRecognised, withStanding } from "../judgement/standing.ts";
import { type Tracked, track } from "../judgement/track.ts";
import type { Account } from "../model/account.ts";
import { type Context, contextsBefore } from "../model/context.ts";
import type { Decision, Recommendation, Verdict } from "../model/finding.ts";
import { judgeStep } from "./judge.ts";

export interface Step {
  /** The end of the step: the time of the decisions. */
  atMs: number;
  index: number;
  count: number;
  judgement: Judgement;
  /** Accounts that entered a finding, whose verdict or recommendation changed, or that left it (recommendation none). */
  decisions: Decision[];
}

/** Steps lie on a grid of `stepMs` since the epoch; each sees only exchanges and context from before its end. */
export function* judgeSteps(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  reference: Reference,
  stepMs: number,
): Generator<Step> {
  if (frame.n === 0) return;
  const start = Math.floor(frame.time[0] / stepMs) * stepMs;
  const count = Math.ceil((frame.time[frame.n - 1] + 1 - start) / stepMs);
  const said = new Map<string, string>();
  const cases = new Map<string, Case>();
  const met = new Set<string>();
  const confirm = confirmOnline();
  let memory: Tracked[] = [];
  let before: { rows: number; contexts: number; judgement: Judgement } | undefined;
  for (let index = 1; index <= count; index++) {
    const atMs = start + index * stepMs;
    const known = contextsBefore(contexts, atMs);
    const rows = rowsBefore(frame, atMs);
    // Nothing new, nothing to judge: one stray clock must not cost thousands of judgements.
    if (before?.rows === rows && before.contexts === known.length) {
      yield { atMs, index, count, judgement: before.judgement, decisions: [] };
      continue;
    }
    const atWork = new Set(frame.account.subarray(before?.rows ?? 0, rows));
    const active = new Set([...atWork].map((account) => frame.accounts[account]));
    const judgement = judgeStep(frame, accounts, known, reference, rows, atMs, confirm);
    before = { rows, contexts: known.length, judgement };
    const tracked = track(judgement.findings, memory);
    const { frame: seen, principals } = judgement.setting;
    const standing = withStanding(
      tracked.findings.map((finding, i) => ({ finding, lead: judgement.leads[i] })),
      cases,
      {
        isAtWork: (account) => active.has(account),
        isKnown: (account) => met.has(account),
        ownerOf: (account) =>
          ownerOf(principals, judgement.setting.population.company, accountNumber(seen, account) as number),
      },
    );
    for (const account of active) met.add(account);
    const recognised = withRecognised(standing, cases, seen, rows, (account) => isExcused(principals, account));
    const gone = goneOf(judgement.setting);
    // An account that stands from before makes today's coordination no second case either.
    const shown = withoutRepeats(recognised.flatMap((finding) => reported(finding, gone)));
    memory = remembered(tracked.memory, cases);
    judgement.findings = shown.map((s) => s.finding);
    judgement.leads = shown.map((s) => s.lead);
    yield { atMs, index, count, judgement, decisions: decide(judgement, said, new Date(atMs).toISOString()) };
  }
}

/**
 * What is new since `said`, which holds verdict and recommendation of each account in each finding and is brought up to date. What is taken
 * back comes first, so that an account which moves from one finding to another ends with what is said of it now.
 */
function decide({ findings }: Judgement, said: Map<string, string>, time: string): Decision[] {
  const keyOf = (account: string, finding: string): string => `${account}\u0000${finding}`;
  const inFindings = new Set(findings.flatMap(({ id, accounts }) => accounts.map((m) => keyOf(m.account, id))));
  const decisions: Decision[] = [];
  for (const [key, last] of said) {
    const [verdict, recommended] = last.split(" ") as [Verdict, Recommendation];
    if (inFindings.has(key) || recommended === "none") continue;
    // What was said of an account is taken back where it is no longer found: nobody stays accused by silence.
    const [account, finding] = key.split("\u0000");
    said.set(key, `${verdict} none`);
    decisions.push({ v: 1, time, account, finding, verdict, recommended: "none", probability: 0 });
  }
  for (const { id, verdict, recommended, accounts: members } of findings) {
    for (const { account, probability } of members) {
      const key = keyOf(account, id);
      const now = `${verdict} ${recommended}`;
      if (said.get(key) === now) continue;
      said.set(key, now);
      decisions.push({ v: 1, time, account, finding: id, verdict, recommended, probability });
    }
  }
  return decisions;
}

/** Who joined a campaign after it was judged is of it tomorrow: a pool that replaces another keeps its name. */
function remembered(memory: readonly Tracked[], cases: ReadonlyMap<string, Case>): Tracked[] {
  return memory.map((known) => {
    const standing = [...(cases.get(known.id)?.members ?? [])].filter(([, { stands }]) => stands);
    return { ...known, accounts: new Set([...known.accounts, ...standing.map(([account]) => account)]) };
  });
}

// A campaign to be suspended is reported as two findings where not all of its accounts are sure to be of it: those that today's judgement
// holds at 99 : 1 and that nothing says are robbed, and beside them those that a person should look at first.
import { BESIDE, type Finding } from "../model/finding.ts";
import { expectedExchanges } from "./finding.ts";
import type { JudgedLead, Setting } from "./lead.ts";

export type Member = Finding["accounts"][number];

export interface Judged {
  finding: Finding;
  lead: JudgedLead;
}

/** A finding as judged today, and accounts of it that today's judgement does not vouch for. */
export interface Shown extends Judged {
  more: readonly Member[];
}

/** Whose membership is less sure than 99 : 1 is looked at before it is suspended. */
const SURE = 0.99;

/**
 * What goes into findings.json: one finding, or two. `gone`: accounts that are suspended or terminated as it is; they stay with the rest,
 * so that a pool and the one that replaced it are one campaign under one name.
 */
export function reported({ finding, lead, more }: Shown, gone: (account: string) => boolean = () => false): Judged[] {
  const named = new Set(finding.accounts.map((m) => m.account));
  const others = more.filter((m) => !named.has(m.account));
  const all = [...finding.accounts, ...others];
  if (finding.recommended !== "suspend-cluster")
    return [others.length === 0 ? { finding, lead } : { finding: listing(finding, all), lead }];
  const { inDoubt = new Set(), stream } = lead;
  const doubtful = new Set([...inDoubt].map((account) => stream.frame.accounts[account]));
  const vouched = new Set(finding.accounts.filter((m) => m.probability >= SURE && !doubtful.has(m.account)));
  const main = all.filter((m) => vouched.has(m) || gone(m.account));
  if (vouched.size === 0) return [{ finding: listing({ ...finding, recommended: "step-up" }, all), lead }];
  if (main.length === all.length && others.length === 0) return [{ finding, lead }];
  const suspended = { finding: listing(finding, main), lead };
  if (main.length === all.length) return [suspended];
  const { exposure: _, ...rest } = finding;
  const beside = listing(
    { ...rest, id: `${finding.id}${BESIDE}`, recommended: "step-up" },
    all.filter((m) => !main.includes(m)),
    Math.max(0, finding.exchanges.lower_bound - suspended.finding.exchanges.estimate),
  );
  return [suspended, { finding: beside, lead }];
}

/** Accounts that are suspended or terminated as it is. */
export function goneOf({ frame, population }: Setting): (account: string) => boolean {
  const gone = new Set([...population.events.gone].map((account) => frame.accounts[account]));
  return (account) => gone.has(account);
}

/** The finding of these members: its estimate is theirs, and no more is sure than was. */
export function listing(finding: Finding, accounts: Member[], least = finding.exchanges.lower_bound): Finding {
  const estimate = Math.round(expectedExchanges(accounts));
  return { ...finding, accounts, exchanges: { estimate, lower_bound: Math.min(least, estimate) } };
}

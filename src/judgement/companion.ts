// A campaign to be suspended is reported as two findings where not all of its accounts are sure to be of it: those that today's judgement
// holds at 99 : 1 and that nothing says are robbed, and beside them those that a person should look at first.
import { BESIDE, type Finding } from "../model/finding.ts";
import { countsOf, expectedExchanges, exposureFor } from "./finding.ts";
import { isNamed, type JudgedLead, namedStream, type Setting } from "./lead.ts";

export type Member = Finding["accounts"][number];

export interface Judged {
  finding: Finding;
  lead: JudgedLead;
}

/** A finding as judged today, and accounts of it that today's judgement does not vouch for. */
export interface Shown extends Judged {
  more: readonly Member[];
  /** Of those that it names, accounts whose place in it is too fresh to act on. */
  unsure?: ReadonlySet<string>;
}

/** Whose membership is less sure than 99 : 1 is looked at before it is suspended. */
const SURE = 0.99;

/**
 * What goes into findings.json: one finding, or two. `gone`: accounts that are suspended or terminated as it is; they stay with the rest,
 * so that a pool and the one that replaced it are one campaign under one name.
 */
export function reported(
  { finding, lead, more, unsure = new Set() }: Shown,
  gone: (account: string) => boolean = () => false,
): Judged[] {
  const named = new Set(finding.accounts.map((m) => m.account));
  const further = more.filter((m) => !named.has(m.account));
  const all = [...finding.accounts, ...further];
  if (finding.recommended !== "suspend-cluster")
    return [further.length === 0 ? { finding, lead } : { finding: listing(finding, all), lead }];
  const { inDoubt = new Set(), stream } = lead;
  const doubtful = new Set([...unsure, ...[...inDoubt].map((account) => stream.frame.accounts[account])]);
  const vouched = new Set(finding.accounts.filter((m) => m.probability >= SURE && !doubtful.has(m.account)));
  const main = all.filter((m) => vouched.has(m) || gone(m.account));
  if (vouched.size === 0) return [{ finding: listing({ ...finding, recommended: "step-up" }, all), lead }];
  if (main.length === all.length && further.length === 0) return [{ finding, lead }];
  const suspended = part({ finding, lead }, main);
  if (main.length === all.length) return [suspended];
  const { exposure: _, ...rest } = finding;
  const others = { ...rest, id: `${finding.id}${BESIDE}`, recommended: "step-up" as const };
  const least = Math.max(0, finding.exchanges.lower_bound - suspended.finding.exchanges.estimate);
  const doubted = all.filter((m) => !main.includes(m));
  return [suspended, part({ finding: others, lead }, doubted, least)];
}

/** The finding of some of its accounts: what was measured is of all, what is counted is of these. */
function part({ finding, lead }: Judged, accounts: Member[], least?: number): Judged {
  const { stream } = lead;
  const names = new Set(accounts.map((m) => m.account));
  const listed = new Set([...stream.members].filter((account) => names.has(stream.frame.accounts[account])));
  const own = { ...lead, listed };
  const ours = listing(finding, accounts, least);
  // Accounts of earlier steps alone: nothing of theirs was measured today.
  if (!stream.members.some((_, m) => isNamed(own, m))) return { finding: ours, lead };
  const counted = namedStream(own);
  const { lower_bound, estimate } = ours.exchanges;
  const took = finding.exposure && { exposure: exposureFor(own, counted, lower_bound / Math.max(1, estimate)) };
  return { finding: { ...ours, ...countsOf(counted), ...took }, lead: own };
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

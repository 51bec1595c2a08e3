// What was shown stands: a campaign or a relay pool that was named, and named again on twice the exchanges, is not unsaid because its
// accounts have since turned to other work or fallen silent. The later judgement is half fresh evidence; a first impression that fades
// is let go.
import type { Finding, Verdict } from "../model/finding.ts";
import type { JudgedLead } from "./lead.ts";

type Member = Finding["accounts"][number];

export interface Judged {
  finding: Finding;
  lead: JudgedLead;
}

/** A campaign or relay pool as it was last shown, and since when each account has been in it. */
export interface Case extends Judged {
  members: Map<string, { member: Member; firstExchanges: number; stands: boolean }>;
}

/** The evidence of the later judgement must be this many times that of the first. */
const GROWTH = 2;
/** Fewer standing members than this are no cluster. */
const LEAST_MEMBERS = 3;
/** What stolen keys are follows from the campaign that uses them; coordination of an unknown purpose is a question, not an answer. */
const STANDS: ReadonlySet<Verdict> = new Set(["distillation-campaign", "relay-pool"]);

/**
 * Today's findings with those campaigns and relay pools, and members of them, that stand from before. `cases` is brought up to date.
 * Accounts that today are in another finding are left to it.
 */
export function withStanding(today: readonly Judged[], cases: Map<string, Case>): Judged[] {
  for (const judged of today) if (STANDS.has(judged.finding.verdict)) remember(judged, cases);
  const elsewhere = new Map<string, Set<string>>();
  for (const { finding } of today)
    for (const { account } of finding.accounts)
      elsewhere.set(account, (elsewhere.get(account) ?? new Set<string>()).add(finding.id));
  const shown: Judged[] = [];
  const kept = new Set<string>();
  for (const judged of today) {
    const { id, verdict } = judged.finding;
    const open = cases.get(id);
    const standing = open === undefined ? [] : standingOf(open, id, elsewhere);
    if (STANDS.has(verdict)) shown.push({ ...judged, finding: widened(judged.finding, standing) });
    // Coordination without a purpose contradicts nothing; stolen keys do.
    else if (verdict === "coordinated-other" && open !== undefined && standing.length >= LEAST_MEMBERS)
      shown.push(restated(open, standing));
    else shown.push(judged);
    kept.add(id);
  }
  for (const [id, open] of cases) {
    if (kept.has(id)) continue;
    const standing = standingOf(open, id, elsewhere);
    if (standing.length >= LEAST_MEMBERS) shown.push(restated(open, standing));
  }
  return shown;
}

/** A campaign that turns out to be resold access, or the other way round, is a new matter under its old name. */
function remember({ finding, lead }: Judged, cases: Map<string, Case>): void {
  const open = cases.get(finding.id);
  const members: Case["members"] = open?.finding.verdict === finding.verdict ? open.members : new Map();
  const exchanges = finding.exchanges.estimate;
  for (const member of finding.accounts) {
    const before = members.get(member.account);
    const firstExchanges = before?.firstExchanges ?? exchanges;
    const stands = before?.stands === true || exchanges >= GROWTH * firstExchanges;
    members.set(member.account, { member, firstExchanges, stands });
  }
  cases.set(finding.id, { finding, lead, members });
}

function standingOf(open: Case, id: string, elsewhere: Map<string, Set<string>>): Member[] {
  const standing: Member[] = [];
  for (const { member, stands } of open.members.values()) {
    const homes = elsewhere.get(member.account);
    if (stands && (homes === undefined || homes.has(id))) standing.push(member);
  }
  return standing;
}

function widened(finding: Finding, standing: readonly Member[]): Finding {
  const named = new Set(finding.accounts.map((m) => m.account));
  const more = standing.filter((m) => !named.has(m.account));
  return more.length === 0 ? finding : { ...finding, accounts: [...finding.accounts, ...more] };
}

/** As last shown. Nobody is suspended on evidence that today's judgement does not repeat. */
function restated({ finding, lead }: Case, standing: readonly Member[]): Judged {
  const recommended = finding.recommended === "suspend-cluster" ? "step-up" : finding.recommended;
  return { lead, finding: { ...finding, recommended, accounts: [...standing] } };
}

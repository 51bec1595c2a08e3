// What was shown stands: a campaign or a relay pool that was named, and named again on half as many exchanges more, is not unsaid because
// its accounts have since turned to other work or fallen silent. A third of the later judgement is fresh evidence; a first impression that
// fades is let go.
import { accountNumber, type Frame } from "../frame/frame.ts";
import { round } from "../math/round.ts";
import type { Finding, Verdict } from "../model/finding.ts";
import type { Owner } from "./companies.ts";
import { type Judged, listing, type Member, type Shown } from "./companion.ts";
import { LEVEL_BITS } from "./levels.ts";
import { type Marks, marksOf, recognise } from "./recognition.ts";

interface Standing {
  member: Member;
  /** Exchanges of the campaign when the account was first named. */
  firstExchanges: number;
  /** Named again on fresh evidence, or recognised. */
  stands: boolean;
  /** By the campaign's own marks: an answer of its own, that judging the cluster again does not contradict. */
  recognised: boolean;
  /** Judgements since then that found the campaign while the account was at work, and those that named the account. */
  judged: number;
  named: number;
  /** Its own exchanges when it was first named, where it was at work before and the campaign, shown already, did not name it. */
  lateExchanges?: number;
}

/** What is known of the accounts between two judgements. */
export interface Accounts {
  /** That did anything since the last judgement. */
  isAtWork: (account: string) => boolean;
  /** That had done anything by the last judgement. */
  isKnown: (account: string) => boolean;
  /** Whose an account openly is. */
  ownerOf: (account: string) => Owner | string;
}

/** A campaign or relay pool as it was last shown, and since when each account has been in it. */
export interface Case extends Judged {
  members: Map<string, Standing>;
  /** What a campaign that stands is known by. */
  marks?: Marks;
}

/** The evidence of the later judgement must be this many times that of the first: of the whole campaign, or of an account that was named late. */
const GROWTH = 1.5;
/** So many accounts of one customer are one answer: a judgement that names none of them while as many were at work has answered. */
const ONE_CUSTOMER = 3;
/** Fewer standing members than this are no cluster. */
const LEAST_MEMBERS = 3;
/** The test leaves one chance in a hundred that any account of all is taken for a campaign's. */
const RECOGNISED_PROBABILITY = 0.99;
/** What stolen keys are follows from the campaign that uses them; coordination of an unknown purpose is a question, not an answer. */
const STANDS: ReadonlySet<Verdict> = new Set(["distillation-campaign", "relay-pool"]);

/**
 * Today's findings with those campaigns and relay pools, and members of them, that stand from before. `cases` is brought up to date.
 * Accounts that today are in another finding are left to it.
 */
export function withStanding(found: readonly Judged[], cases: Map<string, Case>, accounts: Accounts): Shown[] {
  const today = found.map((judged) => apart(judged, found, cases));
  for (const judged of today) if (STANDS.has(judged.finding.verdict)) remember(judged, cases, accounts);
  const elsewhere = new Map<string, Set<string>>();
  // Coordination without a purpose contradicts nothing, under whatever id.
  for (const { finding } of today)
    for (const { account } of finding.verdict === "coordinated-other" ? [] : finding.accounts)
      elsewhere.set(account, (elsewhere.get(account) ?? new Set<string>()).add(finding.id));
  const shown: Shown[] = [];
  const kept = new Set<string>();
  for (const judged of today) {
    const { id, verdict } = judged.finding;
    if (outweighed(judged, cases.get(id))) cases.delete(id);
    const open = cases.get(id);
    const standing = open === undefined ? [] : standingOf(open, id, elsewhere);
    if (STANDS.has(verdict)) shown.push({ ...judged, more: standing, unsure: lateIn(open as Case) });
    // Coordination without a purpose contradicts nothing; stolen keys do.
    else if (verdict === "coordinated-other" && open !== undefined && standing.length >= LEAST_MEMBERS)
      shown.push(restated(open, standing));
    else shown.push({ ...judged, more: [] });
    kept.add(id);
  }
  for (const [id, open] of cases) {
    if (kept.has(id)) continue;
    const standing = standingOf(open, id, elsewhere);
    if (standing.length >= LEAST_MEMBERS) shown.push(restated(open, standing));
  }
  return shown;
}

/** Log-odds against a harvest, net of what spoke for it when it was last shown, at which that is taken back: 3 to 1. */
const OUTWEIGHED = -LEVEL_BITS.moderate * Math.LN2;

/**
 * Whether today's judgement of the same accounts, which has seen all that the campaign's last showing saw and more, speaks so much against a
 * harvest that what was shown was a first impression. Coordination whose purpose merely no longer shows contradicts nothing.
 */
function outweighed({ finding }: Judged, open: Case | undefined): boolean {
  if (finding.verdict !== "coordinated-other" || open?.finding.verdict !== "distillation-campaign") return false;
  const today = new Set(finding.accounts.map((m) => m.account));
  const standing = standingIn(open);
  const met = standing.filter(({ member }) => today.has(member.account)).length;
  return 2 * met >= standing.length && purposeOf(finding) + purposeOf(open.finding) <= OUTWEIGHED;
}

const purposeOf = ({ confidence }: Finding): number => confidence.purpose.log_odds;

/** So much of a standing campaign must be in another one's finding for it to have been swallowed, not to have lost a member to it. */
const SWALLOWED = 0.5;

/**
 * Two campaigns that were each shown again by themselves do not become one on a day when one lead happens to cover both; unless it is the same
 * work. Nor does that lead say anything of accounts which were in neither: what brought the two together brought them.
 */
function apart(judged: Judged, found: readonly Judged[], cases: ReadonlyMap<string, Case>): Judged {
  const { finding, lead } = judged;
  if (finding.verdict !== "distillation-campaign" || lead.united || !cases.has(finding.id)) return judged;
  const own = cases.get(finding.id)?.members ?? new Map<string, Standing>();
  let accounts = finding.accounts;
  for (const [id, open] of cases) {
    if (open.finding.verdict !== finding.verdict || found.some((f) => f.finding.id === id)) continue;
    const standing = new Set(standingIn(open).map((m) => m.member.account));
    const met = accounts.filter((m) => standing.has(m.account)).length;
    const left = accounts.filter((m) => own.has(m.account) && !standing.has(m.account));
    if (met >= Math.max(LEAST_MEMBERS, SWALLOWED * standing.size) && left.length >= LEAST_MEMBERS) accounts = left;
  }
  return accounts === finding.accounts ? judged : { finding: listing(finding, accounts), lead };
}

/** A campaign that turns out to be resold access, or the other way round, is a new matter under its old name. */
function remember({ finding, lead }: Judged, cases: Map<string, Case>, { isAtWork, isKnown, ownerOf }: Accounts): void {
  const before = cases.get(finding.id);
  const open = before?.finding.verdict === finding.verdict ? before : undefined;
  const members: Case["members"] = open?.members ?? new Map();
  const exchanges = finding.exchanges.estimate;
  for (const member of finding.accounts) {
    const before = members.get(member.account);
    const firstExchanges = before?.firstExchanges ?? exchanges;
    const stands = before?.stands === true || exchanges >= GROWTH * firstExchanges;
    const { recognised = false, judged = 0, named = 0 } = before ?? {};
    const isLate = before === undefined && open !== undefined && isKnown(member.account);
    const lateExchanges = isLate ? member.exchanges : before?.lateExchanges;
    members.set(member.account, {
      member,
      firstExchanges,
      stands,
      recognised,
      judged: judged + 1,
      named: named + 1,
      ...(lateExchanges !== undefined && { lateExchanges }),
    });
  }
  const today = new Set(finding.accounts.map((m) => m.account));
  // To be silent is no contradiction; to be at work and not be taken for one of them is.
  const leftOut = new Map<Owner | string, number>();
  for (const [account, standing] of members) {
    if (today.has(account) || !isAtWork(account)) continue;
    standing.judged++;
    leftOut.set(ownerOf(account), (leftOut.get(ownerOf(account)) ?? 0) + 1);
  }
  const named = new Set([...today].map(ownerOf));
  for (const account of [...members.keys()])
    if (!named.has(ownerOf(account)) && (leftOut.get(ownerOf(account)) ?? 0) >= ONE_CUSTOMER) members.delete(account);
  cases.set(finding.id, { finding, lead, members, ...(open?.marks && { marks: open.marks }) });
}

/**
 * Accounts that nothing else is said of and that do the work of a campaign that stands join it; then what each such campaign is known by is
 * fixed for the next time. `excused`: accounts that may do such work. Returns today's findings with those members.
 */
export function withRecognised(
  shown: readonly Shown[],
  cases: Map<string, Case>,
  frame: Frame,
  known: number,
  excused: (account: number) => boolean,
): Shown[] {
  const said = new Set(shown.flatMap(({ finding, more }) => [...finding.accounts, ...more].map((m) => m.account)));
  const open = shown
    .filter(({ finding }) => finding.verdict === "distillation-campaign")
    .map(({ finding }) => cases.get(finding.id))
    .filter((c): c is Case => c !== undefined && c.finding.verdict === "distillation-campaign");
  const marked = open.filter((c) => c.marks !== undefined);
  const met = recognise(
    frame,
    known,
    marked.map((c) => c.marks as Marks),
    (account) => !said.has(frame.accounts[account]) && !excused(account),
  );
  const joined = new Map<string, Member[]>();
  for (const { account, campaign, hits, exchanges } of met) {
    const { finding, members } = marked[campaign];
    const member = {
      account: frame.accounts[account],
      probability: RECOGNISED_PROBABILITY,
      exchanges: hits,
      share: round(hits / exchanges, 4),
    };
    members.set(member.account, {
      member,
      firstExchanges: finding.exchanges.estimate,
      stands: true,
      recognised: true,
      judged: 0,
      named: 0,
    });
    joined.set(finding.id, [...(joined.get(finding.id) ?? []), member]);
  }
  for (const c of open) {
    const standing = standingIn(c);
    if (standing.length < LEAST_MEMBERS) continue;
    const members = new Set([...c.members.keys()].map((account) => accountNumber(frame, account) as number));
    c.marks = marksOf(frame, known, { members, rows: c.lead.stream.rows }, c.marks);
  }
  return shown.map((s) => ({ ...s, more: [...s.more, ...(joined.get(s.finding.id) ?? [])] }));
}

/** Whom later judgements of the same campaign left out three times in four was a passer-by. */
function isStanding({ stands, recognised, judged, named }: Standing): boolean {
  return stands && (recognised || 4 * named >= judged);
}

/** Whom the campaign did not name while both were at work is looked at before anything is done, until its own work has been named again on fresh evidence. */
function lateIn({ members }: Case): Set<string> {
  const late = [...members.values()].filter(
    ({ member, lateExchanges, judged, named }) =>
      lateExchanges !== undefined && (member.exchanges < GROWTH * lateExchanges || 2 * named < judged),
  );
  return new Set(late.map(({ member }) => member.account));
}

function standingIn({ members }: Case): Standing[] {
  return [...members.values()].filter(isStanding);
}

function standingOf(open: Case, id: string, elsewhere: Map<string, Set<string>>): Member[] {
  const standing: Member[] = [];
  for (const { member } of standingIn(open)) {
    const homes = elsewhere.get(member.account);
    if (homes === undefined || homes.has(id)) standing.push(member);
  }
  return standing;
}

/** As last shown. Nobody is suspended on evidence that today's judgement does not repeat. */
function restated({ finding, lead }: Case, standing: Member[]): Shown {
  const recommended = finding.recommended === "suspend-cluster" ? "step-up" : finding.recommended;
  return { lead, finding: listing({ ...finding, recommended }, standing), more: [] };
}

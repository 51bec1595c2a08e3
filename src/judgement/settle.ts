// The strongest lead is taken, its exchanges are explained and leave the stage, and what overlaps it is either part of it or judged again
// on what is left.
import type { Candidate } from "../frame/candidate.ts";
import { isOneWork } from "./common-work.ts";
import { follow, type JudgedLead, judgeLead, type Setting } from "./lead.ts";
import { bothKeysTurn, CONFIRMED_E, LEVEL_BITS, looksResold } from "./levels.ts";
import { isDealt } from "./products.ts";
import { pursue } from "./pursue.ts";
import type { Scales } from "./score.ts";

/** Leads that share this part of the smaller one's members are one matter. */
const SAME_MEMBERS = 0.5;

/** A second matter in the same accounts (a relay under a campaign) must leave at least this part of its own exchanges unexplained. */
const OWN_SHARE = 0.6;

/** A wider finding holds more than this part of the members of the one it takes the place of. */
const KEPT = 0.5;

/** Places of the chosen leads that each account is in: one account may serve several campaigns. */
export type Claims = Map<number, number[]>;

/** Both keys likelier than not. */
function mayBeCampaign({ scores, stream }: JudgedLead): boolean {
  return scores.coordination.bits > 0 && scores.purpose.bits > 0 && isOneWork(stream);
}

/**
 * How strongly a lead speaks: what would be called a campaign first, then what may be one, then resold access, then anything else: one product
 * of a gateway's customers shows the one hand as well as all of their traffic does, and not what it is.
 */
function strength(lead: JudgedLead): number {
  const { coordination, purpose, relay } = lead.scores;
  const both = Math.min(coordination.bits, LEVEL_BITS.high) + Math.min(purpose.bits, LEVEL_BITS.high);
  // Part of a pool behind one exit must not keep the pool itself from being heard. What is heard first is accused of nothing yet: ties that a
  // reseller has too count here, and not in the verdict (without them some forty of 7,621 accounts of build worlds were lost to a part called relay).
  const is =
    relay.bits < LEVEL_BITS.moderate &&
    isOneWork(lead.stream) &&
    bothKeysTurn(coordination.bits, purpose.bits, {
      confirmed: lead.evidence.ofMost >= CONFIRMED_E,
      byWork: isDealt(lead.stream),
    });
  const resold = looksResold(relay.bits, coordination.bits, lead.evidence.ties);
  return (
    (is ? 2000 : mayBeCampaign(lead) ? 1000 : resold ? 500 : 0) +
    both * 20 +
    Math.log2(1 + lead.stream.rows.length) * 4 +
    Math.log2(lead.stream.independent)
  );
}

/** Takes the leads, the strongest first; what overlaps those taken is part of them or judged again on what is left. */
export function settle(
  setting: Setting,
  reference: Scales,
  leads: readonly JudgedLead[],
  chosen: JudgedLead[],
  claims: Claims,
): void {
  let open = leads.toSorted((a, b) => strength(b) - strength(a));
  while (open.length > 0) {
    const best = open[0];
    open = open.slice(1);
    const home = overlapping(best, chosen, claims);
    if (home !== undefined) {
      const again = remaining(setting, reference, best, chosen[home]);
      if (again === undefined) absorb(setting, reference, chosen, home, best, claims);
      else if (again !== best) {
        open = insert(open, again);
      } else take(setting, chosen, best, claims);
      continue;
    }
    take(setting, chosen, best, claims);
  }
}

function take(setting: Setting, chosen: JudgedLead[], lead: JudgedLead, claims: Claims): void {
  for (const row of lead.stream.rows) setting.claimed[row] = 1;
  for (const account of lead.stream.members) claim(claims, account, chosen.length);
  chosen.push(lead);
}

function claim(claims: Claims, account: number, home: number): void {
  claims.set(account, [...(claims.get(account) ?? []), home]);
}

/** The account is no longer a member of this lead; without another it is free. */
export function release(claims: Claims, account: number, home: number): void {
  const homes = (claims.get(account) ?? []).filter((other) => other !== home);
  if (homes.length > 0) claims.set(account, homes);
  else claims.delete(account);
}

/** The chosen lead that holds half of this one's members, or half of whose members this one holds: the one it has most in common with. */
function overlapping(lead: JudgedLead, chosen: readonly JudgedLead[], claims: Claims): number | undefined {
  const counts = new Map<number, number>();
  for (const account of lead.stream.members) {
    for (const home of claims.get(account) ?? []) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  let best: number | undefined;
  for (const [home, common] of counts) {
    const smaller = Math.min(lead.stream.members.length, chosen[home].stream.members.length);
    if (common < SAME_MEMBERS * smaller) continue;
    if (best === undefined || common > (counts.get(best) as number)) best = home;
  }
  return best;
}

/** The lead judged on the exchanges no finding explains; the lead itself when nothing changed; undefined when it is the same matter. */
function remaining(setting: Setting, reference: Scales, lead: JudgedLead, home: JudgedLead): JudgedLead | undefined {
  const left = lead.stream.rows.filter((row) => setting.claimed[row] === 0);
  if (left.length < OWN_SHARE * lead.stream.rows.length) return undefined;
  // More of the same work by the same hand is no second campaign.
  if (mayBeCampaign(home) && mayBeCampaign(lead)) return undefined;
  if (left.length === lead.stream.rows.length) return lead;
  return pursue(setting, reference, lead.candidate);
}

/** Adds the members and exchanges of an overlapping campaign lead to the finding it belongs to. */
function absorb(
  setting: Setting,
  reference: Scales,
  chosen: JudgedLead[],
  home: number,
  lead: JudgedLead,
  claims: Claims,
): void {
  const target = chosen[home];
  if (mayBeCampaign(target) && !mayBeCampaign(lead)) return;
  // What the finding explains already makes it no wider.
  if (lead.stream.rows.every((row) => setting.claimed[row] === 1)) return;
  const accounts = new Set([...target.stream.members, ...lead.stream.members]);
  // Members of another finding stay there.
  for (const account of lead.stream.members) {
    const owners = claims.get(account);
    if (owners !== undefined && !owners.includes(home)) accounts.delete(account);
  }
  const orders = new Set([...target.candidate.orders, ...lead.candidate.orders]);
  // No other accounts and no other work: only more of what these accounts do beside it.
  if (accounts.size === target.stream.members.length && orders.size === target.candidate.orders.length) return;
  const candidate: Candidate = {
    route: target.candidate.route,
    accounts: Uint32Array.from(accounts).sort(),
    orders: Uint32Array.from(orders),
    share: target.candidate.share,
  };
  for (const row of target.stream.rows) setting.claimed[row] = 0;
  const wider = follow(setting, candidate);
  const judged = wider === undefined ? undefined : judgeLead(reference, wider);
  if (judged !== undefined && holds(judged, target) && worthIt(judged, target)) {
    chosen[home] = judged;
    for (const account of target.stream.members) release(claims, account, home);
    for (const account of judged.stream.members) {
      if (!(claims.get(account) ?? []).includes(home)) claim(claims, account, home);
    }
  }
  for (const row of chosen[home].stream.rows) setting.claimed[row] = 1;
}

/** Whether the wider lead is wider: cleaned of passers-by it may be the other half, and the accounts it was to widen would be lost. */
function holds(wider: JudgedLead, before: JudgedLead): boolean {
  const members = new Set(wider.stream.members);
  const kept = before.stream.members.filter((account) => members.has(account));
  return kept.length > KEPT * before.stream.members.length;
}

/**
 * The wider finding stands when neither key loses more than two bits, and both keys turn if they had. More of one hand makes it no less one:
 * eight accounts of a harvest and a class that shares a card of its own stay likely to be one hand together, and are less so by four bits.
 */
function worthIt(wider: JudgedLead, before: JudgedLead): boolean {
  const turn = ({ scores, stream }: JudgedLead): boolean =>
    bothKeysTurn(scores.coordination.bits, scores.purpose.bits, { confirmed: false, byWork: isDealt(stream) });
  const keeps = (["coordination", "purpose"] as const).every(
    (key) => wider.scores[key].bits >= before.scores[key].bits - 2,
  );
  return keeps && (turn(wider) || !turn(before));
}

function insert(open: JudgedLead[], lead: JudgedLead): JudgedLead[] {
  const at = open.findIndex((other) => strength(other) < strength(lead));
  return at < 0 ? [...open, lead] : [...open.slice(0, at), lead, ...open.slice(at)];
}

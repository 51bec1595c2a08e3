// The judge: frame and accounts in, findings out. One code for the whole window (scan), for each step (replay) and live.
import type { Frame } from "../frame/frame.ts";
import type { Linkage } from "../frame/linkage.ts";
import type { Principals } from "../frame/principals.ts";
import type { Finding, Recommendation, Verdict } from "../model/finding.ts";
import { type Confirm, confirmWindow } from "./confirmation.ts";
import type { CoordinationEvidence } from "./coordination.ts";
import { divided } from "./divide.ts";
import { findingOf } from "./finding.ts";
import { hiddenCampaigns } from "./hidden.ts";
import { kinOf, united } from "./kin.ts";
import { isNamed, type JudgedLead, only, type Setting } from "./lead.ts";
import { CONFIRMED_E } from "./levels.ts";
import { belonging, LEAST_NAMED } from "./naming.ts";
import type { Reference, Scales } from "./score.ts";
import { type Selection, selectLeads } from "./select-leads.ts";
import { LEAST_PRINCIPALS, type RowIndex } from "./select-rows.ts";
import { settingOf } from "./setting.ts";
import { type Part, type Ruling, rule } from "./verdict.ts";
import { findVictims } from "./victims.ts";

export interface Judgement {
  findings: Finding[];
  /** The leads behind the findings, same order. */
  leads: JudgedLead[];
  setting: Setting;
  lookedAt: number;
  links: { validated: number; tested: number };
  /** Evidence of the leads whose coordination passed false-discovery control. */
  confirmed: ReadonlySet<CoordinationEvidence>;
}

interface Ruled {
  finding: Finding;
  lead: JudgedLead;
}

/** Judges what linkage found in the first `known` rows. */
export function judgeLinkage(
  frame: Frame,
  linkage: Linkage,
  reference: Reference,
  known: number,
  confirm: Confirm = confirmWindow,
): Judgement {
  const { links } = linkage;
  const setting = settingOf(frame, linkage, known);
  const { leads, promising, confirmed, ruled: chosen, lookedAt } = rulings(setting, linkage, reference, confirm);
  const said = (part: Part): Part[] =>
    handsOf(setting, part, reference)
      .flatMap(([lead, ruling]) => partsOf(lead, ruling, reference, setting.population.index))
      .filter(([lead]) => lead.stream.members.some((_, m) => isNamed(lead, m)));
  const first = chosen.flatMap(said);
  const hidden = hiddenCampaigns(setting, reference, promising, first).flatMap(said);
  const parts = [...first, ...hidden];
  const all = asOne(parts, known).map(([lead, ruling]) => ({ finding: findingOf(lead, ruling, reference), lead }));
  const ruled = withoutRepeats(all);
  ruled.sort((a, b) => urgency(b.finding) - urgency(a.finding) || (a.finding.id < b.finding.id ? -1 : 1));
  return {
    findings: ruled.map((r) => r.finding),
    leads: ruled.map((r) => r.lead),
    setting,
    lookedAt,
    links: { validated: links.count, tested: links.tested },
    confirmed: new Set(leads.filter((_, i) => confirmed[i]).map((lead) => lead.evidence)),
  };
}

/** The leads chosen of what linkage found, whether each is confirmed, and what is said of those that are worth it. */
export function rulings(
  setting: Setting,
  { candidates }: Linkage,
  reference: Scales,
  confirm: Confirm = confirmWindow,
): Selection & { confirmed: boolean[]; ruled: Part[] } {
  const { principals } = setting;
  const excused = candidates.map((c) => ({ ...c, accounts: c.accounts.filter((a) => !isExcused(principals, a)) }));
  const selection = selectLeads(setting, reference, excused);
  const { leads, lookedAt } = selection;
  const confirmed = confirm(leads, lookedAt);
  const ruled = leads.flatMap((lead, i): Part[] => {
    const ruling = rule(lead, confirmed[i]);
    return ruling === undefined ? [] : [[{ ...lead, confirmed: confirmed[i] }, ruling]];
  });
  return { ...selection, confirmed, ruled };
}

/** A campaign that is several hands' is as many findings, each ruled by itself: what confirmed them together confirms none. */
function handsOf(setting: Setting, [lead, ruling]: Part, reference: Reference): Part[] {
  if (ruling.verdict !== "distillation-campaign") return [[lead, ruling]];
  const belongs = belonging(reference.membership, lead);
  const isCampaign = (part: JudgedLead): boolean => rule(part, false)?.verdict === "distillation-campaign";
  const hands = divided(setting, reference, lead, (m) => belongs[m] >= LEAST_NAMED, isCampaign);
  return hands[0] === lead
    ? [[lead, ruling]]
    : hands.map((hand) => [{ ...hand, confirmed: false }, rule(hand, false) as Ruling]);
}

/** Campaigns that do the same work of their own are one; what is recommended for the surest of them is not carried over to a suspension of the rest. */
function asOne(parts: readonly Part[], known: number): Part[] {
  const isCampaign = ([, ruling]: Part): boolean => ruling.verdict === "distillation-campaign";
  const campaigns = parts.filter(isCampaign).sort((a, b) => severity(b) - severity(a) || size(b) - size(a));
  const groups = kinOf(
    campaigns.map(([lead]) => lead.stream),
    known,
  );
  const joined = groups.map((group): Part => {
    const [main, ...others] = group.map((i) => campaigns[i]);
    if (others.length === 0) return main;
    const lead = united([main, ...others].map(([part]) => part));
    const inDoubt = new Set(lead.inDoubt);
    for (const other of others)
      if (severity(other) < severity(main)) for (const account of other[0].stream.members) inDoubt.add(account);
    return [{ ...lead, inDoubt }, main[1]];
  });
  return [...joined, ...parts.filter((part) => !isCampaign(part))];
}

const SEVERITY: readonly Recommendation[] = ["review", "step-up", "suspend-cluster"];

function severity([, { recommended }]: Part): number {
  return SEVERITY.indexOf(recommended);
}

function size([lead]: Part): number {
  return lead.stream.rows.length;
}

const TELLS_WHAT: ReadonlySet<Verdict> = new Set(["distillation-campaign", "relay-pool"]);

/** That accounts of a campaign or a relay pool also act as one hand in their other work is no news, and no second case for a person to open. */
export function withoutRepeats<R extends Pick<Ruled, "finding">>(all: readonly R[]): R[] {
  const told = all.filter(({ finding }) => TELLS_WHAT.has(finding.verdict));
  const named = new Set(told.flatMap(({ finding }) => finding.accounts.map((m) => m.account)));
  return all.filter(
    ({ finding }) => finding.verdict !== "coordinated-other" || !finding.accounts.every((m) => named.has(m.account)),
  );
}

/** Customers authorised to evaluate, research or distil are not looked at for it. Resale excuses a relay, not what rides in it. */
export function isExcused(principals: Principals, account: number): boolean {
  const purposes = principals.authorized.get(principals.of[account]);
  return (
    purposes !== undefined && (purposes.has("evaluation") || purposes.has("research") || purposes.has("distillation"))
  );
}

/**
 * A campaign that rides on stolen keys is two findings: the accounts made for it, and the customers to protect. Where too few are left over
 * to be a cluster they are more likely robbed as well than made for it.
 */
function partsOf(lead: JudgedLead, ruling: Ruling, reference: Reference, index: RowIndex): Part[] {
  if (ruling.verdict === "relay-pool") {
    const undeclared = lead.stream.members.some((a) => {
      const purposes = lead.stream.principals.authorized.get(lead.stream.principals.of[a]);
      return !purposes?.has("resale");
    });
    return undeclared ? [[lead, ruling]] : [];
  }
  if (ruling.verdict !== "distillation-campaign") return [[lead, ruling]];
  return withoutVictims(lead, ruling, reference, index);
}

function withoutVictims(lead: JudgedLead, ruling: Ruling, reference: Reference, index: RowIndex): Part[] {
  const { members, principals } = lead.stream;
  const thefts = findVictims(
    lead.stream,
    (account) => index.rows.subarray(index.start[account], index.start[account + 1]),
    lead.evidence.operated >= CONFIRMED_E,
  );
  const inDoubt = new Set([...members].filter((_, m) => thefts[m] === "in doubt"));
  const others = new Set(
    [...members].filter((_, m) => thefts[m] !== "robbed").map((account) => principals.of[account]),
  );
  const isRobbed = (m: number): boolean =>
    thefts[m] === "robbed" || (others.size < LEAST_PRINCIPALS && thefts.includes("robbed"));
  const made = only(lead, (m) => !isRobbed(m), belonging(reference.membership, lead));
  const stolen = only(lead, isRobbed);
  return [
    [{ ...made, leastNamed: LEAST_NAMED, inDoubt }, ruling],
    [stolen, { verdict: "compromised-customer", recommended: "protect-and-notify" }],
  ];
}

const VERDICT_URGENCY = {
  "distillation-campaign": 3,
  "compromised-customer": 2,
  "relay-pool": 1,
  "coordinated-other": 0,
};

function urgency(finding: Finding): number {
  const { verdict, recommended } = finding;
  const act = recommended === "suspend-cluster" ? 2 : recommended === "review" ? 0 : 1;
  return VERDICT_URGENCY[verdict] + (act + Math.min(0.99, 2 * amount(finding))) / 3;
}

/** What was taken, on the scale of sufficient sets; where no harvest is claimed, how much was asked. */
function amount({ exposure, exchanges }: Finding): number {
  return exposure === undefined
    ? Math.log10(1 + exchanges.estimate) / 20
    : exposure.sets.reduce((sum, set) => sum + set.index.estimate, 0) / 16;
}

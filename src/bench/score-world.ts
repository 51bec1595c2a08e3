// What a detector said of one world against the truth of that world, as counts that can be pooled over worlds. The rules are
// those of the public scorer: an account counts from probability 1/2, and a campaign verdict outranks the others on one account.
import type { Frame } from "../frame/frame.ts";
import { exposureOf } from "../judgement/exposure.ts";
import type { Exposure } from "../model/exposure.ts";
import type { Decision, Finding, Level, Recommendation, Verdict } from "../model/finding.ts";
import { FAMILIES } from "../sim/families/registry.ts";
import type { Truth } from "../sim/world.ts";
import type { Answers, LabelledExchange } from "./material.ts";
import { addTo, createReliability, type Reliability } from "./reliability.ts";

const CAMPAIGN: Verdict = "distillation-campaign";
const MEMBER = 0.5;
/** A campaign is found with half of its members under one id of this purity (science notes 4.1). */
const FOUND_SHARE = 0.5;
const FOUND_PURITY = 0.9;

/** Accounts of one class by what was said of them last. */
export interface ClassScore {
  accounts: number;
  campaign: number;
  relay: number;
  victim: number;
  other: number;
  /** Under a finding that recommends suspension. */
  suspended: number;
  /** Called part of a campaign at any step, even if taken back. NaN without decisions. */
  everAccused: number;
  everSuspended: number;
}

export interface CampaignScore {
  class: string;
  group: string;
  detectable: boolean;
  members: number;
  /** Members called part of a campaign, under whatever id. */
  called: number;
  found: boolean;
  exchanges: number;
  /** Exchanges served before their account was first called part of a campaign. NaN without decisions. */
  leaked: number;
  /** What these could teach; undefined without decisions or without the exchanges themselves. */
  taken?: Exposure["sets"];
  /** From the first exchange to the first member named, and to half of the members; Infinity: not in the window. */
  firstNamedMs: number;
  halfNamedMs: number;
  /** From the first exchange to the end of the window: where the two above are censored. */
  seenMs: number;
}

export interface FindingScore {
  verdict: Verdict;
  recommended: Recommendation;
  /** Accounts with probability 1/2 and above. */
  accounts: number;
  /** Part of them that is of the largest true campaign, relay or class. */
  purity: number;
  largest: string;
  /** Part of them that belongs to any campaign. */
  campaignShare: number;
  /** Part of them that is honest and independent of the others by construction. */
  strangerShare: number;
  coordination: Level;
  purpose: Level;
  purposeLogOdds: number;
}

export interface WorldScore {
  classes: Record<string, ClassScore>;
  campaigns: CampaignScore[];
  findings: FindingScore[];
  /** Probability of membership against belonging to what the finding is mostly made of. */
  members: Reliability;
  /** Probability of a harvest (the purpose's log-odds) against being mostly of a campaign, over all findings. */
  purpose: Reliability;
}

const UNDETECTABLE = new Set(FAMILIES.filter((f) => !f.detectable).map((f) => f.name));
/** Honest by intent but one owner by construction: calling these coordinated is no error, calling them a campaign is. */
const ONE_OWNER = new Set(["undeclared-sisters", "one-co-500-keys", "internal-distillation", "outsourced-labelling"]);

export function isDetectable(family: string): boolean {
  return !UNDETECTABLE.has(family);
}

/**
 * Throws nothing: accounts a detector names and the truth does not know count as strangers of class `unknown`. `frame`: the one
 * that the labelled exchanges give rows of, from which what was taken is read.
 */
export function scoreWorld(
  answers: Answers,
  findings: readonly Finding[],
  decisions: readonly Decision[] | undefined,
  frame?: Frame,
): WorldScore {
  const truth = new Map(answers.truth.map((t) => [t.account, t]));
  const last = lastSaid(findings);
  const first = decisions === undefined ? undefined : firstSaid(decisions);
  const scored = findings.map((f) => scoreFinding(f, truth));
  const members = createReliability();
  findings.forEach((f, i) => {
    for (const a of f.accounts) addTo(members, a.probability, keyOf(truth.get(a.account)) === scored[i].largest);
  });
  const purpose = createReliability();
  for (const f of scored) addTo(purpose, 1 / (1 + Math.exp(-f.purposeLogOdds)), f.campaignShare >= 0.5);
  return {
    classes: scoreClasses(answers.truth, last, first),
    campaigns: scoreCampaigns(answers, last, first, new Map(findings.map((f, i) => [f.id, scored[i].purity])), frame),
    findings: scored,
    members,
    purpose,
  };
}

interface Said {
  verdict: Verdict;
  id: string;
  recommended: Recommendation;
}

function lastSaid(findings: readonly Finding[]): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { verdict, id, recommended, accounts } of findings)
    for (const a of accounts)
      if (a.probability >= MEMBER && (!said.has(a.account) || verdict === CAMPAIGN))
        said.set(a.account, { verdict, id, recommended });
  return said;
}

interface First {
  accusedMs: Map<string, number>;
  protectedMs: Map<string, number>;
  suspended: Set<string>;
}

function firstSaid(decisions: readonly Decision[]): First {
  const first: First = { accusedMs: new Map(), protectedMs: new Map(), suspended: new Set() };
  for (const d of decisions) {
    const timeMs = Date.parse(d.time);
    const map = d.verdict === CAMPAIGN ? first.accusedMs : d.verdict === "compromised-customer" ? first.protectedMs : 0;
    if (map !== 0 && !map.has(d.account)) map.set(d.account, timeMs);
    if (d.recommended === "suspend-cluster") first.suspended.add(d.account);
  }
  return first;
}

function scoreClasses(
  truth: readonly Truth[],
  last: Map<string, Said>,
  first: First | undefined,
): Record<string, ClassScore> {
  const classes: Record<string, ClassScore> = {};
  const unsaid = first === undefined ? Number.NaN : 0;
  for (const { account, class: name } of truth) {
    classes[name] ??= {
      accounts: 0,
      campaign: 0,
      relay: 0,
      victim: 0,
      other: 0,
      suspended: 0,
      everAccused: unsaid,
      everSuspended: unsaid,
    };
    const score = classes[name];
    score.accounts++;
    if (first?.accusedMs.has(account)) score.everAccused++;
    if (first?.suspended.has(account)) score.everSuspended++;
    const said = last.get(account);
    if (said === undefined) continue;
    if (said.recommended === "suspend-cluster") score.suspended++;
    if (said.verdict === CAMPAIGN) score.campaign++;
    else if (said.verdict === "relay-pool") score.relay++;
    else if (said.verdict === "compromised-customer") score.victim++;
    else score.other++;
  }
  return classes;
}

/** Which crowd an account is of: its campaign or relay, else its class. */
function keyOf(truth: Truth | undefined): string {
  return truth === undefined ? "unknown" : truth.group === undefined ? truth.class : `${truth.class}|${truth.group}`;
}

function scoreFinding(finding: Finding, truth: Map<string, Truth>): FindingScore {
  const counts = new Map<string, number>();
  let accounts = 0;
  let campaign = 0;
  let strangers = 0;
  for (const a of finding.accounts) {
    if (a.probability < MEMBER) continue;
    accounts++;
    const t = truth.get(a.account);
    counts.set(keyOf(t), (counts.get(keyOf(t)) ?? 0) + 1);
    const [side, family] = (t?.class ?? "benign:unknown").split(":");
    if (side === "campaign") campaign++;
    else if (side === "benign" && !ONE_OWNER.has(family)) strangers++;
  }
  const [largest, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["none", 0];
  const { coordination, purpose } = finding.confidence;
  return {
    verdict: finding.verdict,
    recommended: finding.recommended,
    accounts,
    purity: most / Math.max(1, accounts),
    largest,
    campaignShare: campaign / Math.max(1, accounts),
    strangerShare: strangers / Math.max(1, accounts),
    coordination: coordination.level,
    purpose: purpose.level,
    purposeLogOdds: purpose.log_odds,
  };
}

/** One row a campaign of the truth, and one a group of stolen keys: there, being protected counts as being named. */
function scoreCampaigns(
  answers: Answers,
  last: Map<string, Said>,
  first: First | undefined,
  purity: Map<string, number>,
  frame: Frame | undefined,
): CampaignScore[] {
  const members = new Map<string, { class: string; group: string; accounts: string[] }>();
  const victims = new Map(answers.truth.filter((t) => t.class.startsWith("victim:")).map((t) => [t.account, t.class]));
  for (const t of answers.truth) {
    if (!t.class.startsWith("campaign:")) continue;
    const entry = members.get(keyOf(t)) ?? { class: t.class, group: t.group ?? t.class.slice(9), accounts: [] };
    entry.accounts.push(t.account);
    members.set(keyOf(t), entry);
  }
  for (const l of answers.labelled) {
    const name = victims.get(l.account);
    if (name === undefined) continue;
    const key = `${name}|${l.group}`;
    const entry = members.get(key) ?? { class: name, group: l.group, accounts: [] };
    if (!entry.accounts.includes(l.account)) entry.accounts.push(l.account);
    members.set(key, entry);
  }
  const byGroup = new Map<string, LabelledExchange[]>();
  for (const l of answers.labelled) {
    const list = byGroup.get(l.group);
    if (list === undefined) byGroup.set(l.group, [l]);
    else list.push(l);
  }
  return [...members.values()].map(({ class: name, group, accounts }) => {
    const isVictim = name.startsWith("victim:");
    const verdict: Verdict = isVictim ? "compromised-customer" : CAMPAIGN;
    const exchanges = byGroup.get(group) ?? [];
    const firstMs = exchanges.length === 0 ? answers.endMs : exchanges[0].timeMs;
    const namedAt = (account: string): number => {
      const accused = first?.accusedMs.get(account) ?? Number.POSITIVE_INFINITY;
      return isVictim ? Math.min(accused, first?.protectedMs.get(account) ?? Number.POSITIVE_INFINITY) : accused;
    };
    const times = accounts.map(namedAt).sort((a, b) => a - b);
    const ids = new Map<string, number>();
    let called = 0;
    for (const account of accounts) {
      const said = last.get(account);
      if (said?.verdict !== verdict) continue;
      called++;
      ids.set(said.id, (ids.get(said.id) ?? 0) + 1);
    }
    const found = [...ids].some(
      ([id, n]) => n >= FOUND_SHARE * accounts.length && (purity.get(id) ?? 0) >= FOUND_PURITY,
    );
    const leaked = first === undefined ? undefined : exchanges.filter((x) => x.timeMs < namedAt(x.account));
    return {
      class: name,
      group,
      detectable: isDetectable(name.split(":")[1]),
      members: accounts.length,
      called,
      found,
      exchanges: exchanges.length,
      leaked: leaked?.length ?? Number.NaN,
      ...(frame !== undefined &&
        leaked !== undefined && {
          taken: exposureOf(frame, Uint32Array.from(leaked.flatMap((x) => x.row ?? []))).sets,
        }),
      // An account may be named for other work before its first labelled exchange.
      firstNamedMs: Math.max(0, times[0] - firstMs),
      halfNamedMs: Math.max(0, times[Math.ceil(times.length / 2) - 1] - firstMs),
      seenMs: answers.endMs - firstMs,
    };
  });
}

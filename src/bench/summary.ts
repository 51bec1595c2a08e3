// The figures of a set of worlds: counts of score-world pooled, each with its interval. NaN: nothing to measure it on.
import { type Exposure, SUFFICIENT_SETS, type SufficientSet } from "../model/exposure.ts";
import { bootstrap, type Figure, ratio, scaled, share } from "./intervals.ts";
import { pool, summaryOf } from "./reliability.ts";
import type { WorldOutcome } from "./run-world.ts";
import { type CampaignScore, type ClassScore, type FindingScore, isDetectable } from "./score-world.ts";
import { medianOf, type SurvivalPoint, survivalCurve } from "./survival.ts";
import { TEMPLATED } from "./templated.ts";

const HOUR_MS = 3_600_000;
const MILLION = 1_000_000;

/** Accounts of one class over all worlds, by the last verdict. */
export interface ClassRow extends ClassScore {
  class: string;
  detectable: boolean;
  /** In no finding. */
  none: number;
  worlds: number;
}

export interface CampaignRow {
  class: string;
  detectable: boolean;
  templated: boolean;
  campaigns: number;
  found: number;
  recall: Figure;
  leak: number;
  /** Of the median campaign. */
  taken?: Taken;
}

/** What was taken before its accounts were named: exchanges, and the part by count of the published set that it fills most. */
export interface Taken {
  exchanges: number;
  /** Undefined where nothing can be told. */
  set?: { name: SufficientSet; part: number; low: number; high: number };
}

export interface TimeToDetect {
  curve: SurvivalPoint[];
  /** Hours; Infinity: less than half of the campaigns were named in their windows. */
  medianHours: number;
}

export interface Summary {
  worlds: number;
  accounts: number;
  exchanges: number;
  recall: Figure;
  /** Called part of a campaign at any step, even if taken back: what the leak and the times go by. */
  recallEver: Figure;
  precision: Figure;
  campaignsFound: Figure;
  purity: Figure;
  /** Called part of a campaign without being of one (honest, relay, victim), per million of them: at the end, and ever. */
  innocentsPerMillion: Figure;
  innocentsEverPerMillion: Figure;
  /** The first again, with the interval of independent accounts: narrower than the truth, since they are accused in groups. */
  innocentsIfIndependent: Figure;
  /** Share of the honest, of relay users and of victims called part of a campaign at the end. */
  accused: Record<"benign" | "relay" | "victim", Figure>;
  worstLookAlike: { family: string; accused: Figure };
  suspended: Record<"benign" | "relay" | "victim", Figure>;
  /** Honest accounts against which suspension was recommended at any step: a deployment would have acted on it. */
  honestSuspendedEver: Figure;
  relayNamed: Figure;
  victimsProtected: Figure;
  leakMedian: Figure;
  leakMedianTemplated: Figure;
  firstNamed: TimeToDetect;
  halfNamed: TimeToDetect;
  /** Mean over worlds of the false part of the findings, 0 for a world without any: campaigns, and confirmed coordination. */
  campaignFdr: Figure;
  coordinationFdr: Figure;
  calibration: { members: ReturnType<typeof summaryOf>; purpose: ReturnType<typeof summaryOf> };
  classes: ClassRow[];
  campaigns: CampaignRow[];
}

/** A world as far as it is scored: other detectors bring no more. */
export interface ScoredWorld extends Pick<WorldOutcome, "score" | "confirmed" | "confirmedStrangers"> {
  cost: Pick<WorldOutcome["cost"], "accounts" | "exchanges">;
}

/** One class in one world: the unit that intervals draw. */
interface Unit extends ClassScore {
  class: string;
  side: string;
}

export function summarise(outcomes: readonly ScoredWorld[]): Summary {
  const units = outcomes.flatMap((o) =>
    Object.entries(o.score.classes).map(([name, score]): Unit => ({ ...score, class: name, side: sideOf(name) })),
  );
  const campaigns = outcomes.flatMap((o) => o.score.campaigns);
  const own = campaigns.filter((c) => c.detectable && sideOf(c.class) === "campaign");
  const findings = outcomes.flatMap((o) => o.score.findings);
  const innocent = units.filter((u) => u.side !== "campaign");
  const scorable = units.filter((u) => u.side !== "campaign" || isDetectable(familyOf(u.class)));
  const side = (name: string): Unit[] => units.filter((u) => u.side === name);
  // Without decisions or without the exchanges of the labels, nothing is known of time.
  const leaks = own.filter((c) => c.exchanges > 0 && !Number.isNaN(c.leaked));
  return {
    worlds: outcomes.length,
    accounts: outcomes.reduce((sum, o) => sum + o.cost.accounts, 0),
    exchanges: outcomes.reduce((sum, o) => sum + o.cost.exchanges, 0),
    recall: ratio(
      own,
      (c) => c.called,
      (c) => c.members,
    ),
    recallEver: accused(
      scorable.filter((u) => u.side === "campaign"),
      "everAccused",
    ),
    precision: ratio(
      scorable,
      (u) => (u.side === "campaign" ? u.campaign : 0),
      (u) => u.campaign,
    ),
    campaignsFound: share(own.filter((c) => c.found).length, own.length),
    purity: meanOf(findings.filter(isCampaign).map((f) => f.purity)),
    innocentsPerMillion: scaled(accused(innocent, "campaign"), MILLION),
    innocentsEverPerMillion: scaled(accused(innocent, "everAccused"), MILLION),
    innocentsIfIndependent: scaled(
      share(
        innocent.reduce((sum, u) => sum + u.campaign, 0),
        innocent.reduce((sum, u) => sum + u.accounts, 0),
      ),
      MILLION,
    ),
    accused: {
      benign: accused(side("benign"), "campaign"),
      relay: accused(side("relay"), "campaign"),
      victim: accused(side("victim"), "campaign"),
    },
    worstLookAlike: worst(units.filter((u) => u.side === "benign")),
    suspended: {
      benign: accused(side("benign"), "suspended"),
      relay: accused(side("relay"), "suspended"),
      victim: accused(side("victim"), "suspended"),
    },
    honestSuspendedEver: accused(side("benign"), "everSuspended"),
    relayNamed: accused(side("relay"), "relay"),
    victimsProtected: accused(side("victim"), "victim"),
    leakMedian: medianLeak(leaks),
    leakMedianTemplated: medianLeak(leaks.filter((c) => TEMPLATED.has(familyOf(c.class)))),
    firstNamed: timeTo(leaks, (c) => c.firstNamedMs),
    halfNamed: timeTo(leaks, (c) => c.halfNamedMs),
    campaignFdr: meanOf(outcomes.map((o) => falseShare(o.score.findings))),
    coordinationFdr: meanOf(outcomes.map((o) => (o.confirmed === 0 ? 0 : o.confirmedStrangers / o.confirmed))),
    calibration: {
      members: summaryOf(pool(outcomes.map((o) => o.score.members))),
      purpose: summaryOf(pool(outcomes.map((o) => o.score.purpose))),
    },
    classes: classRows(units),
    campaigns: campaignRows(campaigns),
  };
}

export function sideOf(name: string): string {
  return name.split(":")[0];
}

function familyOf(name: string): string {
  return name.split(":")[1];
}

function isCampaign(finding: FindingScore): boolean {
  return finding.verdict === "distillation-campaign";
}

function accused(units: readonly Unit[], what: keyof ClassScore): Figure {
  return ratio(
    units.filter((u) => !Number.isNaN(u[what])),
    (u) => u[what],
    (u) => u.accounts,
  );
}

function meanOf(values: readonly number[]): Figure {
  return ratio(
    values,
    (value) => value,
    () => 1,
  );
}

function falseShare(findings: readonly FindingScore[]): number {
  const said = findings.filter(isCampaign);
  return said.length === 0 ? 0 : said.filter((f) => f.campaignShare < 0.5).length / said.length;
}

function medianLeak(campaigns: readonly CampaignScore[]): Figure {
  return bootstrap(campaigns, (list) => {
    return median(list.map((c) => c.leaked / c.exchanges));
  });
}

function timeTo(campaigns: readonly CampaignScore[], namedMs: (campaign: CampaignScore) => number): TimeToDetect {
  const curve = survivalCurve(
    campaigns.map((c) => {
      const ended = Number.isFinite(namedMs(c));
      return { hours: (ended ? namedMs(c) : c.seenMs) / HOUR_MS, ended };
    }),
  );
  return { curve, medianHours: campaigns.length === 0 ? Number.NaN : medianOf(curve) };
}

function worst(units: readonly Unit[]): Summary["worstLookAlike"] {
  let found: Summary["worstLookAlike"] = { family: "none accused", accused: accused(units, "campaign") };
  for (const [name, list] of grouped(units)) {
    const figure = accused(list, "campaign");
    if (figure.value > 0 && (found.family === "none accused" || figure.value > found.accused.value))
      found = { family: familyOf(name), accused: figure };
  }
  return found;
}

function grouped<T extends { class: string }>(units: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const unit of units) groups.set(unit.class, [...(groups.get(unit.class) ?? []), unit]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function classRows(units: readonly Unit[]): ClassRow[] {
  return [...grouped(units)].map(([name, list]) => {
    const sum = (what: keyof ClassScore): number => list.reduce((total, u) => total + u[what], 0);
    const row = {
      accounts: sum("accounts"),
      campaign: sum("campaign"),
      relay: sum("relay"),
      victim: sum("victim"),
      other: sum("other"),
      suspended: sum("suspended"),
      everAccused: sum("everAccused"),
      everSuspended: sum("everSuspended"),
    };
    const none = row.accounts - row.campaign - row.relay - row.victim - row.other;
    return { class: name, detectable: isDetectable(familyOf(name)), worlds: list.length, none, ...row };
  });
}

function campaignRows(campaigns: readonly CampaignScore[]): CampaignRow[] {
  return [...grouped(campaigns)].map(([name, list]) => ({
    class: name,
    detectable: list[0].detectable,
    templated: TEMPLATED.has(familyOf(name)),
    campaigns: list.length,
    found: list.filter((c) => c.found).length,
    recall: ratio(
      list,
      (c) => c.called,
      (c) => c.members,
    ),
    leak: medianLeak(list.filter((c) => c.exchanges > 0 && !Number.isNaN(c.leaked))).value,
    ...takenOf(list),
  }));
}

function takenOf(list: readonly CampaignScore[]): Pick<CampaignRow, "taken"> {
  const known = list.filter((c) => c.taken !== undefined && c.exchanges > 0);
  if (known.length === 0) return {};
  const exchanges = median(known.map((c) => c.leaked));
  const of = (name: SufficientSet): (Exposure["sets"][number] | undefined)[] =>
    known.map((c) => c.taken?.find((s) => s.set === name));
  const fullness = (name: SufficientSet): number => of(name).reduce((sum, s) => sum + (s?.index.estimate ?? 0), 0);
  const name = [...SUFFICIENT_SETS].sort((a, b) => fullness(b) - fullness(a))[0];
  if (fullness(name) === 0) return { taken: { exchanges } };
  const part = (end: "low" | "estimate" | "high"): number =>
    median(of(name).map((s) => (s === undefined ? 0 : s.taken[end] / s.size)));
  return { taken: { exchanges, set: { name, part: part("estimate"), low: part("low"), high: part("high") } } };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

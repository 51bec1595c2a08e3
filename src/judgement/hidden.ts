// A second look. A phrase in common draws a campaign into the lead of another, or the exits of its reseller do, and nobody of it is named
// there: what the first look explains is set aside, and the rest is asked again.
import type { Candidate } from "../frame/candidate.ts";
import type { Verdict } from "../model/finding.ts";
import { isNamed, type JudgedLead, type Setting } from "./lead.ts";
import { pursue } from "./pursue.ts";
import type { Scales } from "./score.ts";
import { LEAST_PRINCIPALS } from "./select-rows.ts";
import { settle } from "./settle.ts";
import { type Part, rule } from "./verdict.ts";

/** That access is resold, or that accounts are one hand's, does not say that they harvest nothing. */
const EXPLAINS: ReadonlySet<Verdict> = new Set(["distillation-campaign", "compromised-customer"]);

/**
 * Campaigns among the accounts that `first` does not name, of candidates that were promising by themselves. The confirming test was spent on
 * the first look: what is none without it does not count.
 */
export function hiddenCampaigns(
  setting: Setting,
  reference: Scales,
  promising: readonly Candidate[],
  first: readonly Part[],
): Part[] {
  const named = explain(
    setting,
    first.flatMap(([lead, { verdict }]) => (EXPLAINS.has(verdict) ? [lead] : [])),
  );
  const leads = promising.flatMap((candidate) => {
    const accounts = candidate.accounts.filter((account) => !named.has(account));
    if (accounts.length < LEAST_PRINCIPALS) return [];
    return pursue(setting, reference, { ...candidate, accounts }) ?? [];
  });
  const chosen: JudgedLead[] = [];
  settle(setting, reference, leads, chosen, new Map());
  return chosen.flatMap((lead): Part[] => {
    const ruling = rule(lead, false);
    return ruling?.verdict === "distillation-campaign" ? [[{ ...lead, confirmed: false }, ruling]] : [];
  });
}

/** Whom these leads name; of all exchanges, those alone of theirs are claimed now. */
function explain({ claimed }: Setting, leads: readonly JudgedLead[]): Set<number> {
  const named = new Set<number>();
  claimed.fill(0);
  for (const lead of leads) {
    const { members, memberStart, byMember } = lead.stream;
    members.forEach((account, m) => {
      if (!isNamed(lead, m)) return;
      named.add(account);
      for (let i = memberStart[m]; i < memberStart[m + 1]; i++) claimed[byMember[i]] = 1;
    });
  }
  return named;
}

// A result against the truth of a simulated world: what was found, and who was accused without cause.
import type { FindingsFile } from "../model/finding.ts";

/** The class of an account: `campaign:...`, `relay:...`, `victim:...`, `benign:...`; `group` tells two campaigns of one family apart. */
export interface TruthLine {
  account: string;
  class: string;
  group?: string;
}

export interface Measured {
  campaigns: number;
  /** With at least half of their accounts under one finding that is called a campaign. */
  campaignsFound: number;
  campaignAccounts: number;
  campaignAccountsFound: number;
  otherAccounts: number;
  /** Accounts of no campaign that stand in a finding called a campaign. */
  accused: number;
  /** Of those, how many a recommended suspension would hit. */
  suspended: number;
}

/** Members count from a probability of one half. */
export function measure(findings: FindingsFile, truth: TruthLine[]): Measured {
  const called = new Map<string, { id: string; suspend: boolean }>();
  for (const f of findings.findings) {
    if (f.verdict !== "distillation-campaign") continue;
    for (const a of f.accounts)
      if (a.probability >= 0.5) called.set(a.account, { id: f.id, suspend: f.recommended === "suspend-cluster" });
  }
  const campaigns = new Map<string, string[]>();
  const others: string[] = [];
  for (const line of truth) {
    if (!line.class.startsWith("campaign:")) others.push(line.account);
    else {
      const key = `${line.class}|${line.group ?? ""}`;
      campaigns.set(key, [...(campaigns.get(key) ?? []), line.account]);
    }
  }
  const accused = others.filter((a) => called.has(a));
  const members = [...campaigns.values()];
  return {
    campaigns: members.length,
    campaignsFound: members.filter((accounts) => largestShare(accounts, called) >= 0.5).length,
    campaignAccounts: members.flat().length,
    campaignAccountsFound: members.flat().filter((a) => called.has(a)).length,
    otherAccounts: others.length,
    accused: accused.length,
    suspended: accused.filter((a) => called.get(a)?.suspend === true).length,
  };
}

/** The measured figures in words, with what they may and may not be taken for. */
export function measuredText(m: Measured): string {
  return [
    "Against the truth of this simulated world (it says nothing about real traffic):",
    `  campaigns found      ${m.campaignsFound} of ${m.campaigns}`,
    `  their accounts found ${m.campaignAccountsFound} of ${m.campaignAccounts}`,
    `  called so in error   ${m.accused} of ${m.otherAccounts} other accounts${m.accused > 0 ? `, suspension recommended against ${m.suspended}` : ""}`,
    "",
  ].join("\n");
}

function largestShare(accounts: string[], called: Map<string, { id: string }>): number {
  const counts = new Map<string, number>();
  for (const a of accounts) {
    const id = called.get(a)?.id;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) / accounts.length;
}

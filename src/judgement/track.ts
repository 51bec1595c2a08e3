// Identity of a finding over time: today's group is yesterday's finding when most of one is in the other, whatever was
// banned or added in between. Keeps ids stable through growth, pool swaps, splits (largest part keeps the id) and merges.
import type { Finding } from "../model/finding.ts";

export interface Tracked {
  id: string;
  verdict: Finding["verdict"];
  accounts: Set<string>;
}

/** Part of the smaller group that must be common. */
const SAME = 0.5;

/** Gives each finding the id it had before; returns the findings renamed and the memory for the next step. */
export function track(
  findings: readonly Finding[],
  before: readonly Tracked[],
): { findings: Finding[]; memory: Tracked[] } {
  const overlaps: { f: number; b: number; common: number }[] = [];
  findings.forEach((finding, f) => {
    before.forEach((old, b) => {
      // A relay and the campaign that rides in it share accounts and stay two matters.
      if ((finding.verdict === "relay-pool") !== (old.verdict === "relay-pool")) return;
      let common = 0;
      for (const { account } of finding.accounts) if (old.accounts.has(account)) common++;
      if (common >= SAME * Math.min(finding.accounts.length, old.accounts.size)) overlaps.push({ f, b, common });
    });
  });
  overlaps.sort((x, y) => y.common - x.common || x.f - y.f || x.b - y.b);
  const idOf = new Map<number, string>();
  const taken = new Set<number>();
  for (const { f, b } of overlaps) {
    if (idOf.has(f) || taken.has(b)) continue;
    idOf.set(f, before[b].id);
    taken.add(b);
  }
  const used = new Set(idOf.values());
  const renamed = findings.map((finding, f) => {
    let id = idOf.get(f) ?? finding.id;
    for (let n = 2; !idOf.has(f) && used.has(id); n++) id = `${finding.id}-${n}`;
    used.add(id);
    return { ...finding, id };
  });
  const memory = renamed.map((finding) => ({
    id: finding.id,
    verdict: finding.verdict,
    accounts: new Set(finding.accounts.map((a) => a.account)),
  }));
  // A finding that was not seen in this step is remembered: banned accounts fall silent, and their successors come back.
  before.forEach((old, b) => {
    if (!taken.has(b) && !used.has(old.id)) memory.push(old);
  });
  return { findings: renamed, memory };
}

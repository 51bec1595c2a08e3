// Share of members tied to another member by a validated link.
import { percent, type Signal } from "../signal.ts";

export const linkedMembers: Signal = {
  id: "linked-members",
  family: "shared-work",
  unit: "ratio",
  direction: 1,
  rationale: "Accounts of one hand share several rare things at once; strangers share one popular thing",
  evasion: "Keep accounts apart in work, identity and sign-up time alike",
  source: "Compound-Poisson links: adjacent-systems notes 4.5c (0 to 3 of 46,000 random accounts flagged)",
  measure: (stream) => {
    const inside = new Set(stream.members);
    let linked = 0;
    for (const account of stream.members) {
      const partners = stream.population.links.get(account);
      if (partners === undefined) continue;
      for (const partner of partners)
        if (inside.has(partner)) {
          linked++;
          break;
        }
    }
    return linked / stream.members.length;
  },
  explain: (v) => `${percent(v)} of the accounts share more rare things with another of them than chance allows`,
};

// How cheaply the members' identities could be had, against the crowd's.
import { percent, type Signal } from "../signal.ts";

export const thinIdentity: Signal = {
  id: "thin-identity",
  family: "identity",
  unit: "ratio",
  direction: 1,
  rationale: "Manufactured accounts carry no verification beyond a phone number and no organisation",
  evasion: "Pass document checks, from five dollars an account",
  source: "Step-up verification: threat report, 2026-09-10, p. 153",
  measure: (stream) => {
    let thin = 0;
    let known = 0;
    for (const account of stream.members) {
      const r = stream.principals.record[account];
      // A provider that does not record verification has not found it wanting.
      if (r === undefined || (r.verification === undefined && !r.organization)) continue;
      known++;
      if ((r.verification === "none" || r.verification === "phone") && !r.organization) thin++;
    }
    return known < 3 ? Number.NaN : thin / known;
  },
  explain: (v) => `${percent(v)} of the accounts have no verification beyond a phone and name no organisation`,
};

// Whether the accounts show, by who pays and whose mailboxes they are, that they are one owner's.
import { percent, type Signal } from "../signal.ts";

/** Fewer accounts with records than this show nothing. */
const LEAST_KNOWN = 3;

export const openOwnership: Signal = {
  id: "open-ownership",
  family: "purpose",
  unit: "ratio",
  direction: -1,
  rationale:
    "A company or agency whose accounts act as one hand pays with one card and signs up under its own mail domain; a pool is made to look like strangers",
  evasion:
    "One card and one company's domain for all accounts: the whole pool falls with the first account that is looked at",
  source: "Science notes 2.10 (undeclared sister organisations: same domain and card, openly)",
  measure: ({ members, principals: { record }, population }) => {
    let known = 0;
    const shown = new Map<number, number>();
    for (const account of members) {
      if (!record[account]?.payment_hash || !record[account]?.email_domain) continue;
      known++;
      const company = population.company[account];
      if (company !== 0) shown.set(company, (shown.get(company) ?? 0) + 1);
    }
    const most = Math.max(0, ...shown.values());
    return known < LEAST_KNOWN ? Number.NaN : (most > 1 ? most : 0) / known;
  },
  explain: (v) =>
    v < 0.1
      ? "the accounts do not show themselves to be one owner's: hardly any have both a card and a mail domain of a company's own in common"
      : `${percent(v)} of the accounts openly show one owner: one card, and mail at one domain of its own`,
};

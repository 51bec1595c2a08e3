// Whether the accounts show, by who pays and whose mailboxes they are, that they are one owner's.
import { percent, type Signal } from "../signal.ts";

/** Fewer accounts with records than this show nothing. */
const LEAST_KNOWN = 3;

/** A pool has several cards, so that it does not fall with one; a company has one, and perhaps a few accounts that somebody opened on his own. */
const ONE_PAYER = 0.8;
/** One card alone shows an owner this much as well as a card together with a mail domain of the owner's own. */
const CARD_ALONE = 0.7;

export const openOwnership: Signal = {
  id: "open-ownership",
  family: "purpose",
  unit: "ratio",
  direction: -1,
  rationale:
    "A company or agency whose accounts act as one hand pays with one card, and often signs up under its own mail domain; a pool is made to look like strangers, and has more cards than one",
  evasion:
    "One card for all accounts, or a card and one company's domain: the whole pool falls with the first account that is looked at",
  source: "Science notes 2.10 (undeclared sister organisations: same domain and card, openly)",
  measure: ({ members, principals: { record }, population }) => {
    let known = 0;
    let paying = 0;
    const shown = new Map<number, number>();
    const paidBy = new Map<string, number>();
    for (const account of members) {
      const { payment_hash: card, email_domain: domain } = record[account] ?? {};
      if (!card) continue;
      paying++;
      paidBy.set(card, (paidBy.get(card) ?? 0) + 1);
      if (!domain) continue;
      known++;
      const company = population.company[account];
      if (company !== 0) shown.set(company, (shown.get(company) ?? 0) + 1);
    }
    // Of a few cards that happen to be recorded nothing is said about the others.
    const ofOneCard = Math.max(0, ...paidBy.values()) / Math.max(paying, members.length / 2);
    const isOnePayer = paying >= LEAST_KNOWN && ofOneCard >= ONE_PAYER;
    const most = Math.max(0, ...shown.values());
    const byCompany = known < LEAST_KNOWN ? Number.NaN : (most > 1 ? most : 0) / known;
    return isOnePayer ? Math.max(CARD_ALONE * ofOneCard, byCompany || 0) : byCompany;
  },
  explain: (v) =>
    v < 0.1
      ? "the accounts do not show themselves to be one owner's: no card pays for nearly all of them, and hardly any share a card and a mail domain of a company's own"
      : `the accounts openly show one owner, to a degree of ${percent(v)}: by one card for nearly all of them, or one card and mail at one domain of its own`,
};

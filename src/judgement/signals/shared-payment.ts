// Members that claim to be strangers and pay with one instrument or answer one phone or mailbox.
import { contactsOf } from "../contacts.ts";
import { percent, type Signal } from "../signal.ts";

export const sharedPayment: Signal = {
  id: "shared-payment",
  family: "identity",
  unit: "ratio",
  direction: 1,
  rationale: "Strangers do not share a card, a phone or a mailbox",
  evasion: "One instrument an account: virtual cards and rented numbers, from a few cents to several dollars each",
  source: "Detecting and preventing distillation attacks, 2026-02-23 (shared payment methods)",
  measure: (stream) => {
    const { record, of } = stream.principals;
    const contacts = Array.from(stream.members, (account) => contactsOf(record[account]));
    // Accounts of which nothing is recorded share nothing that could be seen.
    const known = contacts.filter((values) => values.length > 0).length;
    if (known < 3) return Number.NaN;
    const holders = new Map<string, Set<number>>();
    stream.members.forEach((account, m) => {
      for (const value of contacts[m]) {
        const set = holders.get(value) ?? new Set<number>();
        set.add(of[account]);
        holders.set(value, set);
      }
    });
    const sharing = contacts.filter((values) => values.some((v) => (holders.get(v)?.size ?? 0) > 1)).length;
    return sharing / known;
  },
  explain: (v) => `${percent(v)} of the accounts share a payment instrument, phone or mailbox with another of them`,
};

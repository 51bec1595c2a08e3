// Members that claim to be strangers and pay with one instrument or answer one phone or mailbox.
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
    const holders = new Map<string, Set<number>>();
    let known = 0;
    for (const account of stream.members) {
      const r = record[account];
      if (r === undefined) continue;
      known++;
      for (const value of [r.payment_hash, r.phone_hash, r.email_hash]) {
        if (!value) continue;
        const set = holders.get(value) ?? new Set<number>();
        set.add(of[account]);
        holders.set(value, set);
      }
    }
    if (known < 3) return Number.NaN;
    let sharing = 0;
    for (const account of stream.members) {
      const r = record[account];
      if (r === undefined) continue;
      if ([r.payment_hash, r.phone_hash, r.email_hash].some((v) => v && (holders.get(v)?.size ?? 0) > 1)) sharing++;
    }
    return sharing / known;
  },
  explain: (v) => `${percent(v)} of the accounts share a payment instrument, phone or mailbox with another of them`,
};

// Payment instruments, phones and mailboxes: who holds each, counted one vote a principal.
import type { Principals } from "../frame/principals.ts";
import type { Account } from "../model/account.ts";

export interface Contacts {
  /** Principals that hold each value. */
  holders: Map<string, number>;
  /** Pairs of principals that share a value, over all values. */
  pairs: number;
  /** Principals of which at least one value is recorded. */
  principals: number;
}

/** The values of a record that should be one person's own. */
export function contactsOf(record: Account | undefined): string[] {
  return [record?.payment_hash, record?.phone_hash, record?.email_hash].filter((v): v is string => !!v);
}

export const choose2 = (n: number): number => (n * (n - 1)) / 2;

export function describeContacts(principals: Principals): Contacts {
  const sets = new Map<string, Set<number>>();
  const known = new Set<number>();
  principals.record.forEach((record, account) => {
    for (const value of contactsOf(record)) {
      known.add(principals.of[account]);
      const set = sets.get(value) ?? new Set<number>();
      set.add(principals.of[account]);
      sets.set(value, set);
    }
  });
  const holders = new Map<string, number>();
  let pairs = 0;
  for (const [value, set] of sets) {
    holders.set(value, set.size);
    pairs += choose2(set.size);
  }
  return { holders, pairs, principals: known.size };
}

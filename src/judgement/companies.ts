// Whose accounts openly belong together: one card, and mail at a domain that is a company's own.
import type { Principals } from "../frame/principals.ts";
import type { Stream } from "./stream.ts";

/** The users of a mail service pay each for themselves; a company's domain has at most this many payers a user. */
const MOST_PAYERS = 0.5;

/** Per account, the company that it shows itself to be of, from 1; 0 where it shows none, or card or domain are not recorded. */
export function describeCompanies({ record, of }: Principals): Uint32Array {
  const domains = new Map<string, { principals: Set<number>; payers: Set<string> }>();
  const mail = record.map((r) => (r?.email_domain && r.payment_hash ? r.email_domain.toLowerCase() : undefined));
  mail.forEach((name, account) => {
    if (name === undefined) return;
    const domain = domains.get(name) ?? { principals: new Set(), payers: new Set() };
    domain.principals.add(of[account]);
    domain.payers.add(record[account]?.payment_hash as string);
    domains.set(name, domain);
  });
  const numbers = new Map<string, number>();
  return Uint32Array.from(mail, (name, account) => {
    const domain = name === undefined ? undefined : domains.get(name);
    if (domain === undefined || domain.payers.size > MOST_PAYERS * domain.principals.size) return 0;
    const company = `${record[account]?.payment_hash} ${name}`;
    const number = numbers.get(company) ?? numbers.size + 1;
    numbers.set(company, number);
    return number;
  });
}

/** A principal, or a company as a number below 0. */
export type Owner = number;

/** What a company has in common with itself says that it is one, and nothing of the strangers beside it, unless the cluster is the company. */
const ALL_OF_IT = 0.9;

/** Per member, whose voice it is: its principal's, or that of the company which it openly shows itself to be of. */
export function ownersOf({ members, principals, population: { company } }: Stream): Owner[] {
  const sizes = new Map<number, number>();
  for (const account of members) sizes.set(company[account], (sizes.get(company[account]) ?? 0) + 1);
  return Array.from(members, (account) =>
    (sizes.get(company[account]) as number) < ALL_OF_IT * members.length
      ? ownerOf(principals, company, account)
      : principals.of[account],
  );
}

/** Whose an account openly is, whatever cluster it is in: its company's, or its principal's. */
export function ownerOf({ of }: Principals, company: Uint32Array, account: number): Owner {
  return company[account] !== 0 ? -company[account] : of[account];
}

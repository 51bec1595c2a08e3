// Whose accounts openly belong together: one card, and mail at a domain that is a company's own.
import type { Account } from "../model/account.ts";
import type { Contacts } from "./contacts.ts";
import type { Stream } from "./stream.ts";

/** The users of a mail service pay each for themselves; a company's domain has at most this many payers a user. */
const MOST_PAYERS = 0.5;

/** Name of the company that the account shows itself to be of; undefined where it shows none, or card or domain are not recorded. */
export function companyOf(record: Account | undefined, { domains }: Contacts): string | undefined {
  const payer = record?.payment_hash;
  const mail = record?.email_domain?.toLowerCase();
  const domain = mail === undefined ? undefined : domains.get(mail);
  if (!payer || domain === undefined || domain.payers.size > MOST_PAYERS * domain.principals.size) return undefined;
  return `${payer} ${mail}`;
}

/** A principal, by number, or a company, by name. */
export type Owner = number | string;

/** What a company has in common with itself says that it is one, and nothing of the strangers beside it, unless the cluster is the company. */
const ALL_OF_IT = 0.9;

/** Per member, whose voice it is: its principal's, or that of the company which it openly shows itself to be of. */
export function ownersOf({ members, principals: { of, record }, population }: Stream): Owner[] {
  const companies = Array.from(members, (account) => companyOf(record[account], population.contacts));
  const sizes = new Map<string, number>();
  for (const company of companies) if (company !== undefined) sizes.set(company, (sizes.get(company) ?? 0) + 1);
  return companies.map((company, m) =>
    company !== undefined && (sizes.get(company) as number) < ALL_OF_IT * members.length ? company : of[members[m]],
  );
}

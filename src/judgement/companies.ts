// Whose accounts openly belong together: one card, and mail at a domain that is a company's own.
import type { Account } from "../model/account.ts";
import type { Contacts } from "./contacts.ts";

/** The users of a mail service pay each for themselves; a company's domain has at most this many payers a user. */
const MOST_PAYERS = 0.5;

/** Name of the company that the account shows itself to be of; undefined where it shows none, or card or domain are not recorded. */
export function companyOf(record: Account | undefined, { domains }: Contacts): string | undefined {
  const { payment_hash: payer, email_domain: mail }: Partial<Account> = record ?? {};
  const domain = mail === undefined ? undefined : domains.get(mail);
  if (!payer || domain === undefined || domain.payers.size > MOST_PAYERS * domain.principals.size) return undefined;
  return `${payer} ${mail}`;
}

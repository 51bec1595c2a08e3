// The accounts file (contract, section 2).
import { AppError } from "../errors.ts";
import { type Account, AccountSchema } from "../model/account.ts";
import { type Records, readRecords } from "./json-records.ts";
import { formatTime, parseTime } from "./times.ts";

/**
 * Accounts of a file, folder or pattern, plain, .gz, .zst or Parquet; times as RFC 3339 UTC with milliseconds. An account
 * that stands twice is there twice, in file order: the caller decides which holds. Throws like
 * readRecords, and INPUT_EMPTY for an empty file: an export that failed must not pass for no accounts known.
 */
export async function readAccounts(path: string): Promise<Records<Account>> {
  const read = await readRecords(
    path,
    AccountSchema,
    (account) => {
      for (const field of ["created", "status_time"] as const) {
        const given = account[field];
        if (given === undefined) continue;
        const time = formatTime(parseTime(given));
        if (time === undefined) return `field ${field}: not an RFC 3339 time within 2015 to 2100`;
        account[field] = time;
      }
      return undefined;
    },
    "accounts",
  );
  if (read.records.length === 0)
    throw new AppError("INPUT_EMPTY", `no account in ${path}`, { hint: "check the export that wrote it" });
  return read;
}

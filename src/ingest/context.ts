// The context file (contract, section 3): what the provider knows besides exchanges and accounts.
import { type Context, ContextSchema } from "../model/context.ts";
import { type Records, readRecords } from "./json-records.ts";
import { formatTime, parseTime } from "./times.ts";

/**
 * Context of a file, folder or pattern, plain, .gz, .zst or Parquet; times as RFC 3339 UTC with milliseconds. A kind that
 * this version does not know is a reject. Throws like readRecords.
 */
export async function readContext(path: string): Promise<Records<Context>> {
  return readRecords(
    path,
    ContextSchema,
    (entry) => {
      if ("time" in entry) {
        const time = formatTime(parseTime(entry.time));
        if (time === undefined) return "field time: not an RFC 3339 time within 2015 to 2100";
        entry.time = time;
      }
      if (entry.kind !== "authorization") return undefined;
      if (entry.expires !== undefined) {
        const expires = formatTime(parseTime(entry.expires));
        if (expires === undefined) return "field expires: not an RFC 3339 time within 2015 to 2100";
        entry.expires = expires;
      }
      const named = entry.principal ?? entry.organization ?? entry.account;
      return named === undefined ? "authorization of nobody" : undefined;
    },
    "context",
  );
}

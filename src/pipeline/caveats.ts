// What weakens a result though every record was read: said on the first screen of the report and after the summary.
import { isDeepStrictEqual } from "node:util";
import type { Frame } from "../frame/frame.ts";
import { historyOf, issuedOutputs, knowsItsAnswers } from "../frame/issuers.ts";
import type { Account } from "../model/account.ts";
import type { Reject } from "../model/reject.ts";

/** What the accounts file leaves unknown. */
export function accountCaveats(frame: Frame, accounts: readonly Account[]): string[] {
  if (accounts.length === 0)
    return ["No accounts file was given: sign-up, payment and verification could not be weighed."];
  const asked = new Set(frame.accounts);
  const known = accounts.filter((a) => asked.has(a.account));
  if (known.length === 0)
    return [
      "The accounts file knows none of the accounts in the logs: is it the file of these logs? Nothing in it was weighed.",
    ];
  const caveats: string[] = [];
  if (2 * known.length < asked.size)
    caveats.push(
      `The accounts file knows ${known.length.toLocaleString("en-US")} of the ${counted(asked.size, "account")} in the logs: of the others sign-up, payment and verification could not be weighed.`,
    );
  if (!known.some((a) => a.payment_hash || a.phone_hash || a.email_hash))
    caveats.push(
      "The accounts file names no payment instrument, phone or mailbox: what accounts share of these could not be weighed.",
    );
  return caveats;
}

/** Lines of a file that weigh nothing, by reason, and what that costs. */
export function unusedLines(
  file: string,
  { records, rejects }: { records: readonly unknown[]; rejects: readonly Reject[] },
  cost: string,
): string {
  const first = new Map<string, { line: number; count: number }>();
  for (const { reason, place } of rejects) {
    const known = first.get(reason);
    if (known === undefined) first.set(reason, { line: place.line, count: 1 });
    else known.count++;
  }
  const reasons = [...first].map(([reason, { line, count }]) => `${count} for "${reason}", the first at line ${line}`);
  const more = reasons.length - MOST_REASONS;
  const said = [...reasons.slice(0, MOST_REASONS), ...(more > 0 ? [`and ${counted(more, "further reason")}`] : [])];
  return `${counted(rejects.length, "line")} of ${(records.length + rejects.length).toLocaleString("en-US")} of ${file} could not be used: ${said.join("; ")}. ${cost}`;
}

const MOST_REASONS = 3;

/** Accounts of which the file says one thing here and another there; the store keeps what stands last. */
export function contradictions(accounts: readonly Account[]): string[] {
  const last = new Map<string, Account>();
  const contradicted = new Set<string>();
  for (const account of accounts) {
    const before = last.get(account.account);
    if (before !== undefined && !isDeepStrictEqual(before, account)) contradicted.add(account.account);
    last.set(account.account, account);
  }
  if (contradicted.size === 0) return [];
  return [
    `The accounts file says different things of ${counted(contradicted.size, "account")}, such as ${[...contradicted][0]}: the last record of each was taken.`,
  ];
}

/** What bytes that are no UTF-8 are read as. */
const REPLACEMENT = "\ufffd";

/** Names that were written in another encoding: what differed in such a byte alone is one account here. */
export function encodingCaveats({ accounts }: Pick<Frame, "accounts">): string[] {
  const broken = accounts.filter((name) => name.includes(REPLACEMENT));
  if (broken.length === 0) return [];
  return [
    `${counted(broken.length, "account name")} in the logs, such as "${broken[0]}", ${broken.length === 1 ? "is" : "are"} not UTF-8: several accounts may be counted as one. Export the logs again as UTF-8.`,
  ];
}

/** A log that alters the answers it keeps, or keeps none, knows nobody's history again. */
export function historyCaveats(frame: Pick<Frame, "n" | "output" | "presented">): string[] {
  const history = historyOf(frame, issuedOutputs(frame), frame.n);
  if (knowsItsAnswers(history)) return [];
  const { turns, issued } = history;
  return [
    `Of ${counted(turns, "assistant turn")} that requests hand back as history, ${Math.round((100 * issued) / turns)} % are answers in these logs: keep answers as they were sent. Which history was never issued here, and which conversations go on on other accounts, could not be weighed.`,
  ];
}

/** Part of the exchanges that may lie before the rest by a wrong clock: more of them are a window with a pause. */
export const EARLY_STRAYS = 0.001;
const WEEK_MS = 7 * 86_400_000;

/** A few exchanges long before all others stretch the window: what is counted by the hour or the day counts the time between as silence. */
export function clockCaveats({ time, n }: Pick<Frame, "time" | "n">): string[] {
  const most = Math.ceil(EARLY_STRAYS * (n - 1));
  for (let row = most; row > 0; row--) {
    const gap = time[row] - time[row - 1];
    if (gap <= Math.max(WEEK_MS, time[n - 1] - time[row])) continue;
    return [
      `${counted(row, "exchange")} ${row === 1 ? "lies" : "lie"} ${Math.floor(gap / (WEEK_MS / 7)).toLocaleString("en-US")} days and more before all others and ${row === 1 ? "stretches" : "stretch"} the window: check the clocks, or leave ${row === 1 ? "it" : "them"} out.`,
    ];
  }
  return [];
}

/** "1 record", "2,000 records". */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? noun : nouns}`;
}

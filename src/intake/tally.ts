// Counts of a load: what was read, kept and refused, by file and in all.
import { AppError } from "../errors.ts";
import type { ContentState } from "../model/exchange.ts";
import type { Reject } from "../model/reject.ts";
import type { ConvertedChunk } from "./convert-worker.ts";

export interface RejectTally {
  reason: string;
  count: number;
  /** `file:line` of the first, with its detail where there is one. */
  example: string;
}

export interface Tally {
  add(result: Pick<ConvertedChunk, "accepted" | "rejects" | "states">): void;
  /** Call when a file's last chunk is in. @throws AppError INPUT_ALL_REJECTED when nothing of it was kept. */
  endOfFile(file: string): void;
  /** @throws AppError INPUT_ALL_REJECTED or INPUT_EMPTY when nothing at all was kept. */
  endOfInput(): void;
  readonly accepted: number;
  readonly rejected: number;
  readonly states: Partial<Record<ContentState, number>>;
  /** Most frequent first. */
  rejects(): RejectTally[];
}

/** What an empty file among others is counted as: worth a line, no reason to stop. */
const EMPTY = "empty file";

export function createTally(): Tally {
  const all = new Map<string, RejectTally>();
  let ofFile = new Map<string, RejectTally>();
  const states: Partial<Record<ContentState, number>> = {};
  let accepted = 0;
  let rejected = 0;
  let acceptedOfFile = 0;
  return {
    get accepted() {
      return accepted;
    },
    get rejected() {
      return rejected;
    },
    states,
    add(result) {
      accepted += result.accepted;
      acceptedOfFile += result.accepted;
      rejected += result.rejects.length;
      for (const [state, count] of Object.entries(result.states)) {
        states[state as ContentState] = (states[state as ContentState] ?? 0) + count;
      }
      for (const reject of result.rejects) {
        count(all, reject);
        count(ofFile, reject);
      }
    },
    endOfFile(file) {
      const reasons = sorted(ofFile).filter((reject) => reject.reason !== EMPTY);
      const lost = reasons.reduce((sum, reject) => sum + reject.count, 0);
      // One bad record that is a file of its own (S3 layouts have a file for each) is a bad record, not a wrong format.
      if (acceptedOfFile === 0 && lost > 1) throw allRejected(file, lost, reasons[0]);
      ofFile = new Map();
      acceptedOfFile = 0;
    },
    endOfInput() {
      if (accepted > 0) return;
      const reasons = sorted(all).filter((reject) => reject.reason !== EMPTY);
      if (reasons.length > 0) throw allRejected("the input", rejected, reasons[0]);
      throw new AppError("INPUT_EMPTY", "no exchange in the input", { hint: "check the export that wrote it" });
    },
    rejects: () => sorted(all),
  };
}

function count(tallies: Map<string, RejectTally>, reject: Reject): void {
  const known = tallies.get(reject.reason);
  if (known !== undefined) known.count++;
  else {
    const example = `${reject.place.file}:${reject.place.line}${reject.detail === "" ? "" : `: ${reject.detail}`}`;
    tallies.set(reject.reason, { reason: reject.reason, count: 1, example });
  }
}

function sorted(tallies: Map<string, RejectTally>): RejectTally[] {
  return [...tallies.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

function allRejected(what: string, count: number, most: RejectTally): AppError {
  const all = count === 1 ? "its one record was" : `all ${count} records were`;
  return new AppError(
    "INPUT_ALL_REJECTED",
    `nothing in ${what} could be used: ${all} rejected, mostly for "${most.reason}" (${most.example})`,
    { hint: "check --format and the file" },
  );
}

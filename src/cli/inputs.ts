// What --exchanges names, looked over before any work starts: files that cannot be read end the run, all in one message, or with
// --skip-unknown are left out and said so.
import { AppError } from "../errors.ts";
import type { Defaults } from "../ingest/formats.ts";
import { survey, type UnusableFile } from "../intake/survey.ts";

export interface InputOptions {
  exchanges: string[];
  format: string;
  skipUnknown?: boolean;
}

export interface Inputs {
  exchanges: string[];
  /** Left out, because --skip-unknown allows it. */
  skipped: UnusableFile[];
}

/** Files named in one message; what is beyond is counted. */
const MAX_NAMED = 20;

/** Throws AppError INPUT_FORMAT or INPUT_ALL_REJECTED for unusable files, and what the survey throws. */
export async function usableInputs(options: InputOptions, defaults: Defaults, signal: AbortSignal): Promise<Inputs> {
  const { exchanges, format } = options;
  const { usable, unusable } = await survey({ inputs: exchanges, format, defaults, signal });
  if (unusable.length === 0) return { exchanges, skipped: [] };
  if (options.skipUnknown === true && usable.length > 0) return { exchanges: usable, skipped: unusable };
  throw unusableFiles(unusable, usable.length);
}

/** "a.csv (holds no JSON records), b.jsonl (every record rejected: ...)". */
export function named(files: readonly UnusableFile[]): string {
  const shown = files.slice(0, MAX_NAMED).map(({ path, why }) => `${path} (${why})`);
  return [...shown, ...(files.length > MAX_NAMED ? [`and ${files.length - MAX_NAMED} more`] : [])].join(", ");
}

function unusableFiles(unusable: UnusableFile[], usable: number): AppError {
  const [{ error }] = unusable;
  const { code } = error;
  if (unusable.length > 1) {
    const hint =
      usable === 0 ? "check --format and the files" : "name only logs, or leave them out with --skip-unknown";
    const files = usable === 0 ? `none of the ${unusable.length}` : `${unusable.length} of ${unusable.length + usable}`;
    return new AppError(code, `${files} files ${usable === 0 ? "can" : "cannot"} be used: ${named(unusable)}`, {
      hint,
    });
  }
  if (usable === 0) return error;
  return new AppError(code, error.message, {
    hint: `${error.hint}, or leave it out with --skip-unknown`,
    cause: error,
  });
}

// Errors a person can act on. Anything that is not an AppError is a bug or broken infrastructure.

/** Every code, with the process exit status it leads to. 2: the operator's input is wrong; 1: anything else. */
export const ERROR_CODES = {
  INPUT_MISSING: 2,
  INPUT_EMPTY: 2,
  INPUT_UNREADABLE: 2,
  INPUT_FORMAT: 2,
  INPUT_ALL_REJECTED: 2,
  OPTION_INVALID: 2,
  OUTPUT_UNWRITABLE: 2,
  STORE_BUSY: 2,
  STORE_UNREACHABLE: 1,
  STORE_DIED: 1,
  STORE_FAILED: 1,
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** A failure said in one line: what failed, with which value, and (hint) what to do about it. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.hint = options.hint;
  }

  get exitStatus(): number {
    return ERROR_CODES[this.code];
  }

  /** One line, without a full stop: `message; hint`. */
  get line(): string {
    return (this.hint === undefined ? this.message : `${this.message}; ${this.hint}`).replace(/\s*\n\s*/g, " ");
  }
}

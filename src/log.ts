// The log: JSON lines to stderr, silent unless asked for. Results go to stdout, what a person must know goes to stderr as plain lines,
// and this is for the operator who wants to see inside. Text of prompts and answers, and secrets, never get into it.
import { destination, type Logger, pino } from "pino";

/** Field names whose values are replaced wherever they stand, down to three levels. */
export const REDACTED_FIELDS = [
  "system",
  "messages",
  "content",
  "prompt",
  "completion",
  "text",
  "tools",
  "tool_calls",
  "arguments",
  "request",
  "response",
  "body",
  "password",
  "authorization",
  "api_key",
  "apiKey",
  "token",
  "credential",
] as const;

const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];

/**
 * A logger at the level of the environment variable STILLWATCH_LOG (`info`, `debug`, ...); silent without it or with another word.
 * `write` replaces stderr, for tests.
 */
export function createLog(
  level: string | undefined = process.env.STILLWATCH_LOG,
  write?: (line: string) => void,
): Logger {
  const options = {
    level: level !== undefined && LEVELS.includes(level) ? level : "silent",
    base: undefined,
    redact: {
      paths: REDACTED_FIELDS.flatMap((f) => [f, `*.${f}`, `*.*.${f}`]),
      censor: "[redacted]",
    },
    serializers: { err: describe, error: describe },
  };
  // Synchronous: the last lines before an exit are the ones that matter.
  return write === undefined ? pino(options, destination({ fd: 2, sync: true })) : pino(options, { write });
}

/** An error without its cause chain's values: name, code and message. Parse errors quote their input, so they lose the message. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error ? { code: error.code } : {};
  return { name: error.name, ...code, message: error instanceof SyntaxError ? "[redacted]" : error.message };
}

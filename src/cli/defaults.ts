// The --default-* options: what the operator says of records that do not say it themselves.
import { AppError } from "../errors.ts";
import type { Defaults } from "../ingest/formats.ts";
import { formatTime, parseTime } from "../ingest/times.ts";

export interface DefaultOptions {
  defaultAccount?: string;
  defaultModel?: string;
  defaultTime?: string;
}

/** As the contract bounds names (section 1). */
const MAX_NAME = 512;

/** Throws AppError OPTION_INVALID for an empty name, or a time that is none: each record would be rejected for it. */
export function defaultsOf(options: DefaultOptions): Defaults {
  const defaults: Defaults = {};
  if (options.defaultAccount !== undefined) defaults.account = checkName(options.defaultAccount, "--default-account");
  if (options.defaultModel !== undefined) defaults.model = checkName(options.defaultModel, "--default-model");
  if (options.defaultTime !== undefined) {
    const time = formatTime(parseTime(options.defaultTime));
    if (time === undefined)
      throw new AppError("OPTION_INVALID", "--default-time is not a time within 2015 to 2100", {
        hint: "write it as 2026-05-04T00:00:00Z",
      });
    defaults.time = time;
  }
  return defaults;
}

function checkName(value: string, option: string): string {
  if (value === "" || value.length > MAX_NAME)
    throw new AppError(
      "OPTION_INVALID",
      `${option} ${value === "" ? "is empty" : `is longer than ${MAX_NAME} characters`}`,
      {
        hint: "give a name or leave the option out",
      },
    );
  return value;
}

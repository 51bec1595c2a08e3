// Options that scan and replay share, from commander's strings to what the pipeline takes. Checked before any work starts.
import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError } from "../errors.ts";
import { createConverter } from "../ingest/formats.ts";
import type { PipelineOptions } from "../pipeline.ts";
import { type DefaultOptions, defaultsOf } from "./defaults.ts";

export interface JudgeOptions extends DefaultOptions {
  exchanges: string[];
  format: string;
  accounts?: string;
  context?: string;
  out: string;
  store?: string;
  workers?: number;
  json?: boolean;
  quiet?: boolean;
}

/** Throws AppError OPTION_INVALID for an unknown format or a wrong default, INPUT_MISSING or INPUT_UNREADABLE for a side file that cannot be read. */
export async function pipelineOptions(options: JudgeOptions): Promise<PipelineOptions> {
  createConverter(options.format);
  const defaults = defaultsOf(options);
  for (const path of [options.accounts, options.context]) if (path !== undefined) await checkReadable(path);
  const { exchanges, format, accounts, context, store, workers } = options;
  return {
    exchanges,
    format,
    defaults,
    ...(accounts !== undefined && { accounts }),
    ...(context !== undefined && { context }),
    ...(store !== undefined && { store: isUrl(store) ? store : resolve(store) }),
    ...(workers !== undefined && { workers }),
  };
}

async function checkReadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    const missing = cause instanceof Error && "code" in cause && cause.code !== "EACCES";
    throw new AppError(
      missing ? "INPUT_MISSING" : "INPUT_UNREADABLE",
      `${missing ? "no such file:" : "cannot read"} ${path}`,
      {
        hint: missing ? "check the path" : "check its permissions",
        cause,
      },
    );
  });
}

function isUrl(store: string): boolean {
  return /^https?:\/\//i.test(store);
}

// Options that scan and replay share, from commander's strings to what the pipeline takes. Checked before any work starts.
import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError } from "../errors.ts";
import { createConverter } from "../ingest/formats.ts";
import type { UnusableFile } from "../intake/survey.ts";
import type { PipelineOptions } from "../pipeline.ts";
import { type DefaultOptions, defaultsOf } from "./defaults.ts";
import { type InputOptions, usableInputs } from "./inputs.ts";

export interface JudgeOptions extends DefaultOptions, InputOptions {
  accounts?: string;
  context?: string;
  out: string;
  store?: string;
  workers?: number;
  json?: boolean;
  quiet?: boolean;
}

/** What the pipeline is given, and the files that it is not given. */
export interface Given {
  given: PipelineOptions;
  skipped: UnusableFile[];
}

/**
 * Throws AppError OPTION_INVALID for an unknown format, a wrong default or store, INPUT_MISSING or INPUT_UNREADABLE for a side
 * file that cannot be read, and what `usableInputs` throws.
 */
export async function pipelineOptions(options: JudgeOptions, signal: AbortSignal): Promise<Given> {
  createConverter(options.format);
  const defaults = defaultsOf(options);
  for (const path of [options.accounts, options.context]) if (path !== undefined) await checkReadable(path);
  const { format, accounts, context, workers } = options;
  const store = options.store === undefined ? undefined : storeOf(options.store);
  const { exchanges, skipped } = await usableInputs(options, defaults, signal);
  const given: PipelineOptions = {
    exchanges,
    format,
    defaults,
    ...(accounts !== undefined && { accounts }),
    ...(context !== undefined && { context }),
    ...(store !== undefined && { store }),
    ...(workers !== undefined && { workers }),
  };
  return { given, skipped };
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

/** A server's address, or an absolute path. */
function storeOf(store: string): string {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(store)?.[1].toLowerCase();
  if (scheme === undefined) return resolve(store);
  if (scheme === "http" || scheme === "https") return scheme + store.slice(scheme.length);
  throw new AppError("OPTION_INVALID", `--store cannot use ${scheme}://`, {
    hint: "give a folder, or a ClickHouse server as http://user:password@host:8123/database",
  });
}

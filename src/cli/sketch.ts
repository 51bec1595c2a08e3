// `stillwatch sketch`: reads logs and writes sketch-only records, at the edge, so that the text need not leave it.
import { createWriteStream, rmSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { AppError } from "../errors.ts";
import { createConverter } from "../ingest/formats.ts";
import { convertChunk } from "../ingest/parse-line.ts";
import { expandInputs, readChunks } from "../ingest/sources.ts";
import { createTally, type Tally } from "../intake/tally.ts";
import type { Reject } from "../model/reject.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { counted } from "../pipeline/caveats.ts";
import { toRecord, toRow } from "../sketch/row.ts";
import { type DefaultOptions, defaultsOf } from "./defaults.ts";
import { rejectionWarning } from "./input-notes.ts";
import { type InputOptions, usableInputs } from "./inputs.ts";
import { createProgress } from "./progress.ts";
import { plain } from "./terminal.ts";
import { prepareOutput, temporaryPath, unwritable } from "./write.ts";

export interface SketchOptions extends DefaultOptions, InputOptions {
  /** A file (`.gz` compresses), a folder (then DIR/sketches.jsonl.gz), or `-` for stdout. */
  out: string;
  json?: boolean;
  quiet?: boolean;
}

const BATCH_CHARS = 262_144;

/** Writes one record per exchange, text gone. Throws AppError; INPUT_ALL_REJECTED when nothing could be read. */
export async function sketchCommand(options: SketchOptions, signal: AbortSignal): Promise<void> {
  createConverter(options.format);
  const defaults = defaultsOf(options);
  const { exchanges, skipped } = await usableInputs(options, defaults, signal);
  const output = await openOutput(options.out);
  try {
    const inputs = (await expandInputs(exchanges)).filter((file) => resolve(file.path) !== output.path);
    if (inputs.length === 0)
      throw new AppError("OPTION_INVALID", `--out ${options.out} is the only file that --exchanges names`, {
        hint: "write to another file: what is read is not written over",
      });
    const tally = createTally();
    let written = 0;
    const progress = options.quiet || options.json ? undefined : createProgress(process.stderr);
    const totalBytes = inputs.reduce((sum, file) => sum + file.sizeBytes, 0);
    let done = 0;
    let batch = "";
    const put = (row: ExchangeRow): void => {
      batch += `${JSON.stringify(toRecord(row))}\n`;
      written++;
    };
    const emit = {
      exchange: (exchange: Parameters<typeof toRow>[0]) => put(toRow(exchange)),
      row: put,
      reject: (reject: Reject) => tally.add({ accepted: 0, rejects: [reject], states: {} }),
    };
    try {
      for (const file of inputs) {
        const converter = createConverter(options.format, defaults);
        for await (const chunk of readChunks(file)) {
          signal.throwIfAborted();
          convertChunk(chunk, converter, emit);
          done += chunk.bytesRead;
          if (batch.length >= BATCH_CHARS) {
            await output.write(batch);
            batch = "";
          }
          const note = counted(written, "exchange");
          progress?.update({ stage: "load", done, ...(totalBytes > 0 && { total: totalBytes }), unit: "bytes", note });
        }
      }
    } finally {
      progress?.clear();
    }
    tally.add({ accepted: written, rejects: [], states: {} });
    tally.endOfInput();
    await output.write(batch);
    await output.finish();
    for (const { path, why } of skipped)
      emit.reject({ reason: "file left out", detail: why, place: { file: path, line: 1 } });
    report(options, output.path, tally);
  } finally {
    await output.discard();
  }
}

interface Output {
  /** Absolute, or "-". */
  path: string;
  write(text: string): Promise<void>;
  /** Puts the file in its place. */
  finish(): Promise<void>;
  /** Removes what was not finished; nothing after `finish`. */
  discard(): Promise<void>;
}

async function openOutput(out: string): Promise<Output> {
  if (out === "-") {
    const write = (text: string): Promise<void> =>
      new Promise((done, fail) => process.stdout.write(text, (error) => (error ? fail(error) : done())));
    return { path: "-", write, finish: async () => {}, discard: async () => {} };
  }
  const isFolder = out.endsWith("/") || (await stat(out).catch(() => undefined))?.isDirectory() === true;
  const path = resolve(isFolder ? join(out, "sketches.jsonl.gz") : out);
  if (path.endsWith(".zst"))
    throw new AppError("OPTION_INVALID", `cannot write ${out}`, {
      hint: "use a name that ends in .jsonl or .jsonl.gz",
    });
  await prepareOutput(dirname(path), [basename(path)]);
  const partial = temporaryPath(path);
  const file = createWriteStream(partial, { flags: "wx" });
  const sink: Writable = path.endsWith(".gz") ? createGzip({ level: 6 }) : file;
  if (sink !== file) sink.pipe(file);
  // A failure is met at the next write or at the end; without a listener it would end the process.
  let failure: unknown;
  for (const stream of [sink, file])
    stream.on("error", (error: Error) => {
      failure ??= error;
    });
  const closed = finished(file).catch(() => undefined);
  let finishedWell = false;
  // A run that is told to stop while it waits for a pipe ends without coming back here.
  const forget = (): void => rmSync(partial, { force: true });
  process.once("exit", forget);
  return {
    path,
    async write(text) {
      if (failure === undefined && !sink.write(text))
        await Promise.race([new Promise((go) => sink.once("drain", go)), closed]);
      if (failure !== undefined) throw unwritable(path, failure);
    },
    async finish() {
      sink.end();
      await closed;
      if (failure !== undefined) throw unwritable(path, failure);
      await rename(partial, path);
      process.off("exit", forget);
      finishedWell = true;
    },
    async discard() {
      if (finishedWell) return;
      sink.destroy();
      file.destroy();
      await rm(partial, { force: true });
      process.off("exit", forget);
    },
  };
}

function report(options: SketchOptions, path: string, { accepted: written, rejected, rejects: all }: Tally): void {
  const rejects = all();
  // With `--out -` stdout holds the records, so the words go to stderr.
  const say = (text: string): unknown => (path === "-" ? process.stderr : process.stdout).write(text);
  if (options.json) {
    say(
      `${JSON.stringify({ v: 1, command: "sketch", written, rejected, rejects, files: path === "-" ? {} : { sketches: path } })}\n`,
    );
  } else if (!options.quiet) {
    const warning = rejectionWarning({ exchanges: written, rejected });
    say(`${counted(written, "exchange")} sketched, ${counted(rejected, "record")} rejected\n`);
    if (path !== "-") say(`sketches   ${path}\n`);
    for (const r of rejects.slice(0, 5))
      say(`rejected   ${r.count.toLocaleString("en-US")} for "${r.reason}", first ${plain(r.example)}\n`);
    if (warning !== undefined) say(`warning: ${warning}\n`);
  }
}

// `stillwatch bench export`: a world in other detectors' formats, with its truth.
import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { finished } from "node:stream/promises";
import { gatewayEvent, queryLine, TRAFFIC_COLUMNS, trafficRow } from "../bench/export.ts";
import { AppError } from "../errors.ts";
import type { Account } from "../model/account.ts";
import { generateWorld } from "../sim/world.ts";
import { suiteOf } from "./simulate.ts";
import { quoted } from "./terminal.ts";
import { prepareOutput, unwritable, writeWhole } from "./write.ts";

export interface ExportOptions {
  world: string;
  seed: number;
  to: string;
  out: string;
  quiet?: boolean;
}

/** `jsonl`: gateway events, and normal and attacker queries; `csv`: a traffic log. Throws AppError. */
export async function benchExport(options: ExportOptions, signal: AbortSignal): Promise<void> {
  const { to } = options;
  if (to !== "csv" && to !== "jsonl")
    throw new AppError("OPTION_INVALID", `--to ${quoted(to)} is no format`, {
      hint: "there are csv and jsonl",
    });
  const world = suiteOf(options.world, options.seed);
  const out = resolve(options.out);
  await prepareOutput(out, []);
  const accounts = new Map<string, Account>();
  const truth: string[] = [];
  const files =
    to === "csv"
      ? { traffic: lineWriter(join(out, "traffic.csv")) }
      : {
          events: lineWriter(join(out, "events.jsonl")),
          normal: lineWriter(join(out, "queries/normal/queries.jsonl")),
          attacker: lineWriter(join(out, "queries/attacker/queries.jsonl")),
        };
  await files.traffic?.write(TRAFFIC_COLUMNS.join(","));
  const counts = { normal: 0, attacker: 0 };
  const { exchanges } = await generateWorld(world, {
    account: (account) => void accounts.set(account.account, account),
    truth: (line) => void truth.push(`${JSON.stringify(line)}\n`),
    exchange: async (exchange, label) => {
      signal.throwIfAborted();
      if (files.traffic !== undefined) return files.traffic.write(trafficRow(exchange, label?.family));
      const side = label === undefined ? "normal" : "attacker";
      await files[side].write(JSON.stringify(queryLine(exchange, counts[side]++)));
      await files.events.write(JSON.stringify(gatewayEvent(exchange, accounts.get(exchange.account), label?.group)));
    },
  });
  for (const file of Object.values(files)) await file.end();
  await writeWhole(join(out, "truth.jsonl"), truth);
  if (!options.quiet)
    process.stdout.write(`${exchanges.toLocaleString("en-US")} exchanges of ${world.name} in ${out}\n`);
}

interface LineWriter {
  write(line: string): Promise<void>;
  end(): Promise<void>;
}

/** Throws AppError OUTPUT_UNWRITABLE, at the next line at the latest. */
function lineWriter(path: string): LineWriter {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  let failure: unknown;
  const done = finished(file).catch((cause: unknown) => {
    failure = unwritable(path, cause);
  });
  return {
    async write(line) {
      if (failure !== undefined) throw failure;
      // A failure that comes in the meantime ends the waiting; `finished` keeps it for the next line.
      if (!file.write(`${line}\n`)) await once(file, "drain").catch(() => undefined);
    },
    async end() {
      file.end();
      await done;
      if (failure !== undefined) throw failure;
    },
  };
}

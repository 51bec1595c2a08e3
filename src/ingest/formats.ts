// The list of formats, and the choice among them: by name, or record by record by shape.
import { AppError } from "../errors.ts";
import type { Place } from "../model/reject.ts";
import { anthropic } from "./anthropic.ts";
import { bedrock } from "./bedrock.ts";
import { type Converter, type Defaults, type Emit, type Format, reject } from "./converter.ts";
import { litellm } from "./litellm.ts";
import { openai } from "./openai.ts";
import { otel } from "./otel.ts";
import { stillwatch } from "./stillwatch.ts";

export type { Converter, Defaults, Emit } from "./converter.ts";

/** In the order in which `auto` asks: the more particular shape first. */
const READERS: readonly Format[] = [stillwatch, litellm, otel, bedrock, anthropic, openai];

/** What --format takes. */
export const FORMATS: readonly string[] = ["auto", ...READERS.map((reader) => reader.name)];

/** True for a record in which some format knows itself, whether or not it would be a reject. */
export function isExchange(record: Record<string, unknown>): boolean {
  return READERS.some((reader) => reader.recognises(record));
}

/** How many of a stranger's keys a reject names. */
const KEYS_SHOWN = 12;

/** A converter by name. Throws OPTION_INVALID, naming the formats there are. A record that is a list is taken apart. */
export function createConverter(name: string, defaults: Defaults = {}): Converter {
  const fixed = READERS.find((reader) => reader.name === name);
  if (fixed === undefined && name !== "auto") {
    throw new AppError("OPTION_INVALID", `unknown format ${JSON.stringify(name)}`, {
      hint: `use one of ${FORMATS.join(", ")}`,
    });
  }
  let last = fixed;
  function convert(record: unknown, place: Place, emit: Emit): void {
    try {
      convertOne(record, place, emit);
    } catch (error) {
      // JSON.parse takes any depth, the stack does not; the text of a request is in its sender's hands. V8 gives a full
      // stack no class of its own, and a RangeError of the receiver's (a buffer, a date) must not pass for one.
      if (!(error instanceof RangeError) || !error.message.startsWith("Maximum call stack")) throw error;
      reject(emit, place, "nested too deep");
    }
  }
  function convertOne(record: unknown, place: Place, emit: Emit): void {
    if (Array.isArray(record)) {
      for (const element of record) convertOne(element, place, emit);
      return;
    }
    if (typeof record !== "object" || record === null) {
      reject(emit, place, "not an object", `found ${record === null ? "null" : typeof record}`);
      return;
    }
    const fields = record as Record<string, unknown>;
    if (last?.recognises(fields)) last.convert(fields, place, emit, defaults);
    else if (fixed !== undefined) convertStranger(fields, place, emit, fixed);
    else {
      last = READERS.find((reader) => reader.recognises(fields)) ?? last;
      if (last?.recognises(fields)) last.convert(fields, place, emit, defaults);
      else reject(emit, place, "unrecognised shape", `keys ${keysOf(fields)}`);
    }
  }
  /** A record in which the format that the operator named does not know itself: taken if there is text in it all the same. */
  function convertStranger(fields: Record<string, unknown>, place: Place, emit: Emit, format: Format): void {
    let taken = false;
    format.convert(
      fields,
      place,
      {
        exchange(exchange) {
          const { request, response } = exchange.content_state ?? { request: "absent", response: "absent" };
          if (request === "absent" && response === "absent") return;
          taken = true;
          emit.exchange(exchange);
        },
        row(row) {
          taken = true;
          emit.row(row);
        },
        // What it lacks says less than that it is something else.
        reject: () => {},
      },
      defaults,
    );
    if (!taken) reject(emit, place, "unrecognised shape", `not a record of ${format.name}, keys ${keysOf(fields)}`);
  }
  return { name: () => last?.name ?? "auto", convert };
}

function keysOf(fields: Record<string, unknown>): string {
  return Object.keys(fields).slice(0, KEYS_SHOWN).map(shortKey).join(", ");
}

/** A key can be a prompt in a log that is not a log of exchanges: only what looks like a name is shown. */
function shortKey(key: string): string {
  return /^[\w.@$-]{1,40}$/.test(key) ? key : "(a key that is not a name)";
}

// The contract's own format (contract, section 1), and the sketch-only records that `stillwatch sketch` writes.
import { type ExchangeRow, SketchRecordSchema } from "../model/sketch.ts";
import { checkExchange } from "./check-exchange.ts";
import { type Defaults, type Format, reject } from "./converter.ts";
import { safeCredential } from "./credential.ts";
import { faultOf } from "./fault.ts";
import { isObject } from "./fields.ts";
import { isResponse } from "./pair.ts";
import { parseTime } from "./times.ts";

export const stillwatch: Format = {
  name: "stillwatch",
  recognises(record) {
    if (record.v === 1 && "account" in record && "time" in record) return true;
    if (record.v === 1 && "id" in record && ("request" in record || "sketch" in record)) return true;
    // Without a version, records near enough are taken for the contract's, so that the reject names the field.
    if (isObject(record.response) && isResponse(record.response)) return false;
    const named = ["id", "time", "account", "model"].filter((key) => typeof record[key] === "string").length;
    return named >= 3 && ("request" in record || "sketch" in record || "v" in record);
  },
  convert(record, place, emit, defaults) {
    const draft = withDefaults(record, defaults);
    if (draft.sketch != null) {
      const row = checkSketchRecord(draft);
      if (typeof row === "string") reject(emit, place, row);
      else emit.row(row);
      return;
    }
    const exchange = checkExchange(draft);
    if (typeof exchange === "string") reject(emit, place, exchange);
    else emit.exchange(exchange);
  },
};

function withDefaults(record: Record<string, unknown>, defaults: Defaults): Record<string, unknown> {
  const { account, time, model } = record;
  if (account != null && time != null && model != null) return record;
  return {
    ...record,
    account: account ?? defaults.account,
    time: time ?? defaults.time,
    model: model ?? defaults.model,
  };
}

/** The row of a sketch-only record, or the reason why it does not fit. */
export function checkSketchRecord(record: Record<string, unknown>): ExchangeRow | string {
  const parsed = SketchRecordSchema.safeParse(dropNulls(record));
  if (!parsed.success) return faultOf(parsed.error);
  const { v: _, time, ...rest } = parsed.data;
  const timeMs = parseTime(time);
  if (Number.isNaN(timeMs)) return "field time: not an RFC 3339 time within 2015 to 2100";
  return { ...rest, credential: safeCredential(rest.credential), timeMs };
}

/** Parquet and Python write an absent field as null. */
function dropNulls(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

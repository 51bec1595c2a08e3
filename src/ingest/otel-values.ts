// OTLP's typed values to plain ones. Collectors write int64 as text or number, some exporters write attributes as a plain
// map; both are read.
import { type Fields, isObject } from "./fields.ts";

/** A span, or a log record that stands for one, with its attributes decoded. */
export interface SpanView {
  attributes: Fields;
  events: { name: string; attributes: Fields; body: unknown }[];
}

/** Longest list that indexed attribute names may make: a hostile index must not allocate. */
const MAX_INDEX = 10_000;

/** Attributes as a map, from OTLP's list of key and value or from a map. */
export function decodeAttributes(value: unknown): Fields {
  if (isObject(value)) return value;
  const result: Fields = {};
  if (!Array.isArray(value)) return result;
  for (const entry of value) {
    if (isObject(entry) && typeof entry.key === "string") result[entry.key] = decodeValue(entry.value);
  }
  return result;
}

/** An AnyValue; anything that is none is returned as it is. */
export function decodeValue(value: unknown): unknown {
  if (!isObject(value)) return value;
  if ("stringValue" in value) return value.stringValue;
  if ("intValue" in value) return Number(value.intValue);
  if ("doubleValue" in value) return Number(value.doubleValue);
  if ("boolValue" in value) return value.boolValue;
  if ("bytesValue" in value) return value.bytesValue;
  if (isObject(value.arrayValue)) {
    const values = value.arrayValue.values;
    return Array.isArray(values) ? values.map(decodeValue) : [];
  }
  if (isObject(value.kvlistValue)) return decodeAttributes(value.kvlistValue.values ?? []);
  return Object.keys(value).length === 0 ? undefined : value;
}

/**
 * The list that names like `prefix.0.message.role` spell, numbers as list positions; undefined if there is none.
 * Traceloop and OpenInference write messages so.
 */
export function unindex(attributes: Fields, prefix: string): Fields[] | undefined {
  const root: Fields = {};
  let any = false;
  for (const key of Object.keys(attributes)) {
    if (!key.startsWith(prefix) || key.charCodeAt(prefix.length) !== 46) continue;
    const path = key.slice(prefix.length + 1).split(".");
    if (path.length > 12 || !/^\d{1,4}$/.test(path[0]) || path.includes("__proto__")) continue;
    any = true;
    let at = root;
    for (const step of path.slice(0, -1)) {
      if (!isObject(at[step])) at[step] = {};
      at = at[step] as Fields;
    }
    at[path[path.length - 1]] = attributes[key];
  }
  return any ? (listed(root) as Fields[]) : undefined;
}

function listed(value: unknown): unknown {
  if (!isObject(value)) return value;
  const keys = Object.keys(value);
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key) && Number(key) < MAX_INDEX)) {
    return Object.fromEntries(keys.map((key) => [key, listed(value[key])]));
  }
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => listed(value[key]));
}

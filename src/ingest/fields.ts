// Reading loosely typed records: the first of several names that holds something of the wanted type. Null, "" and a wrong
// type are all "not there"; what must be right is checked at the gate (check-exchange.ts).

export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object itself, or the one that a JSON string holds; undefined for anything else. */
export function objectOf(value: unknown): Fields | undefined {
  const plain = unquote(value);
  return isObject(plain) ? plain : undefined;
}

/** The list itself, or the one that a JSON string holds; undefined for anything else. */
export function listOf(value: unknown): unknown[] | undefined {
  const plain = unquote(value);
  return Array.isArray(plain) ? plain : undefined;
}

/** The value that a JSON text of an object or list holds; other values and broken JSON as they are. */
export function unquote(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The first string that is not empty. Numbers become text: some logs number their accounts. */
export function textOf(...values: unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
  }
  return undefined;
}

/** The first number, or decimal string of one. */
export function numberOf(...values: unknown[]): number | undefined {
  for (const value of values) {
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (typeof value === "string" && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value)) return Number(value);
  }
  return undefined;
}

/** As numberOf, dropping the negative numbers by which some writers say "not set". */
export function countOf(...values: unknown[]): number | undefined {
  const value = numberOf(...values);
  return value !== undefined && value >= 0 ? value : undefined;
}

/** The first boolean, or the text of one. */
export function flagOf(...values: unknown[]): boolean | undefined {
  for (const value of values) {
    if (typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
  }
  return undefined;
}

/** Sum of those that are there; undefined if none is. */
export function sumOf(...values: (number | undefined)[]): number | undefined {
  let sum: number | undefined;
  for (const value of values) if (value !== undefined) sum = (sum ?? 0) + value;
  return sum;
}

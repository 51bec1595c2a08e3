// Times as logs write them, to epoch milliseconds UTC. Hand-written because Date.parse takes 30 February, guesses local
// time where no zone is given, and is half the cost of a record.

const FIRST_MS = Date.UTC(2015, 0, 1);
const LAST_MS = Date.UTC(2101, 0, 1);
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Epoch ms of an RFC 3339 time with any offset; fractions beyond the millisecond are cut. `T` may be a space.
 * NaN for anything else, and for years outside 2015..2100: no model was served before, and such times are broken clocks
 * or wrong units. Without a zone NaN too, unless `assumeUtc`.
 */
export function parseTime(text: string, assumeUtc = false): number {
  const length = text.length;
  if (length < 19 || length > 40) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  const separator = text.charCodeAt(10) | 32;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || (separator !== 116 && separator !== 32))
    return Number.NaN;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return Number.NaN;
  // 60 is a leap second; it becomes the first of the next minute.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60))
    return Number.NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > MONTH_DAYS[month - 1] + (leap && month === 2 ? 1 : 0)) return Number.NaN;
  let at = 19;
  let millisecond = 0;
  if (text.charCodeAt(at) === 46) {
    at++;
    const start = at;
    for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at)) {
      if (at - start < 3) millisecond = millisecond * 10 + (code - 48);
    }
    if (at === start) return Number.NaN;
    for (let n = at - start; n < 3; n++) millisecond *= 10;
  }
  const offsetMinutes = offset(text, at, assumeUtc);
  const ms = daysFromCivil(year, month, day) * 86_400_000 + ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1000;
  return ms >= FIRST_MS && ms < LAST_MS ? ms + millisecond : Number.NaN;
}

/** Epoch ms of a number of seconds, milliseconds, microseconds or nanoseconds: in 2015..2100 the four never overlap. */
export function parseEpoch(value: number): number {
  if (!(value > 0)) return Number.NaN;
  for (const perMs of [0.001, 1, 1000, 1_000_000]) {
    const ms = value / perMs;
    // Cut like parseTime, but not where a double of seconds falls a hair short of its millisecond.
    if (ms >= FIRST_MS && ms < LAST_MS) return Math.floor(ms + 0.002);
  }
  return Number.NaN;
}

/** Epoch ms of any form a log may use: RFC 3339, the same without a zone (taken as UTC), epoch number or decimal string. */
export function parseAnyTime(value: unknown): number {
  if (typeof value === "number") return parseEpoch(value);
  if (typeof value === "bigint") return parseEpoch(Number(value));
  if (value instanceof Date) return parseEpoch(value.getTime());
  if (typeof value !== "string") return Number.NaN;
  return /^\d+(\.\d+)?$/.test(value) ? parseEpoch(Number(value)) : parseTime(value, true);
}

/** RFC 3339, UTC, milliseconds; undefined for NaN. */
export function formatTime(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i) - 48;
    if (!(code >= 0 && code <= 9)) return Number.NaN;
    value = value * 10 + code;
  }
  return value;
}

function offset(text: string, at: number, assumeUtc: boolean): number {
  const code = text.charCodeAt(at);
  if ((code | 32) === 122) return text.length === at + 1 ? 0 : Number.NaN;
  if (text.length === at) return assumeUtc ? 0 : Number.NaN;
  if ((code !== 43 && code !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return Number.NaN;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (code === 45 ? -1 : 1) * (hours * 60 + minutes);
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

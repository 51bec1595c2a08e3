// JSON written byte by byte: strings, numbers and lists of numbers behind their keys, the same bytes as JSON.stringify. Who calls keeps
// room: 6 bytes a character (a control character or a lone surrogate becomes \u001f), 25 a number (-2.2250738585072014e-308 and a comma),
// and 3 behind the last key. Every function returns where it ended.

/** What comes before a value: punctuation and the name. */
export interface Key {
  /** Four characters each, stored at once; the last may reach beyond the key, where the value overwrites it. */
  words: Uint32Array;
  length: number;
}

/** `text` in ASCII. */
export function key(text: string): Key {
  const padded = new DataView(Uint8Array.from(Buffer.from(text.padEnd(text.length + 3))).buffer);
  const words = Uint32Array.from({ length: Math.ceil(text.length / 4) }, (_, i) => padded.getUint32(4 * i, true));
  return { words, length: text.length };
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const OPEN = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE = 0x5d;

/** Of each UTF-16 code unit, 1 unless JSON writes it as it stands, in one byte. */
const ESCAPED = Uint8Array.from({ length: 65_536 }, (_, code) =>
  code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH ? 1 : 0,
);

/** Four characters at a time: identifiers are most of a record's bytes. */
export function writeString(target: DataView, start: number, key: Key, value: string): number {
  const from = writeKey(target, start, key);
  const { length } = value;
  const fours = length - (length % 4);
  let at = from + 1;
  let escaped = 0;
  let i = 0;
  target.setUint8(from, QUOTE);
  for (; i < fours; i += 4, at += 4) {
    const a = value.charCodeAt(i);
    const b = value.charCodeAt(i + 1);
    const c = value.charCodeAt(i + 2);
    const d = value.charCodeAt(i + 3);
    escaped |= ESCAPED[a] | ESCAPED[b] | ESCAPED[c] | ESCAPED[d];
    target.setUint32(at, a | (b << 8) | (c << 16) | (d << 24), true);
  }
  for (; i < length; i++) {
    const code = value.charCodeAt(i);
    escaped |= ESCAPED[code];
    target.setUint8(at++, code);
  }
  if (escaped !== 0) return from + Buffer.from(target.buffer, target.byteOffset).write(JSON.stringify(value), from);
  target.setUint8(at, QUOTE);
  return at + 1;
}

export function writeNumber(target: DataView, at: number, key: Key, value: number): number {
  return digits(target, writeKey(target, at, key), value);
}

export function writeNumbers(target: DataView, start: number, key: Key, values: readonly number[]): number {
  let at = writeKey(target, start, key);
  target.setUint8(at++, OPEN);
  for (let i = 0; i < values.length; i++) {
    if (i > 0) target.setUint8(at++, COMMA);
    at = digits(target, at, values[i]);
  }
  target.setUint8(at++, CLOSE);
  return at;
}

export function writeAscii(target: DataView, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) target.setUint8(at++, text.charCodeAt(i));
  return at;
}

function writeKey(target: DataView, at: number, key: Key): number {
  const { words } = key;
  for (let i = 0; i < words.length; i++) target.setUint32(at + 4 * i, words[i], true);
  return at + key.length;
}

const HALF = 100_000_000;

/** A safe integer is two halves of eight digits: division of 32-bit integers is the fast one. */
function digits(target: DataView, at: number, value: number): number {
  if (!Number.isSafeInteger(value)) return writeAscii(target, at, Number.isFinite(value) ? String(value) : "null");
  if (value < 0) {
    target.setUint8(at, MINUS);
    return digits(target, at + 1, -value);
  }
  if (value < HALF) return highDigits(target, at, value);
  const high = Math.floor(value / HALF);
  return eightDigits(target, highDigits(target, at, high), value - high * HALF);
}

/** "00" to "99", ready to be stored in two bytes. */
const PAIRS = Uint16Array.from({ length: 100 }, (_, i) => ZERO + Math.floor(i / 10) + ((ZERO + (i % 10)) << 8));

/** Below 10^8, without leading zeros. */
function highDigits(target: DataView, at: number, value: number): number {
  const end = at + widthOf(value);
  let rest = value | 0;
  let to = end;
  while (rest >= 10) {
    const next = (rest / 100) | 0;
    to -= 2;
    target.setUint16(to, PAIRS[rest - next * 100], true);
    rest = next;
  }
  if (to > at) target.setUint8(at, ZERO + rest);
  return end;
}

function eightDigits(target: DataView, at: number, value: number): number {
  const whole = value | 0;
  const high = (whole / 10_000) | 0;
  const low = whole - high * 10_000;
  const highPair = (high / 100) | 0;
  const lowPair = (low / 100) | 0;
  target.setUint16(at, PAIRS[highPair], true);
  target.setUint16(at + 2, PAIRS[high - highPair * 100], true);
  target.setUint16(at + 4, PAIRS[lowPair], true);
  target.setUint16(at + 6, PAIRS[low - lowPair * 100], true);
  return at + 8;
}

function widthOf(value: number): number {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  return value < 1_000_000 ? (value < 100_000 ? 5 : 6) : value < 10_000_000 ? 7 : 8;
}

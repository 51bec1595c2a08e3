// ClickHouse's RowBinary, written and read by hand: values one after another, no framing, no names.
// Hashes are safe integers, so 64-bit columns are plain numbers on both sides.

/** Appends values to one growing buffer. */
export interface RowWriter {
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  /** A safe non-negative integer. */
  u64(value: number): void;
  /** A safe integer. */
  i64(value: number): void;
  f64(value: number): void;
  /** UTF-8. A lone surrogate becomes U+FFFD, every time the same; NUL and the rest stay. */
  string(value: string): void;
  u64s(values: readonly number[]): void;
  u8s(values: readonly number[]): void;
  readonly length: number;
  /** What was written so far; the writer starts anew in memory of its own. */
  take(): Uint8Array;
}

const TWO_32 = 4_294_967_296;
/** Strings up to here are copied character by character, which beats the call into the engine's UTF-8 writer. */
const SHORT = 64;

export function createRowWriter(expectedBytes = 1 << 20): RowWriter {
  let buffer = Buffer.allocUnsafeSlow(expectedBytes);
  let view = new DataView(buffer.buffer);
  let at = 0;

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(wider, 0, 0, at);
    buffer = wider;
    view = new DataView(buffer.buffer);
  };
  const varint = (value: number): void => {
    while (value > 127) {
      buffer[at++] = (value & 127) | 128;
      value >>>= 7;
    }
    buffer[at++] = value;
  };
  const u64 = (value: number): void => {
    view.setUint32(at, value >>> 0, true);
    view.setUint32(at + 4, Math.floor(value / TWO_32), true);
    at += 8;
  };
  return {
    u8(value) {
      room(1);
      buffer[at++] = value;
    },
    u16(value) {
      room(2);
      view.setUint16(at, value, true);
      at += 2;
    },
    u32(value) {
      room(4);
      view.setUint32(at, value, true);
      at += 4;
    },
    u64(value) {
      room(8);
      u64(value);
    },
    i64(value) {
      room(8);
      // Two's complement falls out of floor and the wrap of setUint32, for safe integers.
      u64(value);
    },
    f64(value) {
      room(8);
      view.setFloat64(at, value, true);
      at += 8;
    },
    string(value) {
      const length = value.length;
      room(length * 3 + 5);
      if (length <= SHORT) {
        const start = at;
        buffer[at++] = length;
        let i = 0;
        for (; i < length; i++) {
          const code = value.charCodeAt(i);
          if (code > 127) break;
          buffer[at++] = code;
        }
        if (i === length) return;
        at = start;
      }
      varint(Buffer.byteLength(value, "utf8"));
      at += buffer.write(value, at, "utf8");
    },
    u64s(values) {
      const length = values.length;
      room(length * 8 + 5);
      varint(length);
      for (let i = 0; i < length; i++) u64(values[i]);
    },
    u8s(values) {
      const length = values.length;
      room(length + 5);
      varint(length);
      for (let i = 0; i < length; i++) buffer[at++] = values[i];
    },
    get length() {
      return at;
    },
    take() {
      const taken = buffer.subarray(0, at);
      buffer = Buffer.allocUnsafeSlow(Math.max(1024, at));
      view = new DataView(buffer.buffer);
      at = 0;
      return taken;
    },
  };
}

/** Takes values off a buffer. Past its end everything reads as zero or empty, and `at` stands beyond `end`. */
export interface RowReader {
  at: number;
  end: number;
  /** Adds bytes; what was already read is dropped. */
  feed(chunk: Uint8Array): void;
  u8(): number;
  u16(): number;
  u32(): number;
  u64(): number;
  i64(): number;
  f64(): number;
  string(): string;
  /** A string that recurs: the same text gives the same string object, found without decoding. */
  common(): string;
  u64s(): number[];
  u8s(): number[];
}

/** Bytes kept free after the data, so that the fixed part of a cut-off row reads zeros instead of running out of the buffer. */
const SLACK = 4096;
/** Slots of the cache of recurring strings: accounts, addresses and sessions near each other in time. */
const CACHE = 1 << 16;

export function createRowReader(): RowReader {
  let buffer = Buffer.alloc(1 << 17);
  let view = new DataView(buffer.buffer);
  const cache: string[] = new Array<string>(CACHE).fill("");

  const varint = (): number => {
    let byte = buffer[reader.at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = buffer[reader.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  };
  /** Moves past `bytes`; false when they are not all there. */
  const has = (bytes: number): boolean => {
    if (reader.at + bytes <= reader.end) return true;
    reader.at = reader.end + 1;
    return false;
  };
  const reader: RowReader = {
    at: 0,
    end: 0,
    feed(chunk) {
      const rest = reader.end - reader.at;
      const need = rest + chunk.length + SLACK;
      if (need > buffer.length) {
        const wider = Buffer.alloc(Math.max(buffer.length * 2, need));
        buffer.copy(wider, 0, reader.at, reader.end);
        buffer = wider;
        view = new DataView(buffer.buffer);
      } else {
        buffer.copyWithin(0, reader.at, reader.end);
      }
      buffer.set(chunk, rest);
      reader.at = 0;
      reader.end = rest + chunk.length;
      buffer.fill(0, reader.end, reader.end + SLACK);
    },
    u8: () => buffer[reader.at++],
    u16() {
      const value = view.getUint16(reader.at, true);
      reader.at += 2;
      return value;
    },
    u32() {
      const value = view.getUint32(reader.at, true);
      reader.at += 4;
      return value;
    },
    u64() {
      const value = view.getUint32(reader.at + 4, true) * TWO_32 + view.getUint32(reader.at, true);
      reader.at += 8;
      return value;
    },
    i64() {
      const value = view.getInt32(reader.at + 4, true) * TWO_32 + view.getUint32(reader.at, true);
      reader.at += 8;
      return value;
    },
    f64() {
      const value = view.getFloat64(reader.at, true);
      reader.at += 8;
      return value;
    },
    string() {
      const length = varint();
      if (length === 0 || !has(length)) return "";
      const start = reader.at;
      reader.at += length;
      return buffer.toString("utf8", start, reader.at);
    },
    common() {
      const length = varint();
      if (length === 0 || !has(length)) return "";
      const start = reader.at;
      reader.at += length;
      let hash = length;
      for (let i = start; i < reader.at; i++) hash = Math.imul(hash ^ buffer[i], 0x01000193);
      const slot = (hash ^ (hash >>> 15)) & (CACHE - 1);
      const known = cache[slot];
      // Only ASCII has as many characters as bytes and equal codes, so a match here is a true match.
      if (known.length === length) {
        let i = 0;
        while (i < length && known.charCodeAt(i) === buffer[start + i]) i++;
        if (i === length) return known;
      }
      const text = buffer.toString("utf8", start, reader.at);
      cache[slot] = text;
      return text;
    },
    u64s() {
      const length = varint();
      if (!has(length * 8)) return [];
      const values = new Array<number>(length);
      let at = reader.at;
      for (let i = 0; i < length; i++) {
        values[i] = view.getUint32(at + 4, true) * TWO_32 + view.getUint32(at, true);
        at += 8;
      }
      reader.at = at;
      return values;
    },
    u8s() {
      const length = varint();
      if (!has(length)) return [];
      const values = new Array<number>(length);
      for (let i = 0; i < length; i++) values[i] = buffer[reader.at + i];
      reader.at += length;
      return values;
    },
  };
  return reader;
}

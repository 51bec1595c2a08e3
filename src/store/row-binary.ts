// ClickHouse's RowBinary, written by hand: values one after another, no framing, no names.
// Hashes are safe integers, so 64-bit columns are plain numbers here.

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
        const target = buffer;
        let p = at;
        target[p++] = length;
        let i = 0;
        for (; i < length; i++) {
          const code = value.charCodeAt(i);
          if (code > 127) break;
          target[p++] = code;
        }
        if (i === length) {
          at = p;
          return;
        }
      }
      varint(Buffer.byteLength(value, "utf8"));
      at += buffer.write(value, at, "utf8");
    },
    u64s(values) {
      const length = values.length;
      room(length * 8 + 5);
      varint(length);
      const target = view;
      let p = at;
      for (let i = 0; i < length; i++, p += 8) {
        const value = values[i];
        target.setUint32(p, value >>> 0, true);
        target.setUint32(p + 4, Math.floor(value / TWO_32), true);
      }
      at = p;
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

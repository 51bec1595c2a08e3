// Reads ClickHouse's Native format: blocks of columns, each column's values together. The engine writes it at a third of
// the cost of RowBinary, and numbers arrive as typed arrays. Only the types of our tables are known here.

/** Lists of 64-bit numbers: list r is `values[ends[r - 1] .. ends[r])`. */
export interface NumberLists {
  ends: Uint32Array;
  values: Float64Array;
}
export interface ByteLists {
  ends: Uint32Array;
  values: Uint8Array;
}
export type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array | string[] | NumberLists | ByteLists;

export interface Block {
  rows: number;
  /** In the order of the query. 64-bit integers are Float64Array: exact up to 2^53. */
  columns: Column[];
}

export interface BlockReader {
  /** Takes bytes in any pieces and gives the blocks they complete; the arrays are the caller's to keep. */
  feed(chunk: Uint8Array): Block[];
  /** 0 between blocks; more when a block has begun and is not complete. */
  readonly pending: number;
}

const TWO_32 = 4_294_967_296;
/** Slots of the cache of recurring strings: accounts, addresses and sessions near each other in time. */
const CACHE = 1 << 16;
const MISSING = Symbol("more bytes are needed");

/** @throws Error on a type that our tables do not have, or on anything that is not Native. */
export function createBlockReader(): BlockReader {
  let buffer = Buffer.alloc(1 << 20);
  let view = new DataView(buffer.buffer);
  let at = 0;
  let end = 0;
  const cache: string[] = new Array<string>(CACHE).fill("");
  let head: { columns: number; rows: number } | undefined;
  let columns: Column[] = [];

  const need = (bytes: number): number => {
    if (at + bytes > end) throw MISSING;
    const start = at;
    at += bytes;
    return start;
  };
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = buffer[need(1)];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > TWO_32) throw new Error("the store's answer is not in Native format");
    }
  };
  const text = (): string => {
    const length = varint();
    if (length === 0) return "";
    const start = need(length);
    let hash = length;
    for (let i = start; i < at; i++) hash = Math.imul(hash ^ buffer[i], 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (CACHE - 1);
    const known = cache[slot];
    // Only ASCII has as many characters as bytes and equal codes, so a match here is a true match.
    if (known.length === length) {
      let i = 0;
      while (i < length && known.charCodeAt(i) === buffer[start + i]) i++;
      if (i === length) return known;
    }
    const fresh = buffer.toString("utf8", start, at);
    cache[slot] = fresh;
    return fresh;
  };
  const wide = (count: number, signed: boolean): Float64Array => {
    const start = need(count * 8);
    const values = new Float64Array(count);
    for (let i = 0, p = start; i < count; i++, p += 8) {
      const high = signed ? view.getInt32(p + 4, true) : view.getUint32(p + 4, true);
      values[i] = high * TWO_32 + view.getUint32(p, true);
    }
    return values;
  };
  /** The bytes, copied: typed arrays need aligned memory, and the buffer is used again. */
  const copy = (bytes: number): ArrayBuffer => {
    const start = need(bytes);
    return buffer.buffer.slice(start, start + bytes);
  };
  const column = (type: string, rows: number): Column => {
    if (type === "String") {
      const values = new Array<string>(rows);
      for (let i = 0; i < rows; i++) values[i] = text();
      return values;
    }
    if (type === "UInt8") return new Uint8Array(copy(rows));
    if (type === "UInt16") return new Uint16Array(copy(rows * 2));
    if (type === "UInt32") return new Uint32Array(copy(rows * 4));
    if (type === "Float64") return new Float64Array(copy(rows * 8));
    if (type === "UInt64") return wide(rows, false);
    if (type === "Int64" || type.startsWith("DateTime64(3")) return wide(rows, true);
    if (type === "Array(UInt64)" || type === "Array(UInt8)") {
      const ends = Uint32Array.from(wide(rows, false));
      const count = rows === 0 ? 0 : ends[rows - 1];
      if (type === "Array(UInt8)") return { ends, values: new Uint8Array(copy(count)) };
      return { ends, values: wide(count, false) };
    }
    throw new Error(`the store's answer has a column of type ${type.slice(0, 60)}`);
  };
  /** One block, going on with the column at which the bytes ran out before. */
  const block = (): Block => {
    let start = at;
    try {
      head ??= { columns: varint(), rows: varint() };
      start = at;
      while (columns.length < head.columns) {
        text();
        columns.push(column(text(), head.rows));
        start = at;
      }
    } catch (error) {
      at = start;
      throw error;
    }
    const done = { rows: head.rows, columns };
    head = undefined;
    columns = [];
    return done;
  };
  const append = (chunk: Uint8Array): void => {
    if (end + chunk.length > buffer.length) {
      const rest = end - at;
      const target = rest + chunk.length > buffer.length ? Buffer.alloc((rest + chunk.length) * 2) : buffer;
      buffer.copy(target, 0, at, end);
      buffer = target;
      view = new DataView(buffer.buffer);
      at = 0;
      end = rest;
    }
    buffer.set(chunk, end);
    end += chunk.length;
  };
  return {
    feed(chunk) {
      append(chunk);
      const blocks: Block[] = [];
      while (at < end) {
        try {
          blocks.push(block());
        } catch (error) {
          if (error !== MISSING) throw error;
          break;
        }
      }
      return blocks;
    },
    get pending() {
      return end - at + columns.length + (head === undefined ? 0 : 1);
    },
  };
}

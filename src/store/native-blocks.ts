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
/** Slots of a column's cache of recurring texts. */
const SLOTS = 1 << 14;
const MISSING = Symbol("more bytes are needed");

/** @throws Error on a type that our tables do not have, or on anything that is not Native. */
export function createBlockReader(): BlockReader {
  let buffer = Buffer.alloc(1 << 20);
  let view = new DataView(buffer.buffer);
  let at = 0;
  let end = 0;
  const caches: TextCache[] = [];
  let head: { columns: number; rows: number } | undefined;
  let columns: Column[] = [];
  let open: OpenColumn | undefined;
  /** Where to go on when the bytes run out: everything before is taken. */
  let mark = 0;

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
    return buffer.toString("utf8", need(length), at);
  };
  /** Texts of a column, found in its cache without decoding where they recur. */
  const texts = (rows: number, cache: TextCache, column: OpenColumn): string[] => {
    column.texts ??= new Array<string>(rows);
    const values = column.texts;
    const { known } = cache;
    for (let i = column.done; i < rows; i++) {
      mark = at;
      column.done = i;
      if (cache.useless) {
        values[i] = text();
        continue;
      }
      const length = varint();
      const start = need(length);
      const slot = slotOf(buffer, start, length);
      const candidate = known[slot];
      // Only ASCII has as many characters as bytes and equal codes, so a match here is a true match.
      if (candidate.length === length && same(candidate, buffer, start)) values[i] = candidate;
      else {
        column.misses++;
        values[i] = buffer.toString("utf8", start, at);
        known[slot] = values[i];
      }
    }
    if (rows > SLOTS / 4 && column.misses > rows / 2) cache.useless = true;
    return values;
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
  const column = (open: OpenColumn, rows: number): Column => {
    const { type } = open;
    if (type === "String") {
      caches[columns.length] ??= { known: new Array<string>(SLOTS).fill(""), useless: false };
      return texts(rows, caches[columns.length], open);
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
  /** One block, going on where the bytes ran out before. */
  const block = (): Block => {
    mark = at;
    try {
      head ??= { columns: varint(), rows: varint() };
      mark = at;
      while (columns.length < head.columns) {
        if (open === undefined) {
          text();
          open = { type: text(), done: 0, misses: 0 };
          mark = at;
        }
        columns.push(column(open, head.rows));
        open = undefined;
        mark = at;
      }
    } catch (error) {
      at = mark;
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

/** A column that has begun: texts are taken one by one, everything else as a whole. */
interface OpenColumn {
  type: string;
  texts?: string[];
  done: number;
  /** Texts that the cache did not hold. */
  misses: number;
}

interface TextCache {
  known: string[];
  /** Most texts of the column were seen once only: looking costs more than decoding. */
  useless: boolean;
}

/** From the length and a few bytes: names that differ do so at their ends or in the middle, and a collision costs only time. */
function slotOf(bytes: Uint8Array, start: number, length: number): number {
  const last = start + length - 1;
  let hash = length;
  if (length > 0) {
    hash = Math.imul(hash ^ bytes[last], 0x01000193);
    hash = Math.imul(hash ^ bytes[start + (length >> 1)], 0x01000193);
    hash = Math.imul(hash ^ bytes[start + (length >> 2)], 0x01000193);
  }
  for (let i = Math.max(start, last - 7); i < last; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}

function same(text: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}

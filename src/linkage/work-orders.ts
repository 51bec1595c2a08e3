// Work orders: objects that occur in the same exchanges are one piece of work, whichever of them one looks at.
// Without this step one shared template would count as ten shared rare objects.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { mix32 } from "../math/hash.ts";
import { createNumberIndex } from "../math/number-index.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";

const HASHES = 4;
/** Words kept per object, of one cache line: exchanges, the account of the last one, whether there were others, and the min-hashes. */
const STRIDE = 8;
const LAST_ACCOUNT = 1;
const SHARED = 2;
const SIGNATURE = 4;
const EMPTY = 0xffffffff;
const CONTEXT = OBJECT_KINDS.indexOf("context");

/**
 * Merges objects whose exchange sets have a Jaccard similarity of about 0.75 and above (3 of 4 min-hashes over row numbers
 * agree), over the first `rows` rows. Own-context entities are left out: a repository is not a work order. What one account alone uses is
 * not compared: nobody shares it.
 */
export function findWorkOrders(frame: Frame, principals: Principals, rows: number): WorkOrders {
  const records = describeObjects(frame, rows);
  const { of, count } = mergeByCoOccurrence(frame, records);
  return incidence(frame, principals, rows, records, of, count);
}

function describeObjects(frame: Frame, rows: number): Uint32Array {
  const { start, values } = frame.objects;
  const records = new Uint32Array(frame.objectKind.length * STRIDE);
  for (let at = 0; at < records.length; at += STRIDE) records.fill(EMPTY, at + SIGNATURE, at + SIGNATURE + HASHES);
  const h = new Uint32Array(HASHES);
  for (let row = 0; row < rows; row++) {
    const account = frame.account[row];
    for (let j = 0; j < HASHES; j++) h[j] = mix32(row ^ Math.imul(j + 1, 0x9e3779b1));
    for (let i = start[row]; i < start[row + 1]; i++) {
      const at = values[i] * STRIDE;
      if (records[at] > 0 && records[at + LAST_ACCOUNT] !== account) records[at + SHARED] = 1;
      records[at]++;
      records[at + LAST_ACCOUNT] = account;
      for (let j = 0; j < HASHES; j++) if (h[j] < records[at + SIGNATURE + j]) records[at + SIGNATURE + j] = h[j];
    }
  }
  return records;
}

function mergeByCoOccurrence(frame: Frame, records: Uint32Array): { of: Uint32Array; count: number } {
  const objects = frame.objectKind.length;
  const parent = Uint32Array.from({ length: objects }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  };
  const compared: number[] = [];
  for (let object = 0; object < objects; object++)
    if (records[object * STRIDE + SHARED] === 1 && frame.objectKind[object] !== CONTEXT) compared.push(object);
  for (let j = 0; j < HASHES; j++) {
    const k = (j + 1) % HASHES;
    const buckets = createNumberIndex(compared.length);
    const first = new Uint32Array(compared.length);
    for (const object of compared) {
      const at = object * STRIDE + SIGNATURE;
      const known = buckets.size;
      const bucket = buckets.add(records[at + j] * 1_048_576 + (records[at + k] >>> 12));
      if (bucket === known) {
        first[bucket] = object;
        continue;
      }
      const other = first[bucket];
      let equal = 0;
      for (let q = 0; q < HASHES; q++) if (records[at + q] === records[other * STRIDE + SIGNATURE + q]) equal++;
      if (equal >= 3) parent[root(object)] = root(other);
    }
  }
  const of = new Uint32Array(objects);
  const number = new Int32Array(objects).fill(-1);
  let count = 0;
  for (let object = 0; object < objects; object++) {
    const r = root(object);
    if (number[r] < 0) number[r] = count++;
    of[object] = number[r];
  }
  return { of, count };
}

function incidence(
  frame: Frame,
  principals: Principals,
  rows: number,
  records: Uint32Array,
  of: Uint32Array,
  count: number,
): WorkOrders {
  const { rowStart, rows: rowsOf } = rowsByOrder(frame, rows, of, count);
  const start = new Uint32Array(count + 1);
  const distinct = new Uint32Array(count);
  const account: number[] = [];
  const weight: number[] = [];
  const place = new Int32Array(frame.accounts.length).fill(-1);
  const mark = new Int32Array(principals.count).fill(-1);
  for (let w = 0; w < count; w++) {
    for (let i = rowStart[w]; i < rowStart[w + 1]; i++) {
      const a = frame.account[rowsOf[i]];
      if (place[a] >= start[w]) {
        weight[place[a]]++;
        continue;
      }
      place[a] = account.length;
      account.push(a);
      weight.push(1);
      const principal = principals.of[a];
      if (mark[principal] !== w) distinct[w]++;
      mark[principal] = w;
    }
    start[w + 1] = account.length;
  }
  return {
    of,
    count,
    principals: distinct,
    representative: representatives(frame, records, of, count),
    rowStart,
    rows: rowsOf,
    start,
    account: Uint32Array.from(account),
    weight: Uint32Array.from(weight),
  };
}

/** Each row once in each of its work orders, in time order. */
function rowsByOrder(
  frame: Frame,
  rows: number,
  of: Uint32Array,
  count: number,
): Pick<WorkOrders, "rowStart" | "rows"> {
  const { start, values } = frame.objects;
  const last = new Int32Array(count);
  const each = (visit: (order: number, row: number) => void): void => {
    last.fill(-1);
    for (let row = 0; row < rows; row++) {
      for (let i = start[row]; i < start[row + 1]; i++) {
        if (frame.objectKind[values[i]] === CONTEXT) continue;
        const order = of[values[i]];
        if (last[order] === row) continue;
        last[order] = row;
        visit(order, row);
      }
    }
  };
  const rowStart = new Uint32Array(count + 1);
  each((order) => {
    rowStart[order + 1]++;
  });
  for (let w = 0; w < count; w++) rowStart[w + 1] += rowStart[w];
  const next = rowStart.slice();
  const listed = new Uint32Array(rowStart[count]);
  each((order, row) => {
    listed[next[order]++] = row;
  });
  return { rowStart, rows: listed };
}

function representatives(frame: Frame, records: Uint32Array, of: Uint32Array, count: number): Uint32Array {
  const representative = new Uint32Array(count);
  const best = new Uint32Array(count);
  for (let object = 0; object < of.length; object++) {
    const exchanges = records[object * STRIDE];
    if (frame.objectKind[object] === CONTEXT || exchanges <= best[of[object]]) continue;
    best[of[object]] = exchanges;
    representative[of[object]] = object;
  }
  return representative;
}

// Work orders: objects that occur in the same exchanges are one piece of work, whichever of them one looks at.
// Without this step one shared template would count as ten shared rare objects.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import { mix32 } from "../math/hash.ts";
import { createNumberIndex } from "../math/number-index.ts";
import { OBJECT_KINDS } from "../model/sketch.ts";

const HASHES = 4;
const EMPTY = 0xffffffff;
const CONTEXT = OBJECT_KINDS.indexOf("context");

/**
 * Merges objects whose exchange sets have a Jaccard similarity of about 0.75 and above (3 of 4 min-hashes over row numbers
 * agree), over the first `rows` rows. Own-context entities are left out: a repository is not a work order.
 */
export function findWorkOrders(frame: Frame, principals: Principals, rows: number): WorkOrders {
  const { start, values } = frame.objects;
  const objects = frame.objectKind.length;
  const seen = new Uint32Array(objects);
  const signature = new Uint32Array(objects * HASHES).fill(EMPTY);
  const h = new Uint32Array(HASHES);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < HASHES; j++) h[j] = mix32(row ^ Math.imul(j + 1, 0x9e3779b1));
    for (let i = start[row]; i < start[row + 1]; i++) {
      const object = values[i];
      seen[object]++;
      const at = object * HASHES;
      for (let j = 0; j < HASHES; j++) if (h[j] < signature[at + j]) signature[at + j] = h[j];
    }
  }
  const of = mergeByCoOccurrence(frame, seen, signature);
  return incidence(frame, principals, rows, seen, of.of, of.count);
}

function mergeByCoOccurrence(
  frame: Frame,
  seen: Uint32Array,
  signature: Uint32Array,
): { of: Uint32Array; count: number } {
  const objects = seen.length;
  const parent = Uint32Array.from({ length: objects }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  };
  for (let j = 0; j < HASHES; j++) {
    const k = (j + 1) % HASHES;
    const buckets = createNumberIndex(objects);
    const first: number[] = [];
    for (let object = 0; object < objects; object++) {
      if (seen[object] < 2 || frame.objectKind[object] === CONTEXT) continue;
      const at = object * HASHES;
      const bucket = buckets.add(signature[at + j] * 1_048_576 + (signature[at + k] >>> 12));
      const other = first[bucket];
      if (other === undefined) {
        first[bucket] = object;
        continue;
      }
      let equal = 0;
      for (let q = 0; q < HASHES; q++) if (signature[at + q] === signature[other * HASHES + q]) equal++;
      if (equal >= 3) parent[root(object)] = root(other);
    }
  }
  const of = new Uint32Array(objects);
  const numbers = createNumberIndex(objects);
  for (let object = 0; object < objects; object++) of[object] = numbers.add(root(object));
  return { of, count: numbers.size };
}

function incidence(
  frame: Frame,
  principals: Principals,
  rows: number,
  seen: Uint32Array,
  of: Uint32Array,
  count: number,
): WorkOrders {
  const { start, values } = frame.objects;
  const accountsInAll = frame.accounts.length;
  const exchanges = new Uint32Array(count);
  const representative = new Uint32Array(count);
  const best = new Uint32Array(count);
  for (let object = 0; object < of.length; object++) {
    if (frame.objectKind[object] === CONTEXT || seen[object] <= best[of[object]]) continue;
    best[of[object]] = seen[object];
    representative[of[object]] = object;
  }
  const lastRow = new Int32Array(count).fill(-1);
  const pairs = createNumberIndex(rows);
  const weights: number[] = [];
  for (let row = 0; row < rows; row++) {
    const account = frame.account[row];
    for (let i = start[row]; i < start[row + 1]; i++) {
      if (frame.objectKind[values[i]] === CONTEXT) continue;
      const order = of[values[i]];
      if (lastRow[order] === row) continue;
      lastRow[order] = row;
      exchanges[order]++;
      const pair = pairs.add(order * accountsInAll + account);
      weights[pair] = (weights[pair] ?? 0) + 1;
    }
  }
  return { of, count, exchanges, representative, ...compress(frame, principals, count, pairs.values(), weights) };
}

function compress(
  frame: Frame,
  principals: Principals,
  count: number,
  pairs: Float64Array,
  weights: number[],
): Omit<WorkOrders, "of" | "count" | "exchanges" | "representative"> {
  const n = frame.accounts.length;
  const start = new Uint32Array(count + 1);
  const accountStart = new Uint32Array(n + 1);
  const orders = new Uint32Array(pairs.length);
  const owners = new Uint32Array(pairs.length);
  for (let i = 0; i < pairs.length; i++) {
    orders[i] = Math.floor(pairs[i] / n);
    owners[i] = pairs[i] % n;
    start[orders[i] + 1]++;
    accountStart[owners[i] + 1]++;
  }
  for (let w = 0; w < count; w++) start[w + 1] += start[w];
  for (let a = 0; a < n; a++) accountStart[a + 1] += accountStart[a];
  const account = new Uint32Array(pairs.length);
  const weight = new Uint32Array(pairs.length);
  const byAccount = new Uint32Array(pairs.length);
  const next = start.slice();
  const nextOfAccount = accountStart.slice();
  for (let i = 0; i < pairs.length; i++) {
    const at = next[orders[i]]++;
    account[at] = owners[i];
    weight[at] = weights[i];
    byAccount[nextOfAccount[owners[i]]++] = at;
  }
  const accounts = new Uint32Array(count);
  const distinct = new Uint32Array(count);
  const mark = new Int32Array(principals.count).fill(-1);
  for (let w = 0; w < count; w++) {
    accounts[w] = start[w + 1] - start[w];
    for (let i = start[w]; i < start[w + 1]; i++) {
      const principal = principals.of[account[i]];
      if (mark[principal] === w) continue;
      mark[principal] = w;
      distinct[w]++;
    }
  }
  return { accounts, principals: distinct, start, account, weight, accountStart, byAccount };
}

// Accounts that draw on one stock of items: many prompts, each asked by a few of them and by hardly anybody else. Finds pools that put
// nothing in common around their items, where several answers are taken of each (best of k) or items are drawn anew.
import { type Frame, isItem } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { mix32 } from "../math/hash.ts";
import { buildCsr, type Csr, leiden } from "../math/leiden.ts";
import { createNumberIndex } from "../math/number-index.ts";
import type { Random } from "../math/random.ts";

/** Up to here all pairs of an item's askers are joined; beyond, each is joined to NEIGHBOURS others (cost stays linear). */
const PAIR_CAP = 32;
const NEIGHBOURS = 8;
/** What over a fifth of all principals ask distinguishes nobody. */
const HUB_SHARE = 0.2;
/** Pairs joined in all, about; where there are more, items are taken by lot. */
const MOST_PAIRS = 4_000_000;
/** Items that an account has in common with its group, and the principals of a group: fewer are a coincidence. */
const LEAST_ITEMS = 3;
const LEAST_PRINCIPALS = 3;
/** Items in common per pair that a group has at least (constant Potts model): a large pool has few for each pair, and many for each account. */
const DENSITY = [1, 0.1];

export interface ItemGroup {
  accounts: Uint32Array;
  /** A row of each item that two or more principals of the group ask and few others do. */
  items: number[];
}

/** Distinct accounts that ask an item: `accounts[start[i] .. start[i + 1])`, and a row of it. */
interface Items {
  /** Share of the items that were taken. */
  part: number;
  row: number[];
  start: number[];
  accounts: number[];
}

export function itemGroups(frame: Frame, principals: Principals, rows: number, random: Random): ItemGroup[] {
  const items = sharedItems(frame, principals, rows);
  const graph = joined(items, principals, frame.accounts.length);
  return DENSITY.flatMap((resolution) =>
    groupsIn(leiden(graph, { resolution: resolution * items.part, quality: "cpm", random }), items, principals),
  );
}

/** Items that two principals ask, and at most a fifth of all. */
function sharedItems(frame: Frame, principals: Principals, rows: number): Items {
  const { text, account } = frame;
  const opens = (row: number): boolean => frame.conversation[row] === row && isItem(frame, row);
  let last = 0;
  for (let row = 0; row < rows; row++) if (text[row] > last) last = text[row];
  const begin = new Uint32Array(last + 2);
  for (let row = 0; row < rows; row++) if (opens(row)) begin[text[row] + 1]++;
  for (let t = 0; t <= last; t++) begin[t + 1] += begin[t];
  const byText = new Uint32Array(begin[last + 1]);
  const next = begin.slice();
  for (let row = 0; row < rows; row++) if (opens(row)) byText[next[text[row]]++] = row;
  let pairs = 0;
  for (let t = 1; t <= last; t++) pairs += pairsOf(begin[t + 1] - begin[t]);
  const part = Math.min(1, MOST_PAIRS / Math.max(1, pairs));
  const most = Math.max(8, HUB_SHARE * principals.count);
  const items: Items = { part, row: [], start: [0], accounts: [] };
  const asked = new Int32Array(frame.accounts.length).fill(-1);
  const counted = new Int32Array(principals.count).fill(-1);
  for (let t = 1; t <= last; t++) {
    if (begin[t + 1] - begin[t] < 2 || (part < 1 && mix32(t) >= part * 2 ** 32)) continue;
    const from = items.accounts.length;
    let distinct = 0;
    for (let i = begin[t]; i < begin[t + 1]; i++) {
      const a = account[byText[i]];
      if (asked[a] === t) continue;
      asked[a] = t;
      items.accounts.push(a);
      if (counted[principals.of[a]] !== t) distinct++;
      counted[principals.of[a]] = t;
    }
    if (distinct < 2 || distinct > most) items.accounts.length = from;
    else {
      items.row.push(byText[begin[t]]);
      items.start.push(items.accounts.length);
    }
  }
  return items;
}

/** Edges: items that two accounts of different principals have in common. */
function joined({ row, start, accounts }: Items, principals: Principals, n: number): Csr {
  const index = createNumberIndex(1 << 14);
  let weight = new Float64Array(1 << 14);
  for (let i = 0; i < row.length; i++) {
    const size = start[i + 1] - start[i];
    for (let j = 0; j < size; j++) {
      for (let s = 1; s <= stepsOf(size, j); s++) {
        const a = accounts[start[i] + j];
        const other = size <= PAIR_CAP ? j + s : mix32(i ^ Math.imul(j * NEIGHBOURS + s, 0x9e3779b1)) % size;
        const b = accounts[start[i] + other];
        if (principals.of[a] === principals.of[b]) continue;
        const at = index.add(a < b ? a * n + b : b * n + a);
        if (at >= weight.length) {
          const wider = new Float64Array(2 * weight.length);
          wider.set(weight);
          weight = wider;
        }
        weight[at]++;
      }
    }
  }
  const keys = index.values();
  const from = Uint32Array.from(keys, (key) => Math.floor(key / n));
  return buildCsr(
    n,
    from,
    Uint32Array.from(keys, (key) => key % n),
    weight.subarray(0, keys.length),
  );
}

function pairsOf(askers: number): number {
  return askers <= PAIR_CAP ? (askers * (askers - 1)) / 2 : askers * NEIGHBOURS;
}

/** How many others the `j`-th of an item's askers is joined to. */
function stepsOf(askers: number, j: number): number {
  return askers <= PAIR_CAP ? askers - 1 - j : NEIGHBOURS;
}

/** Of each community those who share enough of what is mostly its own. */
function groupsIn(community: Uint32Array, items: Items, principals: Principals): ItemGroup[] {
  const { row, start, accounts } = items;
  const own = new Map<number, { rows: number[]; held: Map<number, number> }>();
  for (let i = 0; i < row.length; i++) {
    const askers = accounts.slice(start[i], start[i + 1]);
    for (const c of new Set(askers.map((a) => community[a]))) {
      const inside = askers.filter((a) => community[a] === c);
      if (2 * inside.length < askers.length || new Set(inside.map((a) => principals.of[a])).size < 2) continue;
      const group = own.get(c) ?? { rows: [], held: new Map<number, number>() };
      own.set(c, group);
      group.rows.push(row[i]);
      for (const a of inside) group.held.set(a, (group.held.get(a) ?? 0) + 1);
    }
  }
  return [...own.values()].flatMap(({ rows, held }) => {
    const members = [...held].filter(([, n]) => n >= LEAST_ITEMS).map(([a]) => a);
    if (new Set(members.map((a) => principals.of[a])).size < LEAST_PRINCIPALS) return [];
    return [{ accounts: Uint32Array.from(members).sort(), items: rows }];
  });
}

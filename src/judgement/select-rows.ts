// Which exchanges of a candidate's accounts belong to it: those of its core work; else those of its members' own shape; else all.

import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { WorkOrders } from "../frame/work-orders.ts";
import type { Population } from "./population.ts";

/** Rows of each account: `rows[start[a] .. start[a + 1])`, in time order. */
export interface RowsByAccount {
  start: Uint32Array;
  rows: Uint32Array;
}

export function rowsByAccount(frame: Frame, known: number): RowsByAccount {
  const start = new Uint32Array(frame.accounts.length + 1);
  for (let row = 0; row < known; row++) start[frame.account[row] + 1]++;
  for (let a = 0; a < frame.accounts.length; a++) start[a + 1] += start[a];
  const next = start.slice();
  const rows = new Uint32Array(known);
  for (let row = 0; row < known; row++) rows[next[frame.account[row]]++] = row;
  return { start, rows };
}

export function selectRows(
  frame: Frame,
  candidate: Candidate,
  orders: WorkOrders,
  population: Population,
  index: RowsByAccount,
): Uint32Array {
  const core = new Set(candidate.orders);
  const kept: number[] = [];
  for (const account of candidate.accounts) {
    for (let i = index.start[account]; i < index.start[account + 1]; i++) {
      const row = index.rows[i];
      if (core.size > 0 ? inOrders(frame, orders, core, row) : inShape(frame, candidate, population, account, row))
        kept.push(row);
    }
  }
  return Uint32Array.from(kept).sort();
}

function inOrders(frame: Frame, orders: WorkOrders, core: Set<number>, row: number): boolean {
  for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
    if (core.has(orders.of[frame.objects.values[i]])) return true;
  return false;
}

function inShape(frame: Frame, candidate: Candidate, population: Population, account: number, row: number): boolean {
  return candidate.route !== "shape" || frame.params[row] === population.topParams[account];
}

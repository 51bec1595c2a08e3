// Which exchanges of a candidate's accounts belong to it: those of its core work; else those of its members' own shape; else all.

import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { Setting } from "./lead.ts";
import type { Population } from "./population.ts";

/** Fewer independent principals are no cluster, and no candidate is made of a work order that fewer share. */
export const LEAST_PRINCIPALS = 3;

/** Rows of each account: `rows[start[i] .. start[i + 1])`, in time order. */
export interface RowIndex {
  start: Uint32Array;
  rows: Uint32Array;
}

export function rowsByAccount(frame: Frame, known: number): RowIndex {
  const start = new Uint32Array(frame.accounts.length + 1);
  for (let row = 0; row < known; row++) start[frame.account[row] + 1]++;
  for (let a = 0; a < frame.accounts.length; a++) start[a + 1] += start[a];
  const next = start.slice();
  const rows = new Uint32Array(known);
  for (let row = 0; row < known; row++) rows[next[frame.account[row]]++] = row;
  return { start, rows };
}

/** In time order, each row once. */
export function selectRows({ frame, population, orders }: Setting, candidate: Candidate): Uint32Array {
  const kept: number[] = [];
  if (candidate.orders.length > 0) {
    const members = new Set(candidate.accounts);
    for (const order of candidate.orders)
      for (let i = orders.rowStart[order]; i < orders.rowStart[order + 1]; i++)
        if (members.has(frame.account[orders.rows[i]])) kept.push(orders.rows[i]);
    const sorted = Uint32Array.from(kept).sort();
    return candidate.orders.length === 1 ? sorted : sorted.filter((row, i) => i === 0 || row !== sorted[i - 1]);
  }
  const { index } = population;
  for (const account of candidate.accounts) {
    for (let i = index.start[account]; i < index.start[account + 1]; i++) {
      const row = index.rows[i];
      if (inShape(frame, candidate, population, account, row)) kept.push(row);
    }
  }
  return Uint32Array.from(kept).sort();
}

function inShape(frame: Frame, candidate: Candidate, population: Population, account: number, row: number): boolean {
  return candidate.route !== "shape" || frame.params[row] === population.topParams[account];
}

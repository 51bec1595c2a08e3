// Which exchanges of a candidate's accounts belong to it: those of its core work; else those of its members' own shape; else all.

import type { Candidate } from "../frame/candidate.ts";
import type { Frame } from "../frame/frame.ts";
import type { Setting } from "./lead.ts";
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

/** In time order. The core orders of the candidate are marked in `place`. */
export function selectRows({ frame, orders, population, index, place }: Setting, candidate: Candidate): Uint32Array {
  const { start, values } = frame.objects;
  const inCore = (row: number): boolean => {
    for (let i = start[row]; i < start[row + 1]; i++) if (place[orders.of[values[i]]] > 0) return true;
    return false;
  };
  const byWork = candidate.orders.length > 0;
  const kept: number[] = [];
  for (const account of candidate.accounts) {
    for (let i = index.start[account]; i < index.start[account + 1]; i++) {
      const row = index.rows[i];
      if (byWork ? inCore(row) : inShape(frame, candidate, population, account, row)) kept.push(row);
    }
  }
  return Uint32Array.from(kept).sort();
}

function inShape(frame: Frame, candidate: Candidate, population: Population, account: number, row: number): boolean {
  return candidate.route !== "shape" || frame.params[row] === population.topParams[account];
}

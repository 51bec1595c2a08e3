// Which model each account asked most on each day: how a move from one model to another is seen.
import type { Frame } from "../frame/frame.ts";

const DAY_MS = 24 * 3_600_000;
/** Exchanges of a day that show what an account asks. */
const LEAST_EXCHANGES = 3;

export interface ModelDays {
  days: number;
  /** Model + 1 of owner o on day d at `o * days + d`; 0 where too little was asked. */
  main: Uint16Array;
}

/** `rows` in time order, or how many of the frame's first; `ownerOf` numbers who asked, below `owners`; days count from `fromMs`. */
export function modelDays(
  frame: Frame,
  rows: Uint32Array | number,
  ownerOf: (row: number) => number,
  owners: number,
  fromMs: number,
  toMs: number,
): ModelDays {
  const days = Math.max(1, Math.ceil((toMs - fromMs) / DAY_MS));
  const main = new Uint16Array(owners * days);
  const models = frame.models.length;
  const counts = new Map<number, number>();
  const most = new Uint32Array(owners);
  let today = 0;
  const n = typeof rows === "number" ? rows : rows.length;
  for (let i = 0; i < n; i++) {
    const row = typeof rows === "number" ? i : rows[i];
    const day = Math.floor((frame.time[row] - fromMs) / DAY_MS);
    if (day !== today) {
      counts.clear();
      most.fill(0);
      today = day;
    }
    const owner = ownerOf(row);
    const key = owner * models + frame.model[row];
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most[owner]) continue;
    most[owner] = count;
    if (count >= LEAST_EXCHANGES) main[owner * days + day] = frame.model[row] + 1;
  }
  return { days, main };
}

/** Owners among `of` that were there on `day` and on the day before, and those of them that had changed their model. */
export function switchedOn(
  { days, main }: ModelDays,
  day: number,
  of: Iterable<number>,
): { there: number; moved: number } {
  let there = 0;
  let moved = 0;
  for (const owner of of) {
    const before = main[owner * days + day - 1];
    const now = main[owner * days + day];
    if (before === 0 || now === 0) continue;
    there++;
    if (before !== now) moved++;
  }
  return { there, moved };
}

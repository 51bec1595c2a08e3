// Progress on stderr: one line rewritten on a terminal, a line now and then otherwise. It never holds anything from the input.
import type { Progress } from "../pipeline.ts";
import { plainLine } from "./terminal.ts";

export interface ProgressOutput {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

export interface ProgressLine {
  update(progress: Progress): void;
  /** Removes the line from a terminal; call it before anything else is printed. */
  clear(): void;
}

const STAGE: Record<Progress["stage"], string> = {
  load: "Reading logs",
  read: "Preparing",
  link: "Linking accounts",
  judge: "Judging",
  replay: "Replaying",
};
const REDRAW_MS = 100;
const SPARSE_MS = 10_000;

/** `now` gives milliseconds that never run back. */
export function createProgress(output: ProgressOutput, now: () => number = () => performance.now()): ProgressLine {
  let stage = "";
  let startedAt = 0;
  let startedDone = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  let ended = false;
  return {
    update(progress) {
      const at = now();
      const fresh = progress.stage !== stage;
      if (fresh) {
        stage = progress.stage;
        startedAt = at;
        startedDone = progress.done;
        ended = false;
      }
      const finished = progress.total !== undefined && progress.done >= progress.total;
      if (!fresh && (!finished || ended) && at - drawnAt < (output.isTTY ? REDRAW_MS : SPARSE_MS)) return;
      drawnAt = at;
      ended = finished;
      const line = progressText(progress, at - startedAt, progress.done - startedDone);
      if (output.isTTY) output.write(`\r\x1b[K${plainLine(line, (output.columns || 80) - 1)}`);
      else output.write(`${plainLine(line, 200)}\n`);
      drawn = true;
    },
    clear() {
      if (drawn && output.isTTY) output.write("\r\x1b[K");
      drawn = false;
    },
  };
}

/** "Reading logs  120,000 of 170,000 exchanges  71 %  41,000/s  about 2 s left". `elapsedMs` and `done` count from the stage's start. */
export function progressText(progress: Progress, elapsedMs: number, done: number): string {
  const { total, unit, note } = progress;
  const parts = [STAGE[progress.stage] ?? progress.stage];
  if (total !== undefined) parts.push(`${amount(progress.done, unit, false)} of ${amount(total, unit)}`);
  else if (progress.done > 0) parts.push(amount(progress.done, unit));
  if (total !== undefined && total > 0) parts.push(`${Math.floor((100 * Math.min(progress.done, total)) / total)} %`);
  // A rate over less than half a second says nothing.
  if (elapsedMs > 500 && done > 0) {
    const perMs = done / elapsedMs;
    parts.push(`${amount(perMs * 1000, unit, false)}/s`);
    if (total !== undefined && progress.done < total)
      parts.push(`about ${timeLeft((total - progress.done) / perMs)} left`);
  }
  if (note !== undefined && note !== "") parts.push(note);
  return parts.join("  ");
}

function amount(value: number, unit: string, named = true): string {
  if (unit === "bytes") return value >= 1e9 ? `${(value / 1e9).toFixed(1)} GB` : `${(value / 1e6).toFixed(1)} MB`;
  return `${Math.round(value).toLocaleString("en-US")}${named ? ` ${unit}` : ""}`;
}

function timeLeft(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1000);
  if (seconds < 100) return `${seconds} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}

// C4: whether the number of requests in flight is held constant, as by a worker pool.
import type { Signal } from "../signal.ts";

const BLOCK_MS = 1_800_000;

export const inFlightDispersion: Signal = {
  id: "in-flight-dispersion",
  family: "timing",
  unit: "log of variance to mean",
  direction: -1,
  rationale: "W workers keep W requests in flight whatever the hour; independent arrivals scatter at least like chance",
  evasion: "Open-loop random pacing, which idles capacity",
  source: "Science notes 2.5 C4 (pool about 0.02, independent 1.2)",
  measure: (stream) => {
    const { frame, rows } = stream;
    if (rows.length < 120) return Number.NaN;
    let sum = 0;
    let blocks = 0;
    let from = 0;
    while (from < rows.length) {
      const start = frame.time[rows[from]];
      let to = from;
      let busy = 0;
      while (to < rows.length && frame.time[rows[to]] < start + BLOCK_MS) busy += frame.durationMs[rows[to++]];
      const meanInFlight = busy / BLOCK_MS;
      if (to - from >= 40 && meanInFlight > 0.5) {
        const ratio = dispersion(stream.frame.time, frame.durationMs, rows, from, to, start, (3 * busy) / (to - from));
        if (!Number.isNaN(ratio)) {
          sum += ratio;
          blocks++;
        }
      }
      from = to;
    }
    return blocks < 2 ? Number.NaN : Math.log(sum / blocks + 0.01);
  },
  explain: (v) => `requests in flight vary ${Math.exp(v).toFixed(2)} times as much as independent arrivals would`,
};

/** Variance over mean of the requests in flight, sampled every `stepMs` (at least three service times apart). */
function dispersion(
  time: Float64Array,
  duration: Uint32Array,
  rows: Uint32Array,
  from: number,
  to: number,
  start: number,
  stepMs: number,
): number {
  const samples = Math.floor(BLOCK_MS / Math.max(1_000, stepMs));
  if (samples < 8) return Number.NaN;
  const counts = new Float64Array(samples);
  for (let i = from; i < to; i++) {
    const begin = time[rows[i]] - start;
    const first = Math.ceil(begin / stepMs);
    const last = Math.min(samples - 1, Math.floor((begin + duration[rows[i]]) / stepMs));
    for (let s = first; s <= last; s++) counts[s]++;
  }
  const mean = counts.reduce((x, y) => x + y, 0) / samples;
  if (mean < 0.5) return Number.NaN;
  return counts.reduce((x, y) => x + (y - mean) ** 2, 0) / (samples - 1) / mean;
}

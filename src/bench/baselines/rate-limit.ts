// The per-account rate limit that every gateway has: exchanges in the busiest clock hour.
import type { Baseline } from "./baseline.ts";

const HOUR_MS = 3_600_000;

export const rateLimit: Baseline = {
  id: "rate-limit",
  title: "Rate limit per account",
  source: "common practice; Elastic rule High-Frequency Single-Model Inference API Probing",
  departure: "the limit is learned on worlds instead of set by hand",
  score({ frame }) {
    const peak = new Float64Array(frame.accounts.length);
    const hour = new Float64Array(peak.length).fill(-1);
    const count = new Uint32Array(peak.length);
    for (let row = 0; row < frame.n; row++) {
      const account = frame.account[row];
      const now = Math.floor(frame.time[row] / HOUR_MS);
      if (hour[account] !== now) {
        hour[account] = now;
        count[account] = 0;
      }
      peak[account] = Math.max(peak[account], ++count[account]);
    }
    return peak;
  },
};

// `--step 6h`: how far replay moves the clock before it judges again.
import { AppError } from "../errors.ts";
import { quoted } from "./terminal.ts";

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "15m", "1h", "6h", "1d" to milliseconds. Throws AppError OPTION_INVALID for anything else, and outside 1 minute to 366 days. */
export function parseStep(text: string): number {
  const match = /^(\d{1,6})(m|h|d)$/.exec(text.trim());
  const stepMs = match === null ? 0 : Number(match[1]) * UNIT_MS[match[2]];
  if (stepMs < 60_000 || stepMs > 366 * UNIT_MS.d)
    throw new AppError("OPTION_INVALID", `--step ${quoted(text)} is not a step`, {
      hint: "use a number and m, h or d, from 1m to 366d, such as 15m, 1h, 6h or 1d",
    });
  return stepMs;
}

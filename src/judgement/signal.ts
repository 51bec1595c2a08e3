// A signal: one named statistic of a sub-stream. It says what it measures, why an extractor shows it, and how to avoid it.
import type { Stream } from "./stream.ts";

export const FAMILIES = [
  "shared-work",
  "allocation",
  "timing",
  "identity",
  "purpose",
  "provenance",
  "history",
] as const;
export type Family = (typeof FAMILIES)[number];

/** The families of the key of purpose; the key of one hand is asked of the others. No family turns both. */
export const PURPOSE_FAMILIES: readonly Family[] = ["purpose", "provenance"];

export interface Signal {
  /** Kebab-case; never reused for something else. */
  id: string;
  family: Family;
  unit: string;
  /** Whether more (1) or less (-1) of it speaks for a campaign; 0 where either end can. Learning may not turn it round. */
  direction: 1 | -1 | 0;
  /** What an extractor does that an honest heavy user does not. */
  rationale: string;
  /** How to avoid it, and what that costs. */
  evasion: string;
  /** Paper or report, with date. */
  source: string;
  /** `openings`: measured on the exchanges that open a conversation; else on all. */
  of?: "openings";
  /** The value for a sub-stream; NaN when it cannot be known from what is there. */
  measure(stream: Stream): number;
  /** The finding's reader sees this. */
  explain(value: number): string;
}

export const percent = (value: number): string => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;

// What a campaign took, beside what published work found to be enough. It sets urgency, never guilt: it is computed after the verdict.
import { z } from "zod";

/** What answers can teach a student model, each with a published set that sufficed (sizes and sources: docs/report.md). */
export const SUFFICIENT_SETS = ["elicitation", "reasoning", "agent-trajectories", "rubric-grading", "style"] as const;
export type SufficientSet = (typeof SUFFICIENT_SETS)[number];

const Amount = z.number().min(0);
const RangeSchema = z.object({ low: Amount, estimate: Amount, high: Amount });

export const ExposureSchema = z.object({
  /** Usable exchanges: answered, not refused, not cut at the limit. Bound and estimate as those of the finding's exchanges. */
  usable: z.object({ lower_bound: z.number().int().min(0), estimate: z.number().int().min(0) }),
  /** The fullest first; a set of which nothing can be told is left out. */
  sets: z.array(
    z.object({
      set: z.enum(SUFFICIENT_SETS),
      unit: z.enum(["answers", "trajectories", "judgements"]),
      /** Units in the published set. */
      size: z.number().int().min(1),
      /** Effective units taken: a repeated item counts less each time. */
      taken: RangeSchema,
      /** Logarithmic: 0 nothing, 1 as much as the published set, at most 1.5. */
      index: RangeSchema,
      text: z.string(),
    }),
  ),
  /** Of the usable exchanges; absent when the logs do not carry them. */
  tokens: z.object({ input: z.number().int().min(0), output: z.number().int().min(0) }).optional(),
  /** Dollars at list prices of the models of 2026: every discount on the lower bound, none on all. */
  list_price_usd: z.object({ low: Amount, high: Amount }).optional(),
});
export type Exposure = z.infer<typeof ExposureSchema>;

// findings.json and decisions.jsonl (contract, sections 5 and 6).
import { z } from "zod";
import { ExposureSchema } from "./exposure.ts";

export const VERDICTS = ["distillation-campaign", "relay-pool", "compromised-customer", "coordinated-other"] as const;
export type Verdict = (typeof VERDICTS)[number];
export const RECOMMENDATIONS = [
  "suspend-cluster",
  "step-up",
  "throttle",
  "review",
  "protect-and-notify",
  "none",
] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];
export const LEVELS = ["none", "low", "moderate", "high"] as const;
export type Level = (typeof LEVELS)[number];

const Share = z.number().min(0).max(1);

export const FindingSchema = z.object({
  id: z.string().startsWith("F-"),
  verdict: z.enum(VERDICTS),
  recommended: z.enum(RECOMMENDATIONS),
  confidence: z.object({
    coordination: z.object({ level: z.enum(LEVELS), e_value: z.number().min(0) }),
    purpose: z.object({ level: z.enum(LEVELS), log_odds: z.number() }),
    relay: z.object({ level: z.enum(LEVELS), log_odds: z.number() }),
    attribution: z.object({ level: z.enum(LEVELS) }),
  }),
  window: z.object({ from: z.string(), to: z.string() }),
  accounts: z.array(
    z.object({ account: z.string(), probability: Share, exchanges: z.number().int().min(0), share: Share }),
  ),
  exchanges: z.object({ lower_bound: z.number().int().min(0), estimate: z.number().int().min(0) }),
  models: z.record(z.string(), z.number().int()),
  capabilities: z.record(z.string(), z.number()),
  /** What was taken; on campaigns only. An addition to the contract's fields: it says how urgent, never whether. */
  exposure: ExposureSchema.optional(),
  reasons: z.array(z.object({ signal: z.string(), bits: z.number(), text: z.string() })),
  alternatives: z.array(z.object({ explanation: z.string(), bits: z.number(), text: z.string() })),
});
export type Finding = z.infer<typeof FindingSchema>;

/** Ends the id of a finding that lists further accounts of another one, whose id comes before it. */
export const BESIDE = "-beside";

/** The id of the finding that this one is beside; undefined when it stands for itself. */
export function besideOf({ id }: Pick<Finding, "id">): string | undefined {
  return id.endsWith(BESIDE) ? id.slice(0, -BESIDE.length) : undefined;
}

export const FindingsFileSchema = z.object({
  v: z.literal(1),
  tool: z.object({ name: z.literal("stillwatch"), version: z.string() }),
  window: z.object({ from: z.string(), to: z.string() }),
  totals: z.object({ exchanges: z.number().int(), accounts: z.number().int(), rejected: z.number().int() }),
  findings: z.array(FindingSchema),
});
export type FindingsFile = z.infer<typeof FindingsFileSchema>;

export const DecisionSchema = z.object({
  v: z.literal(1),
  time: z.string(),
  account: z.string(),
  finding: z.string(),
  verdict: z.enum(VERDICTS),
  recommended: z.enum(RECOMMENDATIONS),
  probability: Share,
});
export type Decision = z.infer<typeof DecisionSchema>;

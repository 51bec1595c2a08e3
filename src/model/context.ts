// What the provider knows besides (contract, section 3), one kind a line.
import { z } from "zod";

export const ContextSchema = z.discriminatedUnion("kind", [
  z.object({ v: z.literal(1), kind: z.literal("model-release"), time: z.string(), model: z.string() }),
  z.object({
    v: z.literal(1),
    kind: z.literal("external-release"),
    time: z.string(),
    actor: z.string(),
    model: z.string(),
  }),
  z.object({
    v: z.literal(1),
    kind: z.literal("enforcement"),
    time: z.string(),
    account: z.string(),
    action: z.enum(["suspend", "terminate", "reinstate"]),
  }),
  z.object({
    v: z.literal(1),
    kind: z.literal("principal"),
    principal: z.string(),
    organizations: z.array(z.string()).default([]),
    accounts: z.array(z.string()).default([]),
  }),
  z.object({
    v: z.literal(1),
    kind: z.literal("authorization"),
    principal: z.string().optional(),
    organization: z.string().optional(),
    account: z.string().optional(),
    purpose: z.enum(["evaluation", "research", "distillation", "resale"]),
    expires: z.string().optional(),
  }),
]);

export type Context = z.infer<typeof ContextSchema>;

/** What was known before a time: what bears one from then on, and what bears none. */
export function contextsBefore(contexts: readonly Context[], atMs: number): Context[] {
  return contexts.filter((c) => !("time" in c) || Date.parse(c.time) < atMs);
}

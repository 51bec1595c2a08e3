// One request to a model and its response, as the contract (section 1) writes it, plus what a reader knows of its completeness.
import { z } from "zod";

/** How much of the text a log kept. Anything but `full` is never taken for an empty prompt. */
export const CONTENT_STATES = ["full", "truncated", "redacted", "absent", "by-reference"] as const;
export type ContentState = (typeof CONTENT_STATES)[number];

const Time = z.string();
const Count = z.number().int().min(0).max(4_294_967_295);

export const MessageSchema = z.object({
  role: z.enum(["user", "assistant", "tool"]),
  content: z.string(),
  reasoning_signature: z.string().optional(),
});

/** Unknown fields are ignored (a newer writer may add some); a known field of a wrong type makes the record a reject. */
export const ExchangeSchema = z.object({
  v: z.literal(1),
  id: z.string().min(1).max(512),
  /** RFC 3339, UTC, milliseconds; arrival of the request. */
  time: Time,
  account: z.string().min(1).max(512),
  organization: z.string().optional(),
  credential: z.string().optional(),
  pathway: z.string().default("api"),
  model: z.string().min(1).max(512),
  session: z.string().optional(),
  network: z
    .object({
      ip: z.string().optional(),
      asn: Count.optional(),
      country: z.string().optional(),
      user_agent: z.string().optional(),
      ja4: z.string().optional(),
    })
    .optional(),
  request: z
    .object({
      system: z.string().optional(),
      messages: z.array(MessageSchema),
      tools: z
        .array(z.object({ name: z.string(), description: z.string().optional(), input_schema: z.unknown().optional() }))
        .optional(),
      temperature: z.number().optional(),
      top_p: z.number().optional(),
      max_tokens: Count.optional(),
      stream: z.boolean().optional(),
      reasoning: z.object({ enabled: z.boolean(), budget_tokens: Count.optional() }).optional(),
    })
    .optional(),
  response: z
    .object({
      content: z.string().optional(),
      tool_calls: z.array(z.object({ name: z.string(), arguments: z.unknown().optional() })).optional(),
      stop_reason: z.string().optional(),
      reasoning_signature: z.string().optional(),
    })
    .optional(),
  /** input_tokens includes cached tokens, whatever the source's own habit. */
  usage: z
    .object({
      input_tokens: Count.optional(),
      output_tokens: Count.optional(),
      cache_read_tokens: Count.optional(),
      reasoning_tokens: Count.optional(),
    })
    .optional(),
  status: z.number().int().min(0).max(999).default(200),
  duration_ms: z.number().min(0).optional(),
  /** Ours: set by readers; absent in a contract file means `full` when request text is there. */
  content_state: z.object({ request: z.enum(CONTENT_STATES), response: z.enum(CONTENT_STATES) }).optional(),
});

export type Exchange = z.infer<typeof ExchangeSchema>;
export type Message = z.infer<typeof MessageSchema>;

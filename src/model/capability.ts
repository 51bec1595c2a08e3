// What a piece of work asks of a model. The names are fixed by the contract, section 5.

/** Order is part of the sketch format: score i of `Sketch.capabilities` is CAPABILITIES[i]. */
export const CAPABILITIES = [
  "software-engineering",
  "agentic-reasoning",
  "long-horizon",
  "tool-use",
  "reasoning-elicitation",
  "rubric-grading",
  "safe-rewrite",
  "data-generation",
  "translation",
  "vision",
  "other",
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/** Those that campaigns have been reported to take, beside ordinary software work and tool calls, which everybody asks for. */
export const TARGETED: readonly Capability[] = [
  "agentic-reasoning",
  "long-horizon",
  "reasoning-elicitation",
  "rubric-grading",
  "safe-rewrite",
  "data-generation",
];

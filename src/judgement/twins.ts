// Innocent twins: the honest kinds of work that a cluster could be, each with how well it fits. A twin is weighed by the
// signals that tell it apart from a harvest, with their learned bits turned round.
import type { JudgedLead } from "./lead.ts";
import { SIGNALS } from "./signals/registry.ts";

interface Twin {
  explanation: string;
  /** Signals that speak for or against it. */
  signals: readonly string[];
  why: string;
}

const TWINS: readonly Twin[] = [
  {
    explanation: "users of one popular tool or prompt",
    signals: [
      "load-dispersion",
      "shard-exchangeability",
      "common-rhythm",
      "joint-start",
      "signup-burst",
      "work-commitment",
      "duplicate-locality",
    ],
    why: "independent users differ in load and topics, come on different days and do other things besides",
  },
  {
    explanation: "laboratories running the same public benchmark",
    signals: ["item-overlap", "benchmark-form", "shared-payment", "signup-burst", "output-length", "common-rhythm"],
    why: "laboratories send the same items in full, in short bursts, from established accounts",
  },
  {
    explanation: "a class, course or hackathon",
    signals: [
      "duplicate-locality",
      "personal-words",
      "shared-payment",
      "round-the-clock",
      "stack-homogeneity",
      "config-homogeneity",
    ],
    why: "students write in their own words from their own machines, by day, and for a short time",
  },
  {
    explanation: "a reseller or relay serving many people",
    signals: [
      "personal-words",
      "single-turns",
      "session-life",
      "context-recurrence",
      "harvest-shape",
      "reasoning-elicitation",
      "unissued-turns",
    ],
    why: "a relay carries many people's conversations, with their own projects and follow-ups",
  },
  {
    explanation: "one company's undeclared sister accounts running a product",
    signals: [
      "thin-identity",
      "harvest-shape",
      "reasoning-elicitation",
      "coverage",
      "context-recurrence",
      "output-length",
    ],
    why: "a product's traffic repeats its customers' context, and its owner is verified and has reason to say so",
  },
];

export interface Alternative {
  explanation: string;
  /** Bits by which the evidence prefers this explanation; negative: it speaks against it. */
  bits: number;
  text: string;
}

/** Best-fitting first. */
export function innocentTwins(lead: JudgedLead): Alternative[] {
  const terms = new Map([...lead.scores.coordination.terms, ...lead.scores.purpose.terms].map((t) => [t.signal, t]));
  return TWINS.map((twin) => {
    let bits = 0;
    let strongest: { signal: string; bits: number; value: number } | undefined;
    for (const id of twin.signals) {
      const term = terms.get(id);
      if (term === undefined) continue;
      bits -= term.bits;
      if (strongest === undefined || Math.abs(term.bits) > Math.abs(strongest.bits)) strongest = term;
    }
    const signal = SIGNALS.find((s) => s.id === strongest?.signal);
    const observed = strongest && signal ? `; here ${signal.explain(strongest.value)}` : "";
    return { explanation: twin.explanation, bits: round(bits), text: `${twin.why}${observed}` };
  }).sort((a, b) => b.bits - a.bits);
}

const round = (v: number): number => Math.round(v * 100) / 100;

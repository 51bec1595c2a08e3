// Innocent twins: the honest kinds of work that a cluster could be, each with how well it fits. A twin is weighed by the
// signals that tell it apart from a harvest, with their learned bits turned round, and explained by one of them: the strongest
// on the side that the sum takes. No two twins quote the same figure.
import type { Verdict } from "../model/finding.ts";
import type { JudgedLead } from "./lead.ts";
import type { Term } from "./score.ts";
import { SIGNALS } from "./signals/registry.ts";

interface Twin {
  explanation: string;
  /** The verdict that says the same: no alternative to itself. */
  is?: Verdict;
  /** Signals that speak for or against it, each with what this explanation would lead one to expect. */
  expects: Readonly<Record<string, string>>;
}

const TWINS: readonly Twin[] = [
  {
    explanation: "users of one popular tool or prompt",
    expects: {
      "load-dispersion": "a tool's users differ in load by factors of four and more",
      "shard-exchangeability": "a tool's users keep to topics of their own",
      "common-rhythm": "a tool's users come and go each by their own clock",
      "joint-start": "a tool's users come to it over weeks",
      "signup-burst": "a tool's users signed up at different times",
      "work-commitment": "a tool's users do other things besides",
      "duplicate-locality": "a tool's users ask again what they asked themselves",
    },
  },
  {
    explanation: "customers of one product on an even plan",
    expects: {
      "common-rhythm": "a product's customers come and go each by their own clock",
      "joint-start": "a product's customers come to it over weeks",
      "signup-burst": "a product's customers signed up at different times",
      "shared-payment": "a product's customers pay with cards of their own",
      "context-recurrence": "a product's customers come back to matters of their own",
      "duplicate-locality": "a product's customers ask again what they asked themselves",
    },
  },
  {
    explanation: "laboratories running the same public benchmark",
    expects: {
      "item-overlap": "laboratories that run one benchmark send the same items in full",
      "shared-payment": "laboratories pay with instruments of their own",
      "signup-burst": "laboratories hold accounts that were opened at different times",
      "output-length": "answers to benchmark items are mostly short",
      "common-rhythm": "laboratories run a benchmark each on its own day",
    },
  },
  {
    explanation: "a class, course or hackathon",
    expects: {
      "duplicate-locality": "students repeat prompts of their own",
      "personal-words": "students write as people talk",
      "shared-payment": "students use cards, phones and mailboxes of their own",
      "round-the-clock": "students work by day",
      "stack-homogeneity": "students use machines and clients of their own",
      "config-homogeneity": "students leave settings alone or choose their own",
    },
  },
  {
    explanation: "a reseller or relay serving many people",
    is: "relay-pool",
    expects: {
      "personal-words": "the people behind a relay talk like people",
      "single-turns": "the people behind a relay follow up on answers",
      "session-life": "the people behind a relay hold conversations, which their clients name",
      "context-recurrence": "the people behind a relay come back to projects of their own",
      "reasoning-elicitation": "the people behind a relay seldom want reasoning written out",
    },
  },
  {
    explanation: "one company's undeclared sister accounts running a product",
    expects: {
      "open-ownership": "a company's accounts show whose they are",
      "thin-identity": "a company's accounts are verified or name their organisation",
      "reasoning-elicitation": "a product wants results and seldom written-out reasoning",
      coverage: "a product's prompts come back",
      "context-recurrence": "a product's traffic comes back to its customers' files and projects",
    },
  },
];

export interface Alternative {
  explanation: string;
  /** Bits by which the evidence prefers this explanation; negative: it speaks against it. */
  bits: number;
  text: string;
}

/** What else a lead could be than the verdict says; best-fitting first. */
export function innocentTwins(lead: JudgedLead, verdict: Verdict): Alternative[] {
  const terms = new Map([...lead.scores.coordination.terms, ...lead.scores.purpose.terms].map((t) => [t.signal, t]));
  const quoted = new Set<string>();
  return TWINS.filter((twin) => twin.is !== verdict)
    .map((twin) => {
      const own = Object.keys(twin.expects).flatMap((id) => terms.get(id) ?? []);
      return { twin, own, bits: own.reduce((sum, term) => sum - term.bits, 0) };
    })
    .sort((a, b) => b.bits - a.bits)
    .map(({ twin, own, bits }) => ({
      explanation: twin.explanation,
      bits: round(bits),
      text: reasonOf(twin, bits, own, quoted),
    }));
}

/** The strongest figure on the side that the sum takes and that no other twin has used, which is then marked as used. */
function reasonOf(twin: Twin, bits: number, own: readonly Term[], quoted: Set<string>): string {
  const side = own
    .filter((term) => term.bits * bits < 0 && !quoted.has(term.signal))
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const [strongest] = side;
  const signal = SIGNALS.find((s) => s.id === strongest?.signal);
  if (strongest === undefined || signal === undefined)
    return own.length === 0
      ? "nothing that was measured tells this explanation apart"
      : "no figure of its own tells this explanation apart; it shares its evidence with the others";
  quoted.add(strongest.signal);
  const expected = twin.expects[strongest.signal];
  return `${expected}; ${bits < 0 ? "here" : "so it is here:"} ${signal.explain(strongest.value)}`;
}

const round = (v: number): number => Math.round(v * 100) / 100;

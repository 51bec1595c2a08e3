// What a family hands to the engine: groups of accounts and their flows of work, as plain data. A family decides nothing
// at run time; two families that describe the same cell make the same traffic.

import type { Random } from "../math/random.ts";
import type { Capability } from "../model/capability.ts";
import type { IdentityKnobs } from "./identity.ts";
import type { GenreName } from "./text/genres.ts";
import type { LanguageName } from "./text/languages.ts";
import type { Purpose } from "./text/templates.ts";
import type { Weights } from "./weights.ts";

export type Side = "benign" | "campaign" | "relay" | "victim";

/** When the accounts of a flow ask. Rates are mean exchanges per account and day unless they say otherwise. */
export type Arrival =
  /** People: sessions in waking hours with reading time. `skew` is the sd of ln(rate) between accounts. */
  | { kind: "human"; perDay: number; skew: number; activeShare?: number; thinkMs?: number; officeHours?: boolean }
  /** A service: Gamma or Weibull renewal with the inter-arrival cv; `dayShape` 0 is flat, 1 a strong human day. */
  | { kind: "renewal"; perDay: number; skew: number; cv: number; dayShape: number; family?: "gamma" | "weibull" }
  /** Pulses: a few bursts a day, quiet between (43 % of clients of a real cloud: data.md 1.2). */
  | { kind: "pulse"; perDay: number; skew: number; burst: number; cv: number }
  /** A batch job at a set hour: `size` requests in parallel lanes, every `everyDays` days; jitter between accounts. */
  | {
      kind: "batch";
      size: number;
      lanes: number;
      everyDays: number;
      hour: number;
      jitterMinutes: number;
      sizeSkew?: number;
    }
  /** A queue in front of the accounts: W workers take the next task when the last is done. */
  | {
      kind: "queue";
      perDay: number;
      allocation: "equal" | "round-robin" | "sticky";
      /** closed: fixed workers, fast hand-off; open: Poisson, no hand-off. */
      loop: "closed" | "open";
      dayShape: number;
      /** Allocation sigma when sticky. */
      sigma?: number;
      /** Whether the account that opens a conversation serves all of it (default), or each request goes to any. */
      dispatch?: "conversation" | "request";
      /** Accounts take turns: each works in this share of the day's stretches of `hours`. Default: all day. */
      shifts?: { hours: number; share: number };
    };

/** The words around a task. `count` templates, drawn for this cell and no other (scope cell), per account, or known to all. */
export interface Frame {
  purpose: Purpose;
  scope: "cell" | "account" | "world";
  count: number;
  /** Share of the exchanges whose frame is reworded, 0-1. */
  paraphrase: number;
  /** World scope: the name of the popular template. */
  key?: string;
  /** Hours after which the templates in use are changed for others. */
  rotateHours?: number;
}

/** Which tasks are asked. */
export type Items =
  | { kind: "fresh" }
  /** One queue of tasks over the accounts; each asked `answers` times in all, never shared otherwise. */
  | { kind: "partition"; answers: number; pool?: number; key?: string }
  /** Everyone draws from one pool, with popularity skew (0 uniform). */
  | { kind: "sample"; pool: number; skew: number; key?: string }
  /** Everyone walks the whole pool in order (a harness, a kaggle task). */
  | { kind: "walk"; pool: number; key: string }
  /** Everyone has a corpus of their own. */
  | { kind: "own"; pool: number; skew: number };

export interface Work {
  genres: Weights<GenreName>;
  /** `account`: the language of the account's region. */
  languages: Weights<LanguageName | "account">;
  frame?: Frame;
  items: Items;
  /** Mean exchanges of one session; 1: single turn. `agent` sessions continue with tool results, `chat` with follow-ups. */
  session: {
    kind: "single" | "chat" | "agent";
    turns: number;
    window?: number;
    /** Agents: share of the later turns that a person writes; the others are tool results. Default 0.22. */
    attended?: number;
  };
  /** `products`: whoever asks uses one of that many popular products, `key-0` and on. */
  system?: { scope: "cell" | "account" | "world"; share: number; key?: string; products?: number };
  /**
   * End users behind each account, when the account resells access: settings, product, language and files are the end user's,
   * whichever account serves the session. Undefined: the account asks for itself.
   */
  endUsers?: number;
  tools?: { scope: "cell" | "account" | "world"; key?: string; products?: number };
  /** Share of exchanges that carry an entity of the account's own context. */
  ownContext: number;
  /** Every task has a repository and files of its own, made for it and dropped after; else they are the account's. */
  throwAway?: boolean;
  /** Share of the askers whose files lie in a container. */
  containers?: number;
  /** Share that repeats the same account's earlier task, reworded lightly. */
  reask: number;
  typos: number;
  models: Weights<"small" | "medium" | "large">;
  /** Share that moves to a model released in the window, and how fast (hours to half of it). */
  pivot?: { share: number; hours: number };
  reasoning: number;
  temperature: number[];
  maxTokens: number[];
  output: { median: number; sigma: number; code?: boolean; verdict?: boolean };
  refusals?: number;
  truncated?: number;
  /**
   * Hands earlier outputs back as input (judge, cleaning): `own`, the turn before; `other`, of a queue of the same cell
   * (`flow` is its index), most likely served by another account.
   */
  feeds?: { share: number; from: "own" | "other"; flow?: number };
  /** Presents assistant turns that this provider never issued (session replay, few-shot, router fail-over). */
  foreignHistory?: number;
  /**
   * Presents reasoning signatures: `other` accounts' (replay), the session's own (normal tool use), or those of a transcript that an account
   * of the same cell published: one of the first `sessions` of its queue, whose index is `flow`.
   */
  signatures?:
    | { share: number; from: "own" | "other" }
    | { share: number; from: "published"; flow: number; sessions: number };
  capability?: Capability;
}

export interface Flow {
  /** Family name if these exchanges are a campaign's; they are then labelled. */
  label?: string;
  arrival: Arrival;
  work: Work;
  /** Slice [from, to) of the cell's accounts, as shares of it; default all. */
  members?: [number, number];
  /** Days from the start of the world; default the whole window. */
  days?: [number, number];
  /** Not from the account's own place: the thief's network and client. */
  intruder?: IdentityKnobs;
}

export interface CellSpec {
  side: Side;
  accounts: number;
  identity: IdentityKnobs;
  /** each: strangers. organization: one `organization` on all. declared: a principal line besides. silent: one owner, not said. */
  principal: "each" | "organization" | "declared" | "silent";
  authorization?: "evaluation" | "research" | "distillation" | "resale";
  flows: Flow[];
  /** Enforcement against a share of the accounts, at a day of the world; their flows end there. */
  enforcement?: { day: number; share: number; action: "suspend" | "terminate"; members?: [number, number] }[];
  /** Accounts live only from this day on (their sign-up is then too). */
  bornDay?: number;
  /** If the whole cell is one of several in one campaign or relay, the name they share; default the cell's own. */
  group?: string;
  declaredUse?: string;
}

/** What a family is told when it is asked for its cells. */
export interface Ask {
  accounts: number;
  days: number;
  random: Random;
  /** Days from the start at which a model is released; undefined when none is in the window. */
  releaseDay: number | undefined;
  parameters: Record<string, number>;
}

export interface Family {
  name: string;
  side: Side;
  /** Scenario number of the benchmark (S01, N08) or where the shape comes from. */
  shape: string;
  split: "build" | "judge";
  /** False: by construction nothing in the logs tells it from honest use; scored on honesty only. */
  detectable: boolean;
  /** Parameters with their defaults. */
  parameters: Record<string, number>;
  /** Mean exchanges per account and day that it declares; tests hold it to this within a factor. */
  perDay: number;
  cells(ask: Ask): CellSpec[];
}

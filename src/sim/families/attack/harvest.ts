// The ordinary harvest that the attack families vary: a work-order queue over a pool of accounts, with the campaign's own template.

import type { Random } from "../../../math/random.ts";
import type { Arrival, Ask, CellSpec, Flow, Frame, Work } from "../../cell.ts";
import type { Purpose } from "../../text/templates.ts";
import { logBetween } from "../../weights.ts";
import { harvestSampling, languageMix, poolKnobs, shifts, work } from "../work.ts";

export interface HarvestOptions {
  label: string;
  purpose: Purpose;
  perDay: number;
  work?: Partial<Work>;
  frame?: Partial<Frame>;
  arrival?: Partial<Extract<Arrival, { kind: "queue" }>>;
}

export function harvestFlow(ask: Ask, options: HarvestOptions): Flow {
  const random = ask.random.fork(`flow/${options.label}/${options.purpose}`);
  // Some harvests want short answers; the declared median is scaled so that length alone says little.
  const output = options.work?.output ?? { median: 300 + random.int(1200), sigma: 0.6 };
  const scale = output.verdict === true ? 1 : logBetween(random, 0.25, 1.05);
  return {
    label: options.label,
    arrival: {
      kind: "queue",
      perDay: options.perDay,
      allocation: random.next() < 0.6 ? "equal" : "round-robin",
      loop: "closed",
      dayShape: random.next(),
      ...dealing(random, options.work?.session?.kind ?? "single"),
      ...options.arrival,
    },
    work: work({
      ...harvestSampling(random),
      languages: languageMix(random),
      items: { kind: "partition", answers: 1 + random.int(4) },
      frame: {
        purpose: options.purpose,
        scope: "cell",
        count: 1 + random.int(4),
        paraphrase: random.next() < 0.5 ? 0 : random.next() * 0.3,
        ...options.frame,
      },
      reask: 0,
      refusals: 0.01,
      truncated: 0.03 * random.next(),
      ...options.work,
      output: { ...output, median: output.median * scale, sigma: output.sigma + 0.15 },
    }),
  };
}

/** When a harvest's accounts work; and whether a run of several turns stays with one of them. */
function dealing(
  random: Random,
  kind: Work["session"]["kind"],
): Pick<Extract<Arrival, { kind: "queue" }>, "shifts" | "dispatch"> {
  const byRequest = kind !== "single" && random.fork("dispatch").next() < 0.25;
  return { shifts: shifts(random), dispatch: byRequest ? "request" : "conversation" };
}

export function poolCell(ask: Ask, flows: Flow[], over: Partial<CellSpec> = {}): CellSpec {
  return {
    side: "campaign",
    accounts: ask.accounts,
    identity: poolKnobs(ask.random.fork("pool")),
    principal: "each",
    flows,
    ...over,
  };
}

/** Honest-looking filler of a pool's accounts: organic chats bought, relayed or generated, at `perDay` each. */
export function paddingFlow(perDay: number): Flow {
  return {
    arrival: { kind: "human", perDay, skew: 0.7, activeShare: 0.8 },
    work: work({
      genres: { chat: 4, howto: 2, codequestion: 2, writing: 1, facts: 1, agentuser: 1, mathword: 0.5 },
      session: { kind: "chat", turns: 2.2 },
      reask: 0.1,
      typos: 0.02,
      ownContext: 0.25,
    }),
  };
}

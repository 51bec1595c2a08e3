// N20: volunteers of a red-teaming event: jailbreaks, refusals, repeated attempts, shared tricks.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const redTeamCrowd: Family = {
  name: "red-team-crowd",
  side: "benign",
  shape: "N20",
  split: "judge",
  detectable: true,
  perDay: 18,
  parameters: { perDay: 18 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "each",
      identity: personKnobs(ask.random, { signupBursts: 2, tenureDays: 20 }),
      flows: [
        {
          arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1, activeShare: 0.7, thinkMs: 50_000 },
          work: work({
            genres: { redteam: 4, sensitive: 2 },
            languages: { en: 3, account: 1 },
            items: { kind: "sample", pool: 200, skew: 1 },
            session: { kind: "chat", turns: 3 },
            frame: {
              purpose: ask.random.next() < 0.5 ? "transcribe" : "rewrite",
              scope: "account",
              count: 5,
              paraphrase: 0.3,
            },
            refusals: 0.4,
            reask: 0.3,
            reasoning: 0.6,
          }),
        },
      ],
    },
  ],
};

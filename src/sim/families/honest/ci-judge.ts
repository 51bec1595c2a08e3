// N06: a product team grades its own answers in CI: rubric, weekdays, candidates of its own product come back.
import type { Family } from "../../cell.ts";
import { companyKnobs, sampling, work } from "../work.ts";

export const ciJudge: Family = {
  name: "ci-judge",
  side: "benign",
  shape: "N06",
  split: "build",
  detectable: true,
  perDay: 100,
  parameters: { perDay: 100 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "organization",
      identity: companyKnobs(ask.random),
      flows: [
        {
          arrival: { kind: "pulse", perDay: ask.parameters.perDay, skew: 0.6, burst: 25, cv: 0.8 },
          work: work({
            ...sampling(ask.random),
            genres: { support: 1, chat: 1, feature: 1 },
            items: { kind: "own", pool: 400, skew: 0.3 },
            session: { kind: "chat", turns: 2 },
            feeds: { share: 0.8, from: "own" },
            frame: { purpose: "rubric", scope: "account", count: 1, paraphrase: 0 },
            output: { median: 40, sigma: 0.8, verdict: true },
            languages: { en: 1 },
          }),
        },
      ],
    },
  ],
};

// N15: an outage stops services of strangers together; they come back within the same minutes and catch up.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { sampling, work } from "../work.ts";

export const outageRestartSync: Family = {
  name: "outage-restart-sync",
  side: "benign",
  shape: "N15",
  split: "build",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40 },
  cells: (ask) => {
    const down = Math.floor(ask.days / 2) + 0.5;
    const arrival = { kind: "renewal", perDay: ask.parameters.perDay, skew: 1, cv: 1.2, dayShape: 0.2 } as const;
    const task = work({
      ...sampling(ask.random),
      genres: { document: 2, support: 1, facts: 1, codefix: 1 },
      frame: { purpose: "answer", scope: "account", count: 2, paraphrase: 0 },
      ownContext: 0.2,
    });
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        identity: drawKnobs(ask.random),
        flows: [
          { days: [0, down], arrival, work: task },
          { days: [down + 3 / 24, ask.days], arrival, work: task },
          {
            days: [down + 3 / 24, Math.floor(down) + 1],
            arrival: {
              kind: "batch",
              size: ask.parameters.perDay / 4,
              lanes: 4,
              everyDays: 1,
              hour: 15,
              jitterMinutes: 4,
              sizeSkew: 0.6,
            },
            work: task,
          },
        ],
      },
    ];
  },
};

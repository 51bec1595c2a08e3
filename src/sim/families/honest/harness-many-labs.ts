// N03: independent labs run the same public harness: same items, same template, whole pool walked in order, at one's own time.
import type { Family } from "../../cell.ts";
import { labKnobs, work } from "../work.ts";

export const harnessManyLabs: Family = {
  name: "harness-many-labs",
  side: "benign",
  shape: "N03",
  split: "build",
  detectable: true,
  perDay: 100,
  parameters: { items: 400, everyDays: 4 },
  cells: (ask) => {
    const suite = `public-suite-${ask.random.int(6)}`;
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        declaredUse: "model evaluation",
        identity: labKnobs(ask.random),
        flows: [
          {
            arrival: {
              kind: "batch",
              size: ask.parameters.items,
              lanes: 6,
              everyDays: ask.parameters.everyDays,
              hour: ask.random.int(20),
              jitterMinutes: 900,
              sizeSkew: 0,
            },
            work: work({
              genres: { choice: 2, mathword: 2, facts: 1 },
              languages: { en: 1 },
              items: { kind: "walk", pool: ask.parameters.items, key: suite },
              frame: { purpose: "reasoning", scope: "world", count: 1, key: suite, paraphrase: 0 },
              temperature: [0, 0, 0.7],
              maxTokens: [1024, 2048, 4096],
              reask: 0,
              output: { median: 260, sigma: 0.6 },
              pivot: { share: 0.8, hours: 24 },
            }),
          },
        ],
      },
    ];
  },
};

// N05: a company classifies its own documents: one prompt, constant shape, one-word answers, hundreds an hour (data.md trace_e).
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const batchClassify: Family = {
  name: "batch-classify",
  side: "benign",
  shape: "N05",
  split: "build",
  detectable: true,
  perDay: 200,
  parameters: { size: 200 },
  cells: (ask) => [
    {
      side: "benign",
      accounts: ask.accounts,
      principal: "organization",
      identity: drawKnobs(ask.random, {
        paymentShare: 1,
        paymentGroup: 90,
        mail: { corporate: 1 },
        oneDomain: true,
        stacks: 1,
      }),
      flows: [
        {
          arrival: {
            kind: "batch",
            size: ask.parameters.size,
            lanes: 5,
            everyDays: 1,
            hour: ask.random.int(20),
            jitterMinutes: 60,
          },
          work: work({
            genres: { document: 1 },
            frame: { purpose: "classify", scope: "cell", count: 1, paraphrase: 0 },
            temperature: [0],
            maxTokens: [16, 64],
            reasoning: 0,
            models: { small: 1 },
            reask: 0,
            output: { median: 5, sigma: 0.3, verdict: true },
          }),
        },
      ],
    },
  ],
};

// Whole sessions of another product's users are replayed, history included, to get better continuations (September
// 2026: 400,000 exchanges, 1,500 accounts, 13 a day).
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";

export const sessionReplay: Family = {
  name: "session-replay",
  side: "campaign",
  shape: "facts 2.4",
  split: "judge",
  detectable: true,
  perDay: 13,
  parameters: { perDay: 13, historyTurns: 3 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "session-replay",
        purpose: "answer",
        perDay: ask.parameters.perDay,
        work: {
          frame: undefined,
          genres: { agentuser: 4, codequestion: 2, codefix: 2, chat: 1 },
          items: { kind: "fresh" },
          session: { kind: "single", turns: ask.parameters.historyTurns },
          foreignHistory: 1,
          system: { scope: "world", share: 1, key: `foreign-product-${ask.random.int(3)}` },
          tools: { scope: "world", key: `foreign-product-${ask.random.int(3)}` },
          output: { median: 500, sigma: 0.8, code: true },
        },
      }),
    ]),
  ],
};

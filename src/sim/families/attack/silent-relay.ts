// A vendor forwards its own customers' requests and shows the answers as its model's (September 2026: 5,380 accounts,
// 5.6 a day). Relay class: the traffic is organic.
import type { Family } from "../../cell.ts";
import { gateway, work } from "../work.ts";
import { poolCell } from "./harvest.ts";

export const silentRelay: Family = {
  name: "silent-relay",
  side: "relay",
  shape: "facts 2.4",
  split: "build",
  detectable: true,
  perDay: 5.6,
  parameters: { perDay: 5.6 },
  cells: (ask) => {
    const through = gateway(ask.random, 0.7);
    return [
      poolCell(
        ask,
        [
          {
            arrival: through.arrival(ask.parameters.perDay),
            work: work({
              genres: { agentuser: 3, chat: 3, codequestion: 2, writing: 1, translate: 1 },
              languages: { zh: 3, en: 2, ja: 0.5, ru: 0.5, es: 0.5, de: 0.5, fr: 0.3 },
              session: { kind: "chat", turns: 2.2 },
              reask: 0.1,
              typos: 0.02,
              ownContext: 0.4,
              foreignHistory: 0.15,
              system: { scope: "cell", share: 0.4 },
              endUsers: 3,
              ...through.work,
            }),
          },
        ],
        { side: "relay" },
      ),
    ];
  },
};

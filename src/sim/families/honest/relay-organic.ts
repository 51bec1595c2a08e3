// N08: a resold-access pool ("transfer station"): end users' own chats and coding sessions spread over accounts by a dispatcher.
// Against the terms, but no harvest: relay class, never a campaign.
import type { Family } from "../../cell.ts";
import { gateway, poolKnobs, work } from "../work.ts";

export const relayOrganic: Family = {
  name: "relay-organic",
  side: "relay",
  shape: "N08",
  split: "build",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40 },
  cells: (ask) => {
    const through = gateway(ask.random);
    return [
      {
        side: "relay",
        accounts: ask.accounts,
        identity: poolKnobs(ask.random),
        principal: "each",
        flows: [
          {
            arrival: {
              kind: "queue",
              perDay: ask.parameters.perDay,
              allocation: "equal",
              loop: "open",
              dayShape: 0.8,
              ...through.arrival,
            },
            work: work({
              genres: {
                chat: 3,
                codequestion: 2,
                agentuser: 3,
                howto: 1,
                writing: 1,
                translate: 0.5,
                mathword: 0.5,
                sqlask: 0.5,
              },
              session: { kind: "chat", turns: 2.5, window: 6 },
              languages: { zh: 2, en: 2, ru: 0.6, ja: 0.4, es: 0.4 },
              reask: 0.12,
              typos: 0.02,
              ownContext: 0.3,
              system: { scope: "world", share: 0.6, key: "agent-product", products: 4 },
              endUsers: 5,
              output: { median: 300, sigma: 0.9 },
              ...through.work,
            }),
          },
        ],
      },
    ];
  },
};

// N07: a declared aggregator: thousands of end users behind few accounts, all models, every kind of work.
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import { gateway, work } from "../work.ts";

export const declaredReseller: Family = {
  name: "declared-reseller",
  side: "benign",
  shape: "N07",
  split: "build",
  detectable: true,
  perDay: 260,
  parameters: { perDay: 260 },
  cells: (ask) => {
    const through = gateway(ask.random, 0.6);
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "organization",
        authorization: "resale",
        declaredUse: "model gateway",
        identity: drawKnobs(ask.random, {
          plans: { enterprise: 1 },
          mail: { corporate: 1 },
          oneDomain: true,
          verification: { business: 1 },
        }),
        flows: [
          {
            arrival: through.arrival(ask.parameters.perDay),
            work: work({
              genres: {
                chat: 3,
                codequestion: 2,
                agentuser: 2,
                writing: 1,
                support: 1,
                translate: 1,
                feature: 1,
                mathword: 1,
              },
              languages: { en: 4, es: 1, de: 1, zh: 1, ja: 1, ru: 0.5, pt: 0.5 },
              session: { kind: "chat", turns: 2.3 },
              reask: 0.1,
              typos: 0.02,
              foreignHistory: 0.1,
              system: { scope: "world", share: 0.5, key: "agent-product", products: 4 },
              endUsers: 40,
              ...through.work,
            }),
          },
        ],
      },
    ];
  },
};

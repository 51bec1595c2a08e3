// N08: a resold-access pool ("transfer station"): end users' own chats and coding sessions spread over accounts by a dispatcher.
// Against the terms, but no harvest: relay class, never a campaign.
import type { Ask, Family, Flow } from "../../cell.ts";
import { between } from "../../weights.ts";
import { gateway, poolKnobs, work } from "../work.ts";

export const relayOrganic: Family = {
  name: "relay-organic",
  side: "relay",
  shape: "N08",
  split: "build",
  detectable: true,
  perDay: 40,
  parameters: { perDay: 40 },
  cells: (ask) => [
    {
      side: "relay",
      accounts: ask.accounts,
      identity: poolKnobs(ask.random),
      principal: "each",
      flows: customers(ask),
    },
  ],
};

/** Some of the customers talk, some run an agent on repositories of their own; how many, differs from pool to pool. */
function customers(ask: Ask): Flow[] {
  const through = gateway(ask.random, 0.8);
  const agents = between(ask.random.fork("agents"), 0.05, 0.5);
  const everyone = { languages: { zh: 2, en: 2, ru: 0.6, ja: 0.4, es: 0.4 }, endUsers: 5, typos: 0.02 };
  const product = { scope: "world", key: "agent-product", products: 4 } as const;
  return [
    {
      arrival: through.arrival(ask.parameters.perDay * (1 - agents)),
      work: work({
        ...everyone,
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
        reask: 0.12,
        ownContext: 0.3,
        system: { ...product, share: 0.6 },
        output: { median: 300, sigma: 0.9 },
        ...through.work,
      }),
    },
    {
      arrival: through.arrival(ask.parameters.perDay * agents),
      work: work({
        ...everyone,
        genres: { agentuser: 5, codefix: 2, feature: 1, codequestion: 2 },
        session: { kind: "agent", turns: 9, window: 5 },
        reask: 0.08,
        ownContext: 0.95,
        system: { ...product, share: 1 },
        tools: product,
        output: { median: 320, sigma: 1.1, code: true },
        ...through.work,
      }),
    },
  ];
}

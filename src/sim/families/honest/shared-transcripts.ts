// Facts 2.6: the author of a course publishes agent sessions with their reasoning blocks, and learners resume them from accounts of
// their own: reasoning that was issued to one is presented by many, and nobody works for anybody.
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

/** Days that the author needs; the learners come after. */
const WRITTEN = 0.8;
const PUBLISHED = 10;

export const sharedTranscripts: Family = {
  name: "shared-transcripts",
  side: "benign",
  shape: "facts 2.6",
  split: "build",
  detectable: true,
  perDay: 8,
  parameters: { perDay: 10, resumed: 0.4 },
  cells: (ask) => {
    const agent = {
      genres: { agentuser: 3, codefix: 2, feature: 1 },
      languages: { en: 3, account: 1 },
      tools: { scope: "world", key: "course-agent" },
      reasoning: 1,
      output: { median: 320, sigma: 0.9, code: true },
    } as const;
    const author = 1 / ask.accounts;
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        identity: personKnobs(ask.random, { clients: { cli: 1 }, stacks: 3 }),
        flows: [
          {
            members: [0, author],
            days: [0, WRITTEN],
            arrival: { kind: "queue", perDay: 120, allocation: "equal", loop: "open", dayShape: 0 },
            work: work({ ...agent, session: { kind: "agent", turns: 6 }, ownContext: 0.9 }),
          },
          {
            members: [author, 1],
            days: [1, ask.days],
            arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1, activeShare: 0.7, thinkMs: 60_000 },
            work: work({
              ...agent,
              session: { kind: "agent", turns: 6 },
              ownContext: 0.6,
              reask: 0.1,
              typos: 0.03,
              signatures: { share: ask.parameters.resumed, from: "published", flow: 0, sessions: PUBLISHED },
            }),
          },
        ],
      },
    ];
  },
};

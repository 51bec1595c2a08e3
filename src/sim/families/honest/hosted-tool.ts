// Customers of long standing who hand their key to a hosted tool (a reviewer, a summariser, a help desk): from a day of the world on the
// tool works in each of their accounts from its maker's servers, with the maker's client, settings and prompt, beside what they do themselves.
// To the log it is a foreign hand in many accounts, as with stolen keys; what it does is its customers' work. Own: no published list has it.
import { pick } from "../../../math/random.ts";
import type { Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import type { GenreName } from "../../text/genres.ts";
import type { Purpose } from "../../text/templates.ts";
import { between, logBetween, type Weights } from "../../weights.ts";
import { languageMix, sampling, work } from "../work.ts";

/** What such tools do with their customers' material. */
const TOOLS: { purpose: Purpose; genres: Weights<GenreName> }[] = [
  { purpose: "answer", genres: { support: 3, howto: 1 } },
  { purpose: "answer", genres: { document: 3, facts: 1 } },
  { purpose: "solve", genres: { codefix: 3, codequestion: 1 } },
  { purpose: "rubric", genres: { writing: 2, document: 1 } },
];

export const hostedTool: Family = {
  name: "hosted-tool",
  side: "benign",
  shape: "own",
  split: "build",
  detectable: true,
  perDay: 22,
  parameters: { ownPerDay: 10, toolPerDay: 12 },
  cells: (ask) => {
    const random = ask.random.fork("tool");
    const { purpose, genres } = pick(random, TOOLS);
    const since = between(random, 0.1, 0.5);
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        identity: drawKnobs(ask.random, { paymentShare: 0, tenureDays: 500, signupBursts: 200 }),
        principal: "each",
        flows: [
          {
            arrival: { kind: "renewal", perDay: ask.parameters.ownPerDay, skew: 0.8, cv: 1.5, dayShape: 0.7 },
            work: work({
              genres: { document: 2, support: 1, codefix: 1, facts: 1 },
              frame: { purpose: "answer", scope: "account", count: 1, paraphrase: 0 },
              ownContext: 0.3,
              output: { median: 200, sigma: 0.7 },
            }),
          },
          {
            arrival: {
              kind: "renewal",
              perDay: ask.parameters.toolPerDay / (1 - since),
              skew: logBetween(random, 0.3, 1.1),
              cv: between(random, 0.8, 2),
              dayShape: between(random, 0.3, 1),
            },
            days: [ask.days * since, ask.days],
            intruder: drawKnobs(random.fork("servers"), {
              hosting: { datacentre: 1 },
              clients: { sdk: 1 },
              stacks: 1,
              sharedAddresses: 8,
            }),
            work: work({
              ...sampling(random),
              genres,
              languages: languageMix(random),
              frame: { purpose, scope: "cell", count: 1 + random.int(2), paraphrase: 0 },
              system: { scope: "cell", share: random.next() < 0.7 ? 1 : 0 },
              session:
                random.next() < 0.6 ? { kind: "single", turns: 1 } : { kind: "chat", turns: between(random, 1.3, 3) },
              ownContext: between(random, 0.2, 0.7),
              reask: between(random, 0.02, 0.1),
              typos: between(random, 0, 0.02),
              output: { median: logBetween(random, 100, 900), sigma: between(random, 0.5, 0.9) },
            }),
          },
        ],
      },
    ];
  },
};

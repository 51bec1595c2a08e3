// Customers of one small product (a tutor, a reviewer, a copywriter) who each call the provider with a key of their own: strangers with one
// client and one prompt, on a plan that gives everybody much the same number of calls, who signed up within hours where it has just been
// launched. Not in the published lists: a reader of this project made such customers, and they were accused.
import { pick } from "../../../math/random.ts";
import type { Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import type { GenreName } from "../../text/genres.ts";
import type { Purpose } from "../../text/templates.ts";
import { between, logBetween, type Weights } from "../../weights.ts";
import { languageMix, sampling, work } from "../work.ts";

/** What such products sell, and what their customers bring. */
const PRODUCTS: { purpose: Purpose; genres: Weights<GenreName> }[] = [
  { purpose: "reasoning", genres: { mathword: 2, science: 1 } },
  { purpose: "answer", genres: { chat: 2, howto: 1, facts: 1 } },
  { purpose: "solve", genres: { codefix: 2, feature: 1 } },
  { purpose: "rubric", genres: { writing: 2, science: 1 } },
  { purpose: "generate", genres: { writing: 1, mathword: 1 } },
  { purpose: "translate", genres: { writing: 1, howto: 1 } },
];

export const productPlan: Family = {
  name: "product-plan",
  side: "benign",
  shape: "own",
  split: "build",
  detectable: true,
  perDay: 24,
  parameters: { perDay: 24 },
  cells: (ask) => {
    const random = ask.random.fork("product");
    const { purpose, genres } = pick(random, PRODUCTS);
    const launched = random.next() < 0.5;
    return [
      {
        side: "benign",
        accounts: ask.accounts,
        principal: "each",
        identity: personKnobs(random, {
          clients: { sdk: 1 },
          stacks: 1 + random.int(3),
          ...(launched && { signupBursts: 1, signupHours: logBetween(random, 6, 72), tenureDays: 2 }),
        }),
        flows: [
          {
            arrival: {
              kind: "renewal",
              perDay: ask.parameters.perDay,
              skew: logBetween(random, 0.03, 0.8),
              cv: between(random, 0.3, 1.6),
              dayShape: random.next(),
            },
            work: work({
              ...sampling(random),
              genres,
              languages: languageMix(random),
              frame: { purpose, scope: "cell", count: 1 + random.int(2), paraphrase: 0 },
              system: { scope: "cell", share: random.next() < 0.5 ? 1 : 0 },
              session:
                random.next() < 0.6 ? { kind: "single", turns: 1 } : { kind: "chat", turns: between(random, 1.3, 3) },
              ownContext: between(random, 0, 0.4),
              reask: between(random, 0, 0.1),
              typos: between(random, 0, 0.02),
              output: { median: logBetween(random, 150, 1500), sigma: between(random, 0.5, 0.9) },
            }),
          },
        ],
      },
    ];
  },
};

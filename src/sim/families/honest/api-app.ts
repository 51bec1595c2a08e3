// Small API customers: each runs one app with a prompt of its own; pulses, services and night jobs, single turns, JSON, big limits.
import type { CellSpec, Family } from "../../cell.ts";
import { drawKnobs } from "../../identity.ts";
import type { Purpose } from "../../text/templates.ts";
import { logBetween } from "../../weights.ts";
import { languageMix, sampling, work } from "../work.ts";

const PURPOSES: Purpose[] = [
  "answer",
  "classify",
  "reasoning",
  "rubric",
  "generate",
  "solve",
  "translate",
  "persona",
  "agent",
  "rationale",
  "clean",
];

export const apiApp: Family = {
  name: "api-app",
  side: "benign",
  shape: "data 1.2",
  split: "build",
  detectable: true,
  perDay: 26,
  parameters: { perDay: 26 },
  cells: (ask) => {
    // A dozen kinds of app; customers of one kind share nothing but the kind.
    const kinds = Math.max(1, Math.min(12, Math.floor(ask.accounts / 3)));
    return Array.from({ length: kinds }, (_, k): CellSpec => {
      const random = ask.random.fork(`kind${k}`);
      const purpose = PURPOSES[k % PURPOSES.length];
      const arrival = [
        {
          kind: "renewal",
          perDay: ask.parameters.perDay,
          skew: 1.2,
          cv: 1 + random.next() * 2,
          dayShape: random.next(),
        } as const,
        {
          kind: "pulse",
          perDay: ask.parameters.perDay,
          skew: 1.2,
          burst: 6 + random.int(30),
          cv: 0.8 + random.next(),
        } as const,
        {
          kind: "batch",
          size: ask.parameters.perDay,
          lanes: 2 + random.int(4),
          everyDays: 1,
          hour: random.int(22),
          jitterMinutes: 120,
          sizeSkew: 1.2,
        } as const,
      ][[0, 1, 0, 2, 0][k % 5]];
      return {
        side: "benign",
        accounts: ask.accounts / kinds,
        identity: drawKnobs(random),
        principal: "each",
        flows: [
          {
            arrival,
            work: work({
              ...sampling(random),
              languages: languageMix(random),
              genres: {
                document: 1 + random.next(),
                support: random.next(),
                codefix: random.next(),
                feature: random.next(),
                mathword: random.next(),
                science: random.next() * 0.6,
                agentstart: random.next() * 0.5,
                seedtask: random.next() * 0.5,
                facts: random.next(),
                choice: random.next() * 0.4,
                clause: random.next() * 0.5,
                sensitive: random.next() * 0.2,
              },
              items: random.next() < 0.5 ? { kind: "fresh" } : { kind: "own", pool: 200 + random.int(4000), skew: 0.5 },
              frame: { purpose, scope: "account", count: 1 + random.int(3), paraphrase: random.next() < 0.7 ? 0 : 0.3 },
              system: { scope: "account", share: random.next() },
              ownContext: random.next() * 0.5,
              reask: 0.03,
              output: { median: logBetween(random, 40, 1800), sigma: 0.9 },
            }),
          },
        ],
      };
    });
  },
};

// People on the app: sessions with reading time, follow-ups and re-asks, own things that come back, their own language.
// Some ask for step-by-step reasoning, JSON or a grade, as people do.
import type { CellSpec, Family } from "../../cell.ts";
import { personKnobs } from "../../identity.ts";
import { work } from "../work.ts";

export const chatIndividual: Family = {
  name: "chat-individual",
  side: "benign",
  shape: "data 1.2",
  split: "build",
  detectable: true,
  perDay: 5,
  parameters: { perDay: 5 },
  // Several crowds, so that the habits of sign-up of no single one stand for "people".
  cells: (ask) =>
    Array.from(
      { length: Math.min(8, Math.max(1, Math.floor(ask.accounts / 12))) },
      (_, k, crowds = Math.min(8, Math.max(1, Math.floor(ask.accounts / 12)))): CellSpec => ({
        side: "benign",
        accounts: Math.max(1, Math.round((ask.accounts * (k + 1)) / crowds) - Math.round((ask.accounts * k) / crowds)),
        identity: personKnobs(ask.random.fork(`crowd${k}`), { clients: { browser: 1, sdk: 0.25, cli: 0.1 } }),
        principal: "each",
        flows: [
          {
            arrival: { kind: "human", perDay: ask.parameters.perDay, skew: 1.3, activeShare: 0.45 },
            work: work({
              genres: {
                chat: 5,
                howto: 3,
                writing: 2,
                codequestion: 2,
                facts: 1,
                mathword: 1,
                choice: 0.5,
                translate: 0.7,
                sqlask: 0.5,
                science: 1,
                sensitive: 0.2,
                vision: 0.4,
                feature: 0.5,
                codefix: 0.3,
              },
              session: { kind: "chat", turns: 2.6, window: 6 },
              ownContext: 0.2,
              reask: 0.12,
              typos: 0.03,
              output: { median: 360, sigma: 1 },
            }),
          },
          {
            members: [0, 0.25],
            arrival: { kind: "human", perDay: ask.parameters.perDay * 0.5, skew: 1, activeShare: 0.4 },
            work: work({
              genres: { mathword: 2, science: 2, choice: 1, codequestion: 1, document: 1 },
              frame: { purpose: "reasoning", scope: "account", count: 2, paraphrase: 0.7 },
              ownContext: 0.1,
              reask: 0.1,
              reasoning: 0.8,
              output: { median: 700, sigma: 0.7 },
              temperature: [-1, 0.7, 1],
              maxTokens: [0, 4096, 8192],
            }),
          },
        ],
      }),
    ),
};

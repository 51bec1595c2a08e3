// Seven published campaign profiles by shape (facts 2.5): rates of 2 to 1,100 exchanges per account and day, named for their
// form, never for a company or country. Account counts are the caller's; the published ones are in the comments.
import type { Family } from "../../cell.ts";
import { harvestFlow, poolCell } from "./harvest.ts";
import { judgeCleaning } from "./judge-cleaning.ts";
import { queueSwe } from "./queue-swe.ts";
import { sessionReplay } from "./session-replay.ts";
import { silentRelay } from "./silent-relay.ts";

/** 28.8 M exchanges, 25,000 accounts, 45 days (letter of June 2026). */
export const profileWidePool: Family = preset(queueSwe, "profile-wide-pool", 25.6);
/** 400,000 exchanges, 1,500 accounts, 20 days (September 2026). */
export const profileReplayedSessions: Family = preset(sessionReplay, "profile-replayed-sessions", 13);
/** 300,000 exchanges, 5,380 accounts, 10 days (September 2026); relay class. */
export const profileForwardedUsers: Family = preset(silentRelay, "profile-forwarded-users", 5.6);
/** 3 M exchanges in ten days through 273 rotated accounts, a quarter through a cleaner (September 2026). */
export const profileRotatedFew: Family = preset(judgeCleaning, "profile-rotated-few", 1100);

/** 151 M exchanges in 92 days, 3,500 accounts at peak: one fixed prompt injected in every request (September 2026). */
export const profilePeakPool: Family = {
  name: "profile-peak-pool",
  side: "campaign",
  shape: "facts 2.5",
  split: "build",
  detectable: true,
  perDay: 857,
  parameters: { perDay: 857 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "profile-peak-pool",
        purpose: "reasoning",
        perDay: ask.parameters.perDay,
        frame: { count: 1, paraphrase: 0 },
        work: {
          genres: { kernel: 3, codefix: 2, agentstart: 2, feature: 1 },
          items: { kind: "partition", answers: 2 },
        },
      }),
    ]),
  ],
};

/** 16,000 attempts of 4,000 users in two days, to have protected reasoning written out (July 2026). */
export const profileTwoADay: Family = {
  name: "profile-two-a-day",
  side: "campaign",
  shape: "facts 2.5",
  split: "build",
  detectable: true,
  perDay: 2,
  parameters: { perDay: 2 },
  cells: (ask) => [
    poolCell(ask, [
      harvestFlow(ask, {
        label: "profile-two-a-day",
        purpose: "transcribe",
        perDay: ask.parameters.perDay,
        arrival: { loop: "open" },
        work: {
          genres: { mathproof: 1, science: 1, choice: 1 },
          reasoning: 1,
          refusals: 0.3,
          signatures: { share: 0.4, from: "other" },
        },
      }),
    ]),
  ],
};

/** 150,000 exchanges: reasoning, grading and safe alternatives, synchronous, shared payment (February 2026). */
export const profileNarrowReasoning: Family = {
  name: "profile-narrow-reasoning",
  side: "campaign",
  shape: "facts 2.5",
  split: "build",
  detectable: true,
  perDay: 60,
  parameters: { perDay: 60 },
  cells: (ask) => [
    poolCell(
      ask,
      (["reasoning", "rationale", "rubric", "rewrite"] as const).map((purpose) =>
        harvestFlow(ask, {
          label: "profile-narrow-reasoning",
          purpose,
          perDay: ask.parameters.perDay / 4,
          arrival: { loop: "closed", allocation: "round-robin" },
          work: {
            genres: purpose === "rewrite" ? { sensitive: 1 } : { mathproof: 1, mathword: 1, science: 1, facts: 1 },
          },
        }),
      ),
    ),
  ],
};

function preset(base: Family, name: string, perDay: number): Family {
  return {
    ...base,
    name,
    shape: "facts 2.5",
    perDay,
    parameters: { ...base.parameters, perDay },
    cells: (ask) =>
      base.cells(ask).map((cell) => ({
        ...cell,
        flows: cell.flows.map((flow) => (flow.label === undefined ? flow : { ...flow, label: name })),
      })),
  };
}

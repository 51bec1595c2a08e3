// How much of a member's traffic is the shared work.
import { median } from "../../math/statistics.ts";
import { percent, type Signal } from "../signal.ts";
import { loads } from "../stream.ts";

export const workCommitment: Signal = {
  id: "work-commitment",
  family: "shared-work",
  unit: "ratio",
  direction: 1,
  rationale: "Accounts made for a harvest do little else; a person who meets a popular template also does other things",
  evasion: "Pad each account with other traffic, which has to be paid for or sold on",
  source: "Detecting and preventing distillation attacks, 2026-02-23; science notes 2.3 A2",
  measure: (stream) => {
    if (!stream.byWork) return Number.NaN;
    const n = loads(stream);
    return median(n.map((count, m) => count / Math.max(1, stream.totals[m])));
  },
  explain: (v) => `the typical account gives ${v >= 0.995 ? "all" : percent(v)} of its traffic to this shared work`,
};

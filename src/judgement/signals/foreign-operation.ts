// Whether the work came to accounts that had a life of their own, from a client and places that were never theirs.
import { percent, type Signal } from "../signal.ts";
import { operatedMembers } from "../stream.ts";

export const foreignOperation: Signal = {
  id: "foreign-operation",
  family: "identity",
  unit: "ratio",
  direction: 1,
  rationale:
    "Keys that were stolen or found are used with the finder's client from the finder's addresses, beside what their owners do; one piece of work that comes so to many accounts has one operator, be it a thief or the maker of a tool",
  evasion: "Learn each owner's client and go through each owner's network",
  source: "Facts 2.2 (release of stolen keys)",
  measure: (stream) =>
    stream.byWork ? operatedMembers(stream).filter(Boolean).length / stream.members.length : Number.NaN,
  explain: (v) =>
    `in at least ${percent(v)} of the accounts the work comes from a client and places that they had not used before`,
};

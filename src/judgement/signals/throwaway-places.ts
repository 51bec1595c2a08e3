// E14: whether each piece of work has repositories and files of its own, named there and never again.
import { visitsOf } from "../places.ts";
import { percent, type Signal } from "../signal.ts";

/** Fewer conversations that name anything say nothing. */
const LEAST_NAMED = 20;

export const throwawayPlaces: Signal = {
  id: "throwaway-places",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale:
    "Tasks made for training bring a checkout of their own each; people and their bots come back to the same projects",
  evasion: "Set many tasks in few repositories, which makes worse data, or name none",
  source: "Science notes 2.2 E12, E14; SWE task sets of 10,000 repositories and more (2025)",
  measure: (stream) => {
    const { conversation } = stream.frame;
    let named = 0;
    let dropped = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const ownOf = new Map<number, Set<number>>();
      for (const { row, names, own } of visitsOf(stream, m)) {
        if (!names) continue;
        const all = ownOf.get(conversation[row]) ?? new Set();
        for (const place of own) all.add(place);
        ownOf.set(conversation[row], all);
      }
      const places = [...ownOf.values()];
      const uses = new Map<number, number>();
      for (const own of places) for (const place of own) uses.set(place, (uses.get(place) ?? 0) + 1);
      // The only conversation of an account cannot have come back to anything.
      if (places.length < 2) continue;
      named += places.length;
      for (const own of places) if (![...own].some((object) => (uses.get(object) ?? 0) > 1)) dropped++;
    }
    return named < LEAST_NAMED ? Number.NaN : dropped / named;
  },
  explain: (v) =>
    `${percent(v)} of the conversations that name files or projects name ones that the account never comes back to`,
};

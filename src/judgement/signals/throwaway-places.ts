// E14: whether each piece of work has repositories and files of its own, named there and never again.
import { namesOnce } from "../places.ts";
import { percent, type Signal } from "../signal.ts";
import { conversationsOf } from "../stream.ts";

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
    const { ownContext } = stream.population;
    let named = 0;
    let dropped = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const places: Set<number>[] = [];
      const uses = new Map<number, number>();
      const asked = new Set<number>();
      for (const rows of conversationsOf(stream, m)) {
        const text = stream.frame.text[rows[0]];
        // Another sample of a prompt comes back to no work.
        if (text !== 0 && asked.has(text)) continue;
        asked.add(text);
        const own = new Set<number>();
        let any = false;
        for (const row of rows) {
          any ||= namesOnce(stream, row);
          for (let i = ownContext.start[row]; i < ownContext.start[row + 1]; i++) own.add(ownContext.values[i]);
        }
        if (!any && own.size === 0) continue;
        places.push(own);
        for (const object of own) uses.set(object, (uses.get(object) ?? 0) + 1);
      }
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

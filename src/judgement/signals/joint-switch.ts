// Displacement: whether the members leave one model for another on the same day, release or not, more than others do.
import { modelDays, switchedOn } from "../model-days.ts";
import type { Signal } from "../signal.ts";

/** Members, and others to compare with, that were there on both days. */
const LEAST_MEMBERS = 4;
const LEAST_CROWD = 20;

export const jointSwitch: Signal = {
  id: "joint-switch",
  family: "history",
  unit: "share above everybody else's",
  direction: 1,
  rationale:
    "Where one model is guarded or limited, one hand moves all of its accounts to another on one day; customers move each in their time",
  evasion: "Move account by account, which leaves work on the guarded model",
  source: "Facts F18 (displacement between models after a ban or a safeguard); science notes 2.4 P9",
  measure: (stream) => {
    const { frame, members, population } = stream;
    const { fromMs, toMs } = population;
    if (stream.independent < LEAST_MEMBERS || frame.models.length < 2) return Number.NaN;
    const place = new Map(Array.from(members, (account, m) => [account, m]));
    const ownerOf = (row: number): number => place.get(frame.account[row]) ?? 0;
    const own = modelDays(frame, stream.rows, ownerOf, members.length, fromMs, toMs);
    const everyone = members.map((_, m) => m);
    let most = Number.NaN;
    for (let day = 1; day < own.days; day++) {
      const inside = switchedOn(own, day, everyone);
      if (inside.there < LEAST_MEMBERS) continue;
      const all = population.switched[day];
      const alsoOurs = switchedOn(population.modelDays, day, members);
      const crowd = all.there - alsoOurs.there;
      if (crowd < LEAST_CROWD) continue;
      const above = inside.moved / inside.there - (all.moved - alsoOurs.moved) / crowd;
      if (Number.isNaN(most) || above > most) most = above;
    }
    return most;
  },
  explain: (v) =>
    v > 0
      ? `on one day ${(100 * v).toFixed(0)} points more of these accounts than of all others left their model for another`
      : "on no day did more of these accounts than of all others leave their model for another",
};

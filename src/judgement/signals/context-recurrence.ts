// E12: whether an account comes back to its own repositories, files and tickets on a later day.
import { visitsOf } from "../places.ts";
import { percent, type Signal } from "../signal.ts";

const LATER_MS = 20 * 3_600_000;

export const contextRecurrence: Signal = {
  id: "context-recurrence",
  family: "purpose",
  unit: "ratio",
  direction: -1,
  rationale: "People work on their own things for days; harvested tasks bring new ones each time",
  evasion: "Keep a made-up project per account, which ties items to accounts",
  source: "Science notes 2.2 E12, 2.10",
  measure: (stream) => {
    let withContext = 0;
    let recurring = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const first = new Map<number, number>();
      for (const { row, names, own } of visitsOf(stream, m)) {
        const time = stream.frame.time[row];
        let again = false;
        for (const place of own) {
          const seen = first.get(place);
          if (seen === undefined) first.set(place, time);
          else if (time - seen >= LATER_MS) again = true;
        }
        if (names) withContext++;
        if (again) recurring++;
      }
    }
    // Rows without any entity say nothing either way; a stream with hardly any is unknown.
    return withContext < 20 ? Number.NaN : recurring / withContext;
  },
  explain: (v) => `${percent(v)} of the exchanges that name files or projects return to ones of an earlier day`,
};

// E12: whether an account comes back to its own repositories, files and tickets on a later day.
import { namesOnce } from "../places.ts";
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
    const { frame } = stream;
    const { ownContext } = stream.population;
    let withContext = 0;
    let recurring = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const first = new Map<number, number>();
      const asked = new Set<number>();
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
        const row = stream.byMember[i];
        const text = frame.text[row];
        // Another sample of a prompt comes back to no work: a harvest takes several of each, and a timer sends one every day.
        if (text !== 0 && asked.has(text)) continue;
        asked.add(text);
        let any = namesOnce(stream, row);
        let again = false;
        for (let j = ownContext.start[row]; j < ownContext.start[row + 1]; j++) {
          const object = ownContext.values[j];
          any = true;
          const seen = first.get(object);
          if (seen === undefined) first.set(object, frame.time[row]);
          else if (frame.time[row] - seen >= LATER_MS) again = true;
        }
        if (any) withContext++;
        if (again) recurring++;
      }
    }
    // Rows without any entity say nothing either way; a stream with hardly any is unknown.
    return withContext < 20 ? Number.NaN : recurring / withContext;
  },
  explain: (v) => `${percent(v)} of the exchanges that name files or projects return to ones of an earlier day`,
};

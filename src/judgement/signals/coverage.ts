// How rarely the work comes back to a prompt it has sent before, per account.
import { percent, type Signal } from "../signal.ts";

export const coverage: Signal = {
  id: "coverage",
  family: "purpose",
  unit: "ratio",
  direction: 1,
  rationale: "A harvest walks through items without returning to them; people repeat and correct themselves",
  evasion: "Repeat on purpose, which wastes requests",
  source: "Data notes 5.4: distillation sets have under 0.1 % repeats, use has 4 to 23 %",
  of: "openings",
  measure: (stream) => {
    let texts = 0;
    let distinct = 0;
    for (let m = 0; m < stream.members.length; m++) {
      const own = new Set<number>();
      for (let i = stream.memberStart[m]; i < stream.memberStart[m + 1]; i++) {
        const text = stream.frame.text[stream.byMember[i]];
        if (text === 0) continue;
        texts++;
        own.add(text);
      }
      distinct += own.size;
    }
    return texts < 20 ? Number.NaN : distinct / texts;
  },
  explain: (v) => `${percent(v)} of an account's prompts here are new to it`,
};

// How many products, told apart by their system prompts and tool sets, work through one account.
import { median } from "../../math/statistics.ts";
import { OBJECT_KINDS } from "../../model/sketch.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

const SYSTEM = OBJECT_KINDS.indexOf("system");

export const productsPerAccount: Signal = {
  id: "products-per-account",
  family: "purpose",
  unit: "products",
  direction: -1,
  rationale:
    "Resold access carries many people's tools through each account; a harvest, like most customers, has one or a few of its own",
  evasion: "Give the harvest many made-up products, which splits its templates",
  source: "Science notes 2.5 C6 (author count); 2.10 (relay)",
  measure: (stream) => {
    const prompts = systemPrompts(stream);
    return median(Float64Array.from(stream.members, (_, m) => effectiveProducts(stream, prompts, m)));
  },
  explain: (v) => `the typical account works with ${v.toFixed(1)} different products or system prompts`,
};

const NONE = -1;

/** System prompt of each exchange of `byMember`. One that is used once is no product, and whether it will be again is not known yet. */
function systemPrompts({ frame, byMember }: Stream): Int32Array {
  const { start, values } = frame.objects;
  const uses = new Map<number, number>();
  const prompts = Int32Array.from(byMember, (row) => {
    let system = NONE;
    for (let i = start[row]; i < start[row + 1]; i++) if (frame.objectKind[values[i]] === SYSTEM) system = values[i];
    uses.set(system, (uses.get(system) ?? 0) + 1);
    return system;
  });
  return prompts.map((system) => ((uses.get(system) ?? 0) > 1 ? system : NONE));
}

/** Exponential of the entropy of the member's exchanges over system prompts; none is one of them. */
function effectiveProducts({ memberStart }: Stream, prompts: Int32Array, m: number): number {
  const counts = new Map<number, number>();
  for (let i = memberStart[m]; i < memberStart[m + 1]; i++) counts.set(prompts[i], (counts.get(prompts[i]) ?? 0) + 1);
  const n = memberStart[m + 1] - memberStart[m];
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / n) * Math.log(count / n);
  return Math.exp(entropy);
}

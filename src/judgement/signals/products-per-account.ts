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
  measure: (stream) => median(Float64Array.from(stream.members, (_, m) => effectiveProducts(stream, m))),
  explain: (v) => `the typical account works with ${v.toFixed(1)} different products or system prompts`,
};

/** Exponential of the entropy of the member's exchanges over system prompts; none is one of them. */
function effectiveProducts({ frame, memberStart, byMember }: Stream, m: number): number {
  const counts = new Map<number, number>();
  for (let i = memberStart[m]; i < memberStart[m + 1]; i++) {
    const row = byMember[i];
    let system = -1;
    for (let j = frame.objects.start[row]; j < frame.objects.start[row + 1]; j++)
      if (frame.objectKind[frame.objects.values[j]] === SYSTEM) system = frame.objects.values[j];
    counts.set(system, (counts.get(system) ?? 0) + 1);
  }
  const n = memberStart[m + 1] - memberStart[m];
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / n) * Math.log(count / n);
  return Math.exp(entropy);
}

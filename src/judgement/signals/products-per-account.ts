// How many products, told apart by their system prompts and tool sets, work through one account.
import type { Frame } from "../../frame/frame.ts";
import { effectiveNumber, median } from "../../math/statistics.ts";
import { OBJECT_KINDS } from "../../model/sketch.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

const SYSTEM = OBJECT_KINDS.indexOf("system");
const SYSTEM_CLAUSE = OBJECT_KINDS.indexOf("system-clause");

export const productsPerAccount: Signal = {
  id: "products-per-account",
  family: "purpose",
  unit: "products",
  direction: -1,
  rationale:
    "Resold access carries many people's tools through each account; a harvest, like most customers, has one or a few of its own",
  evasion: "Give the harvest many made-up products, which splits its templates",
  source: "Science notes 2.5 C6 (author count); 2.10 (relay)",
  of: "openings",
  measure: (stream) => {
    const products = productsOf(stream);
    return median(Float64Array.from(stream.members, (_, m) => effectiveProducts(stream, products, m)));
  },
  explain: (v) => `the typical account works with ${v.toFixed(1)} different products or system prompts`,
};

const NONE = -1;

/** System prompts that have this part of the shorter one's clauses in common are one product, told about another place or person. */
const SAME_PRODUCT = 0.5;

/**
 * Product of each exchange of `byMember`: its system prompt, if an account comes back to that. A prompt that names the place of one task is
 * never come back to, and its commonest clause is the product. What nothing else carries is none, until it is seen again.
 */
function productsOf({ frame, memberStart, byMember }: Stream): Int32Array {
  const { start, values } = frame.objects;
  const uses = new Map<number, number>();
  const kept = new Set<number>();
  for (let m = 0; m + 1 < memberStart.length; m++) {
    const own = new Set<number>();
    for (let i = memberStart[m]; i < memberStart[m + 1]; i++) {
      for (let j = start[byMember[i]]; j < start[byMember[i] + 1]; j++) {
        const object = values[j];
        if (frame.objectKind[object] !== SYSTEM && frame.objectKind[object] !== SYSTEM_CLAUSE) continue;
        uses.set(object, (uses.get(object) ?? 0) + 1);
        if (own.has(object)) kept.add(object);
        own.add(object);
      }
    }
  }
  const product = productOfPrompts(frame, byMember, kept);
  return Int32Array.from(byMember, (row) => {
    let found = NONE;
    let most = 1;
    for (let j = start[row]; j < start[row + 1]; j++) {
      const object = values[j];
      const kind = frame.objectKind[object];
      if (kind === SYSTEM && kept.has(object)) return product.get(object) as number;
      if (kind !== SYSTEM_CLAUSE || (uses.get(object) as number) <= most) continue;
      most = uses.get(object) as number;
      found = object;
    }
    return found;
  });
}

/** For each of the prompts the first one, in order of use, that most of its clauses are of. */
function productOfPrompts(frame: Frame, rows: Uint32Array, prompts: ReadonlySet<number>): Map<number, number> {
  const clausesOf = new Map<number, number[]>();
  const { start, values } = frame.objects;
  for (const row of rows) {
    const objects = values.subarray(start[row], start[row + 1]);
    const prompt = objects.find((object) => prompts.has(object));
    if (prompt === undefined || clausesOf.has(prompt)) continue;
    clausesOf.set(
      prompt,
      Array.from(objects).filter((object) => frame.objectKind[object] === SYSTEM_CLAUSE),
    );
  }
  const product = new Map<number, number>();
  /** Products met so far that have the clause. */
  const having = new Map<number, number[]>();
  for (const [prompt, clauses] of clausesOf) {
    const common = new Map<number, number>();
    for (const clause of clauses)
      for (const other of having.get(clause) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
    const same = [...common].find(([other, n]) => {
      const shorter = Math.min(clauses.length, clausesOf.get(other)?.length ?? 0);
      return n >= SAME_PRODUCT * shorter;
    });
    product.set(prompt, same?.[0] ?? prompt);
    if (same === undefined) for (const clause of clauses) having.set(clause, [...(having.get(clause) ?? []), prompt]);
  }
  return product;
}

/** Of the member's exchanges; no product is one of them. */
function effectiveProducts({ memberStart }: Stream, products: Int32Array, m: number): number {
  const counts = new Map<number, number>();
  for (let i = memberStart[m]; i < memberStart[m + 1]; i++) counts.set(products[i], (counts.get(products[i]) ?? 0) + 1);
  return effectiveNumber(counts.values());
}

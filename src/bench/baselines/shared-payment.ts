// Connected components over shared payment instruments: the first rule of every abuse team.
import { createDisjointSets } from "../../math/disjoint-sets.ts";
import { hash49 } from "../../math/hash.ts";
import type { Baseline } from "./baseline.ts";
import { recordsOf } from "./incidence.ts";

export const sharedPayment: Baseline = {
  id: "shared-payment",
  title: "Components of shared payment",
  source: "common practice; transitive closure as in Stringhini et al. 2010",
  departure: "accounts of one named organisation count once",
  score(material) {
    const records = recordsOf(material);
    const { join, root } = createDisjointSets(records.length);
    const holder = new Map<number, number>();
    records.forEach((record, i) => {
      const values = [record?.payment_hash, record?.phone_hash, record?.organization];
      values.forEach((value, kind) => {
        if (value === undefined) return;
        const key = hash49(`${kind} ${value}`);
        const first = holder.get(key);
        if (first === undefined) holder.set(key, i);
        else join(i, first);
      });
    });
    const strangers = new Map<number, Set<string>>();
    records.forEach((record, i) => {
      const set = strangers.get(root(i)) ?? new Set<string>();
      set.add(record?.organization ?? `account ${i}`);
      strangers.set(root(i), set);
    });
    return Float64Array.from(records, (_, i) => strangers.get(root(i))?.size ?? 0);
  },
};

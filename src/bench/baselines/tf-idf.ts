// Nearest neighbours by TF-IDF over shared pieces of prompts: what a search engine would call similar accounts.
import type { Baseline } from "./baseline.ts";
import { createIncidence } from "./incidence.ts";

/** A piece held by more accounts than this says nothing of any pair (and costs its square). */
const MOST_HOLDERS = 80;
const NEIGHBOURS = 5;

export const tfIdf: Baseline = {
  id: "tf-idf",
  title: "TF-IDF co-occurrence of prompts",
  source: "Salton and Buckley 1988; neighbours as in near-duplicate account search",
  departure: "terms are the sketch's shared objects instead of words",
  score({ frame }) {
    const accounts = frame.accounts.length;
    const builder = createIncidence(accounts);
    for (let row = 0; row < frame.n; row++)
      for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++)
        builder.add(frame.objects.values[i], frame.account[row]);
    const held = builder.build();
    const norm = new Float64Array(accounts);
    const own: { thing: number; weight: number }[][] = Array.from({ length: accounts }, () => []);
    for (let thing = 0; thing < held.things; thing++) {
      const df = held.start[thing + 1] - held.start[thing];
      const idf = Math.log(accounts / df);
      for (let i = held.start[thing]; i < held.start[thing + 1]; i++) {
        const weight = (1 + Math.log(held.weight[i])) * idf;
        norm[held.account[i]] += weight * weight;
        if (df <= MOST_HOLDERS) own[held.account[i]].push({ thing, weight });
      }
    }
    const products = new Float64Array(accounts);
    return Float64Array.from(own, (list, account) => {
      products.fill(0);
      for (const { thing, weight } of list) {
        const idf = Math.log(accounts / (held.start[thing + 1] - held.start[thing]));
        for (let i = held.start[thing]; i < held.start[thing + 1]; i++)
          products[held.account[i]] += weight * (1 + Math.log(held.weight[i])) * idf;
      }
      products[account] = 0;
      const cosines = Array.from(products, (product, b) => product / Math.sqrt(norm[account] * norm[b] || 1));
      return (
        cosines
          .sort((a, b) => b - a)
          .slice(0, NEIGHBOURS)
          .reduce((sum, c) => sum + c, 0) / NEIGHBOURS
      );
    });
  },
};

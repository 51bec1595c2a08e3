// Who holds what: the bipartite picture of accounts and shared things that the graph methods stand on.
import { createNumberIndex } from "../../math/number-index.ts";
import type { Account } from "../../model/account.ts";
import type { Material } from "../material.ts";

/** Holders of thing t are `account[start[t] .. start[t + 1])`, ascending and each once; things with one holder are left out. */
export interface Incidence {
  things: number;
  start: Uint32Array;
  account: Uint32Array;
  /** How often, aligned to `account`. */
  weight: Uint32Array;
  /** Distinct things of each account, those that nobody else holds included. */
  distinct: Uint32Array;
}

export interface IncidenceBuilder {
  /** `thing` is a safe integer; below 0: nothing. */
  add(thing: number, account: number): void;
  build(): Incidence;
}

export function createIncidence(accounts: number): IncidenceBuilder {
  const things = createNumberIndex();
  const pairs = createNumberIndex();
  const weights: number[] = [];
  return {
    add(thing, account) {
      if (thing < 0) return;
      const at = pairs.add(things.add(thing) * accounts + account);
      weights[at] = (weights[at] ?? 0) + 1;
    },
    build() {
      const codes = pairs.values();
      const order = Uint32Array.from(codes, (_, i) => i).sort((a, b) => codes[a] - codes[b]);
      const start: number[] = [0];
      const account: number[] = [];
      const weight: number[] = [];
      const distinct = new Uint32Array(accounts);
      for (const code of codes) distinct[code % accounts]++;
      for (let i = 0; i < order.length; ) {
        const thing = Math.floor(codes[order[i]] / accounts);
        let j = i;
        while (j < order.length && Math.floor(codes[order[j]] / accounts) === thing) j++;
        if (j - i > 1) {
          for (; i < j; i++) {
            account.push(codes[order[i]] % accounts);
            weight.push(weights[order[i]]);
          }
          start.push(account.length);
        }
        i = j;
      }
      return {
        things: start.length - 1,
        start: Uint32Array.from(start),
        account: Uint32Array.from(account),
        weight: Uint32Array.from(weight),
        distinct,
      };
    },
  };
}

/** Account records by index of the frame. */
export function recordsOf({ frame, accounts }: Material): (Account | undefined)[] {
  const byName = new Map(accounts.map((a) => [a.account, a]));
  return frame.accounts.map((name) => byName.get(name));
}

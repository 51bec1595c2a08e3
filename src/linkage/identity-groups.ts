// Accounts whose identities were made together: sign-up time and client stack coincide far more often than independence
// allows, or a payment instrument is shared. Finds pools whose content is anybody's (relays).
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";
import { poissonTail } from "../math/tails.ts";
import { ATTRIBUTE_KINDS, type Attributes } from "./attributes.ts";

/** Natural log of the largest p-value of a coincidence, before the correction for the number of combinations. */
const LOG_P = -12;
const LEAST = 4;

/** Groups of accounts; each passed its test under independence of sign-up time and stack, or holds one payment instrument. */
export function identityGroups(
  frame: Frame,
  principals: Principals,
  attributes: Attributes,
  rows: number,
): Uint32Array[] {
  const stackOf = new Map<number, number>();
  const times: number[] = [];
  const groups: Set<number>[] = [];
  for (let t = 0; t < attributes.count; t++) {
    const kind = ATTRIBUTE_KINDS[attributes.kind[t]];
    if (kind === "signup-time") times.push(t);
    if (kind === "stack")
      for (let i = attributes.start[t]; i < attributes.start[t + 1]; i++)
        if (attributes.weight[i] >= 0.5) stackOf.set(attributes.account[i], t);
    if (kind === "payment" && attributes.degree[t] >= 3)
      groups.push(new Set(attributes.account.subarray(attributes.start[t], attributes.start[t + 1])));
  }
  const total = principals.count;
  for (const t of times) {
    const byStack = new Map<number, number[]>();
    for (let i = attributes.start[t]; i < attributes.start[t + 1]; i++) {
      const stack = stackOf.get(attributes.account[i]);
      if (stack === undefined) continue;
      const list = byStack.get(stack);
      if (list === undefined) byStack.set(stack, [attributes.account[i]]);
      else list.push(attributes.account[i]);
    }
    for (const [stack, accounts] of byStack) {
      const observed = new Set(accounts.map((a) => principals.of[a])).size;
      if (observed < LEAST) continue;
      const expected = (attributes.degree[t] * attributes.degree[stack]) / total;
      if (poissonTail(observed, expected) < LOG_P) groups.push(new Set(accounts));
    }
  }
  return joinOverlapping(groups, Math.min(frame.accounts.length, rows));
}

/** Bins overlap by half, and pools span several: groups that share a third of the smaller one are one. */
function joinOverlapping(groups: Set<number>[], limit: number): Uint32Array[] {
  const joined: Set<number>[] = [];
  for (const group of groups.sort((a, b) => b.size - a.size).slice(0, limit)) {
    const home = joined.find((other) => {
      let common = 0;
      for (const account of group) if (other.has(account)) common++;
      return 3 * common >= group.size;
    });
    if (home === undefined) joined.push(new Set(group));
    else for (const account of group) home.add(account);
  }
  return joined.map((group) => Uint32Array.from(group).sort());
}

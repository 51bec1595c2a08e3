// Who claims to be whom. Accounts that are declared or verified to be one customer are one principal;
// coordination is evidence only between principals. Inferred links never merge principals.
import { accountNumber, type Frame } from "../frame/frame.ts";
import type { Principals, Purpose } from "../frame/principals.ts";
import { createDisjointSets } from "../math/disjoint-sets.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";

/** Joins accounts of one declared principal or one organisation. `atMs`: when authorisations must hold. */
export function findPrincipals(
  frame: Frame,
  accounts: readonly Account[],
  contexts: readonly Context[],
  atMs: number,
): Principals {
  const n = frame.accounts.length;
  const sets = createDisjointSets(n);
  const record: (Account | undefined)[] = new Array(n).fill(undefined);
  for (const account of accounts) {
    const i = accountNumber(frame, account.account);
    if (i !== undefined) record[i] = account;
  }
  const declaredAccounts = new Set<number>();
  const anchors = new Map<string, number>();
  const join = (key: string, account: number): void => {
    declaredAccounts.add(account);
    const anchor = anchors.get(key);
    if (anchor === undefined) anchors.set(key, account);
    else sets.join(account, anchor);
  };
  for (let i = 0; i < n; i++) {
    const organization = record[i]?.organization ?? frame.organizationOf.get(i);
    if (organization) join(`org ${organization}`, i);
  }
  for (const context of contexts) {
    if (context.kind !== "principal") continue;
    for (const name of context.accounts) {
      const i = accountNumber(frame, name);
      if (i !== undefined) join(`principal ${context.principal}`, i);
    }
    for (const organization of context.organizations) {
      const anchor = anchors.get(`org ${organization}`);
      if (anchor !== undefined) join(`principal ${context.principal}`, anchor);
    }
  }
  const of = new Uint32Array(n);
  const numbers = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const r = sets.root(i);
    const p = numbers.get(r) ?? numbers.size;
    numbers.set(r, p);
    of[i] = p;
  }
  const declared = new Uint8Array(numbers.size);
  for (const i of declaredAccounts) declared[of[i]] = 1;
  return {
    of,
    count: numbers.size,
    record,
    declared,
    authorized: authorizations(frame, contexts, anchors, of, atMs),
  };
}

function authorizations(
  frame: Frame,
  contexts: readonly Context[],
  anchors: Map<string, number>,
  of: Uint32Array,
  atMs: number,
): Map<number, Set<Purpose>> {
  const authorized = new Map<number, Set<Purpose>>();
  for (const context of contexts) {
    if (context.kind !== "authorization") continue;
    if (context.expires !== undefined && Date.parse(context.expires) <= atMs) continue;
    const account =
      (context.account !== undefined ? accountNumber(frame, context.account) : undefined) ??
      (context.organization !== undefined ? anchors.get(`org ${context.organization}`) : undefined) ??
      (context.principal !== undefined ? anchors.get(`principal ${context.principal}`) : undefined);
    if (account === undefined) continue;
    const purposes = authorized.get(of[account]) ?? new Set<Purpose>();
    purposes.add(context.purpose);
    authorized.set(of[account], purposes);
  }
  return authorized;
}

// Accounts tied by what was issued to one customer and presented by another: reasoning signatures, and answers that a conversation goes on
// from. Close to deterministic evidence.
import type { Frame, Lists } from "../frame/frame.ts";
import { MANY_ISSUERS, outputIssuers } from "../frame/issuers.ts";
import type { Principals } from "../frame/principals.ts";

/** An account must pass this many before it counts: one may be a pasted transcript. */
const LEAST_PASSED = 2;

export function provenanceGroups(frame: Frame, principals: Principals, rows: number): Uint32Array[] {
  const given = outputIssuers(frame, principals, rows);
  const wrote = (output: number): number | undefined =>
    given[output] === 0 || given[output] === MANY_ISSUERS ? undefined : given[output] - 1;
  const reasoned = signatureIssuers(frame, rows);
  return [
    ...handedOn(frame, principals, rows, frame.signaturesPresented, (signature) => reasoned.get(signature)),
    ...handedOn(frame, principals, rows, frame.presented, wrote),
  ];
}

function signatureIssuers(frame: Frame, rows: number): Map<number, number> {
  const issuer = new Map<number, number>();
  for (let row = 0; row < rows; row++)
    if (frame.signature[row] !== 0 && !issuer.has(frame.signature[row]))
      issuer.set(frame.signature[row], frame.account[row]);
  return issuer;
}

/** Connected accounts, each of which gave or took at least two of what is handed on. */
function handedOn(
  frame: Frame,
  principals: Principals,
  rows: number,
  presented: Lists,
  issuerOf: (token: number) => number | undefined,
): Uint32Array[] {
  const accounts = frame.accounts.length;
  const passed = new Map<number, Set<number>>();
  for (let row = 0; row < rows; row++) {
    for (let i = presented.start[row]; i < presented.start[row + 1]; i++) {
      const token = presented.values[i];
      const from = issuerOf(token);
      const to = frame.account[row];
      if (from === undefined || principals.of[from] === principals.of[to]) continue;
      const key = from * accounts + to;
      const set = passed.get(key) ?? new Set<number>();
      set.add(token);
      passed.set(key, set);
    }
  }
  const degree = new Map<number, number>();
  for (const [key, set] of passed)
    for (const account of [Math.floor(key / accounts), key % accounts])
      degree.set(account, (degree.get(account) ?? 0) + set.size);
  const parent = new Map<number, number>();
  const root = (a: number): number => {
    let r = a;
    while ((parent.get(r) ?? r) !== r) r = parent.get(r) ?? r;
    return r;
  };
  for (const key of passed.keys()) {
    const from = Math.floor(key / accounts);
    const to = key % accounts;
    if ((degree.get(from) ?? 0) < LEAST_PASSED || (degree.get(to) ?? 0) < LEAST_PASSED) continue;
    if (!parent.has(from)) parent.set(from, from);
    if (!parent.has(to)) parent.set(to, to);
    parent.set(root(from), root(to));
  }
  const groups = new Map<number, number[]>();
  for (const account of parent.keys()) {
    const r = root(account);
    const list = groups.get(r);
    if (list === undefined) groups.set(r, [account]);
    else list.push(account);
  }
  return [...groups.values()].map((group) => Uint32Array.from(group).sort());
}

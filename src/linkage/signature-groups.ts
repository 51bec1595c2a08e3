// Accounts tied by reasoning signatures: issued to one customer, presented by another. Close to deterministic evidence.
import type { Frame } from "../frame/frame.ts";
import type { Principals } from "../frame/principals.ts";

/** A pair must pass this many signatures before it counts: one may be a pasted transcript. */
const LEAST_SIGNATURES = 2;

export function signatureGroups(frame: Frame, principals: Principals, rows: number): Uint32Array[] {
  const issuer = new Map<number, number>();
  for (let row = 0; row < rows; row++)
    if (frame.signature[row] !== 0 && !issuer.has(frame.signature[row]))
      issuer.set(frame.signature[row], frame.account[row]);
  const passed = new Map<number, Set<number>>();
  const accounts = frame.accounts.length;
  for (let row = 0; row < rows; row++) {
    for (let i = frame.signaturesPresented.start[row]; i < frame.signaturesPresented.start[row + 1]; i++) {
      const signature = frame.signaturesPresented.values[i];
      const from = issuer.get(signature);
      const to = frame.account[row];
      if (from === undefined || principals.of[from] === principals.of[to]) continue;
      const key = from * accounts + to;
      const set = passed.get(key) ?? new Set<number>();
      set.add(signature);
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
    if ((degree.get(from) ?? 0) < LEAST_SIGNATURES || (degree.get(to) ?? 0) < LEAST_SIGNATURES) continue;
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

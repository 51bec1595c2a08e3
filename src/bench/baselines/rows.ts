// Rows of each account in time order.
import type { Frame } from "../../frame/frame.ts";

export function rowsOfAccounts(frame: Frame): Uint32Array[] {
  const counts = new Uint32Array(frame.accounts.length);
  for (let row = 0; row < frame.n; row++) counts[frame.account[row]]++;
  const rows = Array.from(counts, (n) => new Uint32Array(n));
  counts.fill(0);
  for (let row = 0; row < frame.n; row++) rows[frame.account[row]][counts[frame.account[row]]++] = row;
  return rows;
}

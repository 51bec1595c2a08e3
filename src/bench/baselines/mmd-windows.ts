// The window test on query embeddings, the strongest published detector on text, turned into a score per account: how far the
// account's windows of so many exchanges lie from a draw of all traffic.
import { createRandom } from "../../math/random.ts";
import type { Baseline } from "./baseline.ts";
import { createKernel, squaredMmd } from "./kernel.ts";
import { rowsOfAccounts } from "./rows.ts";

/** Windows looked at per account; the largest distance counts. */
const WINDOWS = 3;
const REFERENCE = 4_000;

function mmdWindows(size: number): Baseline {
  return {
    id: `mmd-${size}`,
    title: `MMD, windows of ${size.toLocaleString("en-US")}`,
    source: "Liu et al. 2026, arXiv:2606.05725",
    departure:
      "windows of one account instead of mixed windows; the reference is a draw of all traffic by account, since nobody has labels; sketch features for embeddings",
    score({ frame }) {
      const rows = rowsOfAccounts(frame);
      const random = createRandom(size);
      const reference = Uint32Array.from({ length: REFERENCE }, () => {
        const own = rows[random.int(rows.length)];
        return own[random.int(own.length)];
      });
      const kernel = createKernel(frame, reference, size);
      const typical = kernel.meanOf(reference);
      return Float64Array.from(rows, (own) => {
        let most = Number.NaN;
        for (let w = 0; w < WINDOWS && (w + 1) * size <= own.length; w++) {
          const value = squaredMmd(kernel.meanOf(own.subarray(w * size, (w + 1) * size)), size, typical, REFERENCE);
          if (!(value <= most)) most = value;
        }
        return most;
      });
    },
  };
}

export const mmd1500 = mmdWindows(1_500);
export const mmd100 = mmdWindows(100);

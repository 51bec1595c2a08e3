// P3: requests of different members close in time, beyond what rates that vary over ten minutes explain.
import { jitterTest } from "../../math/jitter.ts";
import type { Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

const DELTA_MS = 2_000;
const INTERVAL_MS = 600_000;
/** The last events are enough for the test's power and keep its cost bounded. */
const MAX_EVENTS = 4_000;

export const synchrony: Signal = {
  id: "synchrony",
  family: "timing",
  unit: "signed log of 1 + standard deviations",
  direction: 0,
  rationale:
    "A dispatcher releases requests on several accounts in the same seconds, or hands work from one to the next, so that they coincide less often than chance",
  evasion: "Random pacing per account, at the cost of throughput",
  source: "Interval jitter: Amarasingham, Harrison et al., J Neurophysiol 107, 2012; science notes 2.4 P3",
  measure: (stream) => {
    const z = synchronyTest(stream);
    return z === undefined ? Number.NaN : Math.sign(z) * Math.log1p(Math.abs(z));
  },
  explain: (v) => {
    const deviations = Math.expm1(Math.abs(v));
    const size = `${deviations.toFixed(1)} standard deviations ${v >= 0 ? "above" : "below"} chance`;
    if (deviations < 2)
      return `requests of different accounts coincide within two seconds about as often as chance (${size})${v < 0 ? ", if anything less: a dispatcher that hands work from account to account keeps them apart" : ""}`;
    return v > 0
      ? `requests of different accounts coincide within two seconds more often than chance (${size}), as when one dispatcher releases them together`
      : `requests of different accounts coincide within two seconds less often than chance (${size}), as when one dispatcher hands work from account to account`;
  },
};

/** Asked by two signals, and by far the dearest of all. */
const tested = new WeakMap<Stream, number | undefined>();

/** The interval-jitter test over all members, in standard deviations of its null; undefined with too few events. */
function synchronyTest(stream: Stream): number | undefined {
  if (!tested.has(stream)) tested.set(stream, jitterOf(stream));
  return tested.get(stream);
}

function jitterOf(stream: Stream): number | undefined {
  if (stream.independent < 3 || stream.byMember.length < 60) return undefined;
  const share = Math.min(1, MAX_EVENTS / stream.byMember.length);
  const times = Array.from(stream.members, (_, m) => {
    const from = stream.memberStart[m];
    const to = stream.memberStart[m + 1];
    const first = to - Math.ceil((to - from) * share);
    return Float64Array.from(stream.byMember.subarray(first, to), (row) => stream.frame.time[row]);
  });
  return jitterTest(times, { deltaMs: DELTA_MS, intervalMs: INTERVAL_MS }).z;
}

// How improbable it is that strangers share as many payment instruments, phones and mailboxes as these accounts do.
import { sharedContactLogP } from "../coordination.ts";
import type { Signal } from "../signal.ts";

export const paymentCoincidence: Signal = {
  id: "payment-coincidence",
  family: "identity",
  unit: "log of 1 + log10 of one over p",
  direction: 1,
  rationale:
    "Even a pool that buys many instruments uses some of them twice; among strangers that is next to impossible",
  evasion: "One instrument an account, without exception",
  source:
    "Detecting and preventing distillation attacks, 2026-02-23 (shared payment methods); Poisson tail against all other pairs",
  measure: (stream) => Math.log1p(Math.min(300, -sharedContactLogP(stream) / Math.LN10)),
  explain: (v) => {
    const exponent = Math.expm1(v);
    if (exponent < 0.5) return "the accounts share no more payment instruments, phones or mailboxes than strangers do";
    const cases =
      exponent < 6 ? Number((10 ** exponent).toPrecision(2)).toLocaleString("en-US") : `10^${exponent.toFixed(0)}`;
    return `as many strangers would share so many payment instruments, phones or mailboxes in about one of ${cases} cases`;
  },
};

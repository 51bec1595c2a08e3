// How improbable it is that strangers share as many payment instruments, phones and mailboxes as these accounts do.
import { sharedContactLogP } from "../coordination.ts";
import type { Signal } from "../signal.ts";

export const paymentCoincidence: Signal = {
  id: "payment-coincidence",
  family: "identity",
  unit: "log10 of one over p",
  direction: 1,
  rationale:
    "Even a pool that buys many instruments uses some of them twice; among strangers that is next to impossible",
  evasion: "One instrument an account, without exception",
  source:
    "Detecting and preventing distillation attacks, 2026-02-23 (shared payment methods); Poisson tail against all other pairs",
  measure: (stream) => Math.log1p(Math.min(300, -sharedContactLogP(stream) / Math.LN10)),
  explain: (v) =>
    `shared payment instruments, phones or mailboxes: one in 10^${Math.expm1(v).toFixed(0)} among strangers`,
};

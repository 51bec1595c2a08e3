// Reasoning signatures presented outside the account or model they were issued to (provenance (a) of the facts). Counted as shared
// work, because what it proves is that two accounts draw on one store: it turns the key of one hand, and not that of purpose.
import { percent, type Signal } from "../signal.ts";
import type { Stream } from "../stream.ts";

export const foreignSignatures: Signal = {
  id: "foreign-signatures",
  family: "shared-work",
  unit: "ratio",
  direction: 1,
  rationale: "Reasoning issued to one account is presented by another, or to a weaker model, to have it transcribed",
  evasion: "None that keeps the technique; the provider can bind signatures to accounts",
  source: "Threat report, 2026-09-10, pp. 148-150; arXiv 2608.09867",
  measure: (stream) => {
    let foreign = 0;
    for (const row of stream.rows) if (isForeign(stream, row)) foreign++;
    return foreign / stream.rows.length;
  },
  explain: (v) =>
    `${percent(v)} of these exchanges present reasoning that was issued to another customer or to another model`,
};

/** True when the exchange presents a signature that this provider issued to another principal, or for another model. */
export function isForeign(stream: Stream, row: number): boolean {
  const { frame, population, principals } = stream;
  for (let i = frame.signaturesPresented.start[row]; i < frame.signaturesPresented.start[row + 1]; i++) {
    const signature = frame.signaturesPresented.values[i];
    const issuer = population.signatureIssuer[signature];
    if (issuer === 0) continue;
    if (principals.of[issuer - 1] !== principals.of[frame.account[row]]) return true;
    if (population.signatureModel[signature] !== frame.model[row] + 1) return true;
  }
  return false;
}

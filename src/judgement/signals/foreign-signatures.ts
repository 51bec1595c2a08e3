// Reasoning signatures presented outside the account or model they were issued to (provenance (a) of the facts). Counted as shared
// work, because what it proves is that two accounts draw on one store: it turns the key of one hand, and not that of purpose.
// A transcript that one author published and many resume is one hand's only in appearance: it counts as far as the reasoning comes from as
// many accounts as present it.
import { spreadOf } from "../handed-on.ts";
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
    const issuers = new Map<number, number>();
    const presenters = new Map<number, number>();
    let otherModel = 0;
    let others = 0;
    for (const row of stream.rows) {
      const issuer = foreignIssuer(stream, row);
      if (issuer === undefined) continue;
      const presenter = stream.principals.of[stream.frame.account[row]];
      if (issuer === presenter) {
        otherModel++;
        continue;
      }
      others++;
      issuers.set(issuer, (issuers.get(issuer) ?? 0) + 1);
      presenters.set(presenter, (presenters.get(presenter) ?? 0) + 1);
    }
    return (otherModel + others * spreadOf(issuers, presenters)) / stream.rows.length;
  },
  explain: (v) =>
    `${percent(v)} of these exchanges present reasoning that was issued to others among many customers, or to another model`,
};

/**
 * The principal whose reasoning the exchange presents, where that is another one, or its own where the reasoning was another model's.
 * Undefined: nothing foreign.
 */
function foreignIssuer({ frame, population, principals }: Stream, row: number): number | undefined {
  let found: number | undefined;
  const presenter = principals.of[frame.account[row]];
  for (let i = frame.signaturesPresented.start[row]; i < frame.signaturesPresented.start[row + 1]; i++) {
    const signature = frame.signaturesPresented.values[i];
    if (population.signatureIssuer[signature] === 0) continue;
    const issuer = principals.of[population.signatureIssuer[signature] - 1];
    if (issuer !== presenter) return issuer;
    if (population.signatureModel[signature] !== frame.model[row] + 1) found = presenter;
  }
  return found;
}

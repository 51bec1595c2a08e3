// The two-key rule over every combination of evidence: what may be said, and what may be done about it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { link } from "../linkage/link.ts";
import { shippedReference } from "../pipeline.ts";
import { judgedHarvest, object, sketchOf, withBits } from "./cases.fixture.ts";
import { LEVEL_BITS, levelOf, PLAIN_HARVEST_BITS } from "./levels.ts";
import type { Term } from "./score.ts";
import { lackingForSuspension, type Ruling, rule } from "./verdict.ts";

const { lead } = judgedHarvest(link, shippedReference());
interface Evidence {
  coordination: number;
  purpose: number;
  relay: number;
  e: number;
  confirmed: boolean;
}
const ruled = ({ confirmed, ...bits }: Evidence): Ruling | undefined => rule(withBits(lead, bits), confirmed);

const bits = fc.oneof(
  fc.double({ min: -20, max: 40, noNaN: true }),
  fc.constantFrom(...Object.values(LEVEL_BITS).flatMap((b) => [b - 1e-9, b, b + 1e-9])),
);
const evidence: fc.Arbitrary<Evidence> = fc.record({
  coordination: bits,
  purpose: bits,
  relay: bits,
  e: fc.oneof(fc.double({ min: 0, max: 40, noNaN: true }), fc.constantFrom(0, 1, 19.99, 20, 1e12)),
  confirmed: fc.boolean(),
});
/** The rule holds for whatever evidence there is. */
function always(rule: (ruling: Ruling | undefined, evidence: Evidence) => void): void {
  fc.assert(
    fc.property(evidence, (e) => rule(ruled(e), e)),
    { numRuns: 3_000 },
  );
}
/** The same accounts, each under a system prompt of its own. */
const apps = judgedHarvest(link, shippedReference(), (i, random) => {
  const account = `p${random.int(8)}`;
  const objects = [object("clause", "template"), object("text", `item ${i}`), object("system", account)];
  return { account, sketch: sketchOf({ objects }) };
}).lead;
const strong = { coordination: 12, purpose: 12, relay: -5, e: 1e6, confirmed: true };

describe("rule", () => {
  it("calls a campaign only what both keys open: each likelier than not; a plain harvest, or one hand confirmed or 3 : 1, and both together", () => {
    always((ruling, { coordination, purpose, relay, confirmed: tied }) => {
      if (ruling?.verdict !== "distillation-campaign") return;
      const confirmed = tied && relay <= LEVEL_BITS.low;
      expect([levelOf(coordination), levelOf(purpose)]).not.toContain("none");
      if (purpose >= PLAIN_HARVEST_BITS) return;
      if (!confirmed) expect(levelOf(coordination)).not.toBe("low");
      const odds = (bits: number): number => 1 / (1 + 2 ** -bits);
      const oneHand = confirmed ? Math.max(0.95, odds(coordination)) : odds(coordination);
      expect(oneHand * odds(purpose)).toBeGreaterThanOrEqual(0.5);
    });
    expect(ruled(strong)?.verdict).toBe("distillation-campaign");
    expect(ruled({ ...strong, coordination: 40, purpose: -0.1 })?.verdict).not.toBe("distillation-campaign");
    expect(ruled({ ...strong, coordination: -0.1, purpose: 40 })?.verdict).not.toBe("distillation-campaign");
    const likelyHand = { ...strong, coordination: 1, confirmed: false };
    expect(ruled({ ...likelyHand, purpose: 1.9 })?.verdict).not.toBe("distillation-campaign");
    expect(ruled({ ...likelyHand, purpose: 2.1 })).toEqual({ verdict: "distillation-campaign", recommended: "review" });
    expect(ruled({ ...likelyHand, purpose: 40, relay: 1.5 })?.recommended).toBe("review");
    expect(ruled({ ...likelyHand, purpose: 40, relay: 1.6 })?.recommended).toBe("review");
  });

  it("lets a plain harvest stand for one hand only where the accounts have work in common", () => {
    const judged = withBits(lead, { coordination: 1, purpose: 3, relay: -5, e: 30 });
    expect(rule(judged, false)?.verdict).toBe("distillation-campaign");
    const byCard = { ...judged, stream: { ...judged.stream, byWork: false } };
    expect(rule(byCard, false)).toBeUndefined();
    const surer = { coordination: { ...judged.scores.coordination, bits: 2 } };
    expect(rule({ ...byCard, scores: { ...judged.scores, ...surer } }, false)?.verdict).toBe("distillation-campaign");
  });

  it("says of a campaign what suspension lacks, and of nobody that is to be suspended", () => {
    always((ruling, { confirmed, ...of }) => {
      if (ruling?.verdict !== "distillation-campaign") return;
      const lacking = lackingForSuspension(withBits(lead, of), confirmed);
      expect(lacking.length === 0).toBe(ruling.recommended === "suspend-cluster");
    });
    const untested = lackingForSuspension(withBits(lead, { ...strong, e: 3.7 }), false);
    expect(untested).toEqual(["no randomisation test confirms one hand (e-value 3.7, 20 needed)"]);
  });

  it("takes ties that a reseller's accounts have too for no proof of one harvester", () => {
    const tied = { ...strong, coordination: 0.3, purpose: 1.9 };
    expect(ruled(tied)?.verdict).toBe("distillation-campaign");
    expect(ruled({ ...tied, relay: 0.5 })?.verdict).not.toBe("distillation-campaign");
    expect(ruled({ ...tied, relay: 0.5, coordination: 2 })?.verdict).toBe("distillation-campaign");
  });

  it("calls nothing a campaign for even loads alone, and asks a person where the harvest is sure", () => {
    /** So many bits of coordination, all of them and the prior's four more because loads are even. */
    const even = (
      coordination: number,
      purpose: number,
      e = 1,
      loads = coordination + 4,
      more: Term[] = [],
    ): Ruling | undefined => {
      const of = withBits(lead, { coordination, purpose, relay: -5, e });
      const terms = [{ signal: "equal-loads", family: "allocation" as const, value: 1, bits: loads }, ...more];
      return rule({ ...of, scores: { ...of.scores, coordination: { bits: coordination, terms } } }, false);
    };
    expect(even(3, 3)).toBeUndefined();
    expect(even(6, 3)).toEqual({ verdict: "coordinated-other", recommended: "review" });
    expect(even(6, 6)).toEqual({ verdict: "distillation-campaign", recommended: "review" });
    // Something else speaks for one hand, or a coincidence that randomisation rules out.
    expect(even(3, 3, 1, 4.5)).toEqual({ verdict: "distillation-campaign", recommended: "step-up" });
    expect(even(6, 6, 50)).toEqual({ verdict: "distillation-campaign", recommended: "suspend-cluster" });
    const handedOn: Term = { signal: "foreign-signatures", family: "provenance", value: 1, bits: 4 };
    expect(even(3, 3, 1, 7, [handedOn])).toEqual({ verdict: "distillation-campaign", recommended: "step-up" });
  });

  it("recommends suspension only with both keys high and coordination confirmed by randomisation", () => {
    always((ruling, { coordination, purpose, e, confirmed }) => {
      if (ruling?.recommended !== "suspend-cluster") return;
      expect(ruling.verdict).toBe("distillation-campaign");
      expect([levelOf(coordination), levelOf(purpose), confirmed || e >= 20]).toEqual(["high", "high", true]);
    });
    expect(ruled(strong)?.recommended).toBe("suspend-cluster");
    expect(ruled({ ...strong, e: 1, confirmed: false })?.recommended).not.toBe("suspend-cluster");
    expect(ruled({ ...strong, purpose: 3 })?.recommended).not.toBe("suspend-cluster");
  });

  it("never makes a campaign of resold access, however strong its infrastructure, unless its work is a harvest; then a person looks first", () => {
    always((ruling, { purpose, relay }) => {
      if (relay <= LEVEL_BITS.low || ruling === undefined) return;
      if (ruling.verdict === "distillation-campaign") expect(ruling.recommended).toBe("review");
      if (purpose < LEVEL_BITS.low) expect(ruling.verdict).not.toBe("distillation-campaign");
    });
    expect(ruled({ ...strong, relay: 8 })).toEqual({ verdict: "distillation-campaign", recommended: "review" });
    expect(ruled({ ...strong, coordination: 40, purpose: -3, relay: 8 })).toEqual({
      verdict: "relay-pool",
      recommended: "step-up",
    });
  });

  it("acts against accounts for nothing but a campaign or a relay, and never suspends a relay", () => {
    always((ruling) => {
      if (ruling === undefined) return;
      const acts = ["suspend-cluster", "step-up", "throttle"].includes(ruling.recommended);
      if (acts) expect(["distillation-campaign", "relay-pool"]).toContain(ruling.verdict);
      if (ruling.verdict !== "distillation-campaign") expect(ruling.recommended).not.toBe("suspend-cluster");
    });
  });

  it("leaves to a person what only one key opens: one hand without a harvest", () => {
    expect(ruled({ ...strong, purpose: -4 })).toEqual({ verdict: "coordinated-other", recommended: "review" });
  });

  it("says nothing without coordination, whatever the work is, but for resold access that coincidences of identity tie together", () => {
    always((ruling, { coordination, relay, e }) => {
      if (coordination >= LEVEL_BITS.low) return;
      if (relay >= LEVEL_BITS.low && e >= 20) expect(ruling?.verdict).toBe("relay-pool");
      else expect(ruling).toBeUndefined();
    });
    expect(ruled({ ...strong, coordination: -0.1, purpose: 40 })).toBeUndefined();
  });

  const rank = ["review", "step-up", "suspend-cluster"];
  const rankOf = (ruling: Ruling | undefined): number => rank.indexOf(ruling?.recommended ?? "");

  it("takes a foreign operator for one hand, as randomisation's confirmation, and suspends nobody of whom it is shown", () => {
    const operated = (of: Evidence, e = 20): Ruling | undefined => {
      const { scores, evidence, ...judged } = withBits(lead, of);
      const notEven = { ...scores, coordination: { ...scores.coordination, terms: [] } };
      return rule({ ...judged, scores: notEven, evidence: { ...evidence, operated: e } }, of.confirmed);
    };
    const weak = { coordination: 1, purpose: 1.5, relay: -5, e: 1, confirmed: false };
    expect(operated(weak, 19)?.verdict).not.toBe("distillation-campaign");
    expect(operated(weak)).toEqual({ verdict: "distillation-campaign", recommended: "review" });
    expect(ruled(strong)?.recommended).toBe("suspend-cluster");
    expect(operated(strong)).toEqual({ verdict: "distillation-campaign", recommended: "step-up" });
    expect(operated({ ...weak, relay: 0.1 })?.verdict).not.toBe("distillation-campaign");
  });

  it("recommends the most for the most evidence", () => {
    always((ruling, e) => {
      if (ruling?.verdict !== "distillation-campaign") return;
      const more = ruled({ ...e, coordination: e.coordination + 5, purpose: e.purpose + 5, e: e.e + 20 });
      expect(rankOf(more)).toBeGreaterThanOrEqual(rankOf(ruling));
    });
  });

  it("never recommends less when one key opens wider", () => {
    always((ruling, e) => {
      if (ruling?.verdict !== "distillation-campaign") return;
      expect(rankOf(ruled({ ...e, coordination: e.coordination + 5 }))).toBeGreaterThanOrEqual(rankOf(ruling));
    });
  });

  it("asks more of accounts that each work under a product of their own: work in common alone does not make them a campaign", () => {
    const likely = { ...strong, coordination: 1, purpose: 5, e: 0, confirmed: false };
    expect(rule(withBits(lead, likely), false)?.verdict).toBe("distillation-campaign");
    expect(rule(withBits(apps, likely), false)).toBeUndefined();
    expect(rule(withBits(apps, { ...likely, coordination: LEVEL_BITS.moderate }), false)?.verdict).toBe(
      "distillation-campaign",
    );
  });
});

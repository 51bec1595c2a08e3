import { describe, expect, it } from "vitest";
import { judgedHarvest } from "../judgement/cases.fixture.ts";
import { exhibitOf } from "../judgement/exhibit.ts";
import { findingOf } from "../judgement/finding.ts";
import { SIGNALS } from "../judgement/signals/registry.ts";
import { link } from "../linkage/link.ts";
import { shippedReference } from "../pipeline.ts";
import { keyOf, keySums } from "./keys.ts";

const reference = shippedReference();

describe("keyOf", () => {
  it("knows the key of every signal as the judge does", () => {
    for (const { id, family } of SIGNALS)
      expect(keyOf(id), id).toBe(family === "purpose" || family === "provenance" ? "harvest" : "hand");
    for (const [id, weight] of Object.entries(reference.keys.coordination.weights))
      if (weight > 0) expect(keyOf(id), id).toBe("hand");
    for (const [id, weight] of Object.entries(reference.keys.purpose.weights))
      if (weight > 0) expect(keyOf(id), id).toBe("harvest");
  });
});

describe("keySums", () => {
  const { lead, setting } = judgedHarvest(link, reference);
  const finding = findingOf(lead, { verdict: "distillation-campaign", recommended: "step-up" }, reference);
  const exhibit = exhibitOf(finding, lead, setting, reference, []);

  it("recovers the sums that the verdict rule looks at", () => {
    const { hand, harvest } = keySums(finding, exhibit);
    // The prior is rounded to a hundredth of a bit and the log-odds to a thousandth.
    expect(Math.abs(hand - lead.scores.coordination.bits)).toBeLessThan(0.01);
    expect(Math.abs(harvest - lead.scores.purpose.bits)).toBeLessThan(0.01);
  });

  it("misses only what is too small to list when there is no exhibit", () => {
    const unsaid = lead.scores.coordination.terms.length + lead.scores.purpose.terms.length;
    expect(Math.abs(keySums(finding, undefined).hand - lead.scores.coordination.bits)).toBeLessThan(0.105 * unsaid);
  });
});

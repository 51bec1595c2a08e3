// What is written of a lead: findings.json by its schema, counts that agree, the alternatives, and nothing of anybody's text or person.
import { describe, expect, it } from "vitest";
import { link } from "../linkage/link.ts";
import { type Finding, FindingSchema, type Verdict } from "../model/finding.ts";
import { shippedReference } from "../pipeline.ts";
import { accountsOf, DAY_MS, harvest, judgedHarvest, object, sketchOf, T0, withBits } from "./cases.fixture.ts";
import { exhibitOf } from "./exhibit.ts";
import { findingOf } from "./finding.ts";
import type { JudgedLead } from "./lead.ts";
import type { Family } from "./signal.ts";
import { innocentTwins } from "./twins.ts";
import type { Ruling } from "./verdict.ts";

const reference = shippedReference();
const ruling: Ruling = { verdict: "distillation-campaign", recommended: "suspend-cluster" };
/** Everything that must stay inside is marked SECRET. */
const { lead, setting } = judgedHarvest(link, reference, (i) => ({
  ip: `2001:db8:5ec:${(i % 50).toString(16)}::1`,
  user_agent: "SECRET client",
  session: `SECRET session ${i}`,
  credential: "SECRET key",
  ja4: "SECRET fingerprint",
  country: "SECRET country",
}));
const finding = findingOf(lead, ruling, reference);
const exhibit = exhibitOf(finding, lead, setting, reference, []);
const members = accountsOf(harvest());

describe("findingOf", () => {
  it("keeps the contract's schema", () => {
    expect(FindingSchema.parse(finding)).toEqual(finding);
  });

  it("names the members, most probable first, and nobody else", () => {
    expect(finding.accounts.map((a) => a.account).sort()).toEqual(members);
    const probabilities = finding.accounts.map((a) => a.probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  });

  it("counts exchanges so that bound, estimate and members agree", () => {
    const counted = finding.accounts.reduce((sum, a) => sum + a.exchanges, 0);
    const { lower_bound, estimate } = finding.exchanges;
    expect([counted, Object.values(finding.models).reduce((a, b) => a + b, 0)]).toEqual([480, 480]);
    expect(lower_bound).toBeLessThanOrEqual(estimate);
    expect(estimate).toBeLessThanOrEqual(counted);
  });

  it("gives reasons whose bits add up to both keys' log-odds", () => {
    const { coordination, purpose } = lead.scores;
    const said = finding.reasons.reduce((sum, r) => sum + r.bits, 0);
    // Terms under a tenth of a bit are not said, and each is rounded to a hundredth.
    const unsaid = 0.105 * (coordination.terms.length + purpose.terms.length);
    expect(Math.abs(said - coordination.bits - purpose.bits)).toBeLessThan(unsaid);
    expect(finding.reasons[0].signal).toBe("prior");
  });

  it("gives for robbed owners the figure of the test that there is one foreign operator, and of no campaign", () => {
    const operated = withBits(lead, { coordination: 0.5, purpose: 0.5, relay: -5, e: 0.5 });
    operated.evidence = { ...operated.evidence, operated: 50 };
    const shown = (verdict: Verdict) =>
      findingOf(operated, { verdict, recommended: "review" }, reference).confidence.coordination;
    expect(shown("compromised-customer")).toEqual({ level: "moderate", e_value: 50 });
    expect(shown("distillation-campaign")).toEqual({ level: "low", e_value: 0.5 });
  });

  it("says what a campaign took, and nothing of other verdicts", () => {
    const { exposure, exchanges } = finding;
    expect(exposure?.usable).toEqual(exchanges);
    expect(exposure?.sets.map((s) => s.set)).toEqual(expect.arrayContaining(["elicitation", "reasoning", "style"]));
    expect(exposure?.sets[0].taken.estimate).toBeLessThanOrEqual(exchanges.estimate);
    for (const verdict of ["relay-pool", "compromised-customer", "coordinated-other"] as const)
      expect(findingOf(lead, { verdict, recommended: "review" }, reference)).not.toHaveProperty("exposure");
  });

  it("has the same id for the same beginning, whatever comes later", () => {
    const again = judgedHarvest(link, reference, (i) => (i > 400 ? { output_tokens: 9 } : {})).lead;
    const other = judgedHarvest(link, reference, (i) => ({ timeMs: T0 + DAY_MS + i * 60_000 })).lead;
    expect(findingOf(again, ruling, reference).id).toBe(finding.id);
    expect(findingOf(other, ruling, reference).id).not.toBe(finding.id);
  });

  it("lets no family give more than 60 % of the evidence for it", () => {
    const sums = new Map<Family, number>();
    for (const t of [...lead.scores.coordination.terms, ...lead.scores.purpose.terms])
      sums.set(t.family, (sums.get(t.family) ?? 0) + t.bits);
    const positive = [...sums.values()].filter((bits) => bits > 0);
    expect(positive.length).toBeGreaterThan(2);
    expect(Math.max(...positive)).toBeLessThanOrEqual(0.6 * positive.reduce((a, b) => a + b, 0) + 1e-9);
  });
});

describe("innocentTwins", () => {
  /** The lead with its evidence replaced: these signals speak with these bits. */
  const speaking = (bits: Record<string, number>): JudgedLead => ({
    ...lead,
    scores: {
      ...lead.scores,
      coordination: {
        bits: 0,
        terms: Object.entries(bits).map(([signal, b]) => ({ signal, family: "timing", value: 0.5, bits: b })),
      },
      purpose: { bits: 0, terms: [] },
    },
  });
  const best = (bits: Record<string, number>): string =>
    innocentTwins(speaking(bits), "distillation-campaign")[0].explanation;

  it("puts first the honest kind of work that the evidence fits best", () => {
    expect(best({ "item-overlap": -4, "output-length": -2 })).toContain("benchmark");
    expect(best({ "duplicate-locality": -3, "config-homogeneity": -2 })).toContain("class");
    expect(best({ "personal-words": -4, "session-life": -2 })).toContain("relay");
    expect(best({ "thin-identity": -4, "context-recurrence": -1 })).toContain("sister");
    expect(best({ "load-dispersion": -3, "joint-start": -2 })).toContain("popular tool");
  });

  it("turns the learned bits round, and quotes the strongest figure on the side that the sum takes", () => {
    const [first] = innocentTwins(speaking({ "item-overlap": -4, "output-length": 1 }), "distillation-campaign");
    expect(first.bits).toBe(3);
    expect(first.text).toContain("so it is here: two accounts have");
    const last = innocentTwins(speaking({ "item-overlap": -1, "output-length": 5 }), "distillation-campaign").at(-1);
    expect(last?.explanation).toContain("benchmark");
    expect(last?.text).toMatch(/mostly short; here the typical exchange takes/);
  });

  it("quotes no figure against two explanations", () => {
    const texts = innocentTwins(
      speaking({ "common-rhythm": 3, "signup-burst": 2, "personal-words": 1 }),
      "distillation-campaign",
    ).map((twin) => twin.text.split("; here ")[1]);
    expect(texts.filter((text) => text !== undefined)).toHaveLength(3);
    expect(new Set(texts.filter((text) => text !== undefined)).size).toBe(3);
  });

  it("holds resold access for no alternative to resold access", () => {
    const explanations = innocentTwins(speaking({}), "relay-pool").map((twin) => twin.explanation);
    expect(explanations.length).toBe(5);
    expect(explanations.join()).not.toContain("reseller");
  });

  it("says so where nothing that was measured tells an explanation apart", () => {
    expect(innocentTwins(speaking({}), "distillation-campaign").map((twin) => twin.text)).toEqual(
      new Array(6).fill("nothing that was measured tells this explanation apart"),
    );
  });

  it("weighs the innocent explanations of a plain harvest, best-fitting first, and speaks against nearly all", () => {
    const bits = finding.alternatives.map((a) => a.bits);
    expect(finding.alternatives).toHaveLength(6);
    expect(bits).toEqual([...bits].sort((a, b) => b - a));
    expect(bits.filter((b) => b < 0).length).toBeGreaterThanOrEqual(4);
  });
});

describe("exhibitOf", () => {
  it("draws every exchange of the finding once on the timeline, and tokens and loads that agree", () => {
    expect(exhibit.timeline.counts.reduce((a, b) => a + b, 0)).toBe(480);
    expect(exhibit.loads).toEqual([...exhibit.loads].sort((a, b) => b - a));
    expect(exhibit.loads.reduce((a, b) => a + b, 0)).toBe(480);
    expect(exhibit.tokens?.output).toBe(
      Array.from(lead.stream.rows, (row) => lead.stream.frame.outputTokens[row]).reduce((a, b) => a + b, 0),
    );
    expect(exhibit.workOrders.map((w) => [w.exchanges, w.accounts])).toEqual([[480, 8]]);
  });

  it("counts and draws nobody whom the finding does not name, and says how many were measured besides", () => {
    const doubted: JudgedLead = { ...lead, probability: lead.probability.map((p, m) => (m === 0 ? 0.4 : p)) };
    const short = findingOf(doubted, ruling, reference);
    const shown = exhibitOf(short, doubted, setting, reference, []);
    const counted = short.accounts.reduce((sum, a) => sum + a.exchanges, 0);
    expect([short.accounts.length, counted]).toEqual([7, 416]);
    expect(shown.loads).toHaveLength(7);
    expect(shown.timeline.counts.reduce((a, b) => a + b, 0)).toBe(counted);
    expect(shown.workOrders.map((w) => [w.exchanges, w.accounts])).toEqual([[416, 7]]);
    expect(shown.tokens?.output).toBeLessThan(exhibit.tokens?.output ?? 0);
    expect(shown.limits[0]).toMatch(
      /^1 further account with 64 exchanges is in the measured stream but not sure enough to belong/,
    );
    expect(exhibit.limits.join(" ")).not.toContain("further account");
  });

  it("says of how many groups a campaign was made, where its signals are of one of them", () => {
    const limits = exhibitOf(finding, { ...lead, united: 3 }, setting, reference, []).limits.join(" ");
    expect(limits).toContain("found as 3 groups");
    expect(exhibit.limits.join(" ")).not.toContain("groups");
  });

  it("says what of it stands from an earlier step, and nothing where all is of today", () => {
    expect(exhibit.limits.join(" ")).not.toMatch(/earlier step/);
    const other = { account: "of an earlier step", probability: 0.99, exchanges: 5, share: 1 };
    const wider = { ...finding, accounts: [...finding.accounts, other] };
    expect(exhibitOf(wider, lead, setting, reference, []).limits[0]).toMatch(
      /^1 of the accounts listed was named at an earlier step/,
    );
    const old: JudgedLead = { ...lead, stream: { ...lead.stream, known: lead.stream.known - 1 } };
    expect(exhibitOf(finding, old, setting, reference, []).limits[0]).toMatch(
      /^This finding stands from an earlier step: .* UTC/,
    );
  });

  it("says what would change the verdict in words, not in names of signals", () => {
    const [declared, cause] = exhibit.wouldChange;
    expect(declared).toContain("one customer");
    expect(cause).toMatch(/^An innocent cause of what speaks most for one hand, [a-z ]+ \(\+\d+\.\d bits\): .+\.$/);
    expect(exhibit.wouldChange.join(" ")).not.toMatch(/"[a-z]+(-[a-z]+)+"/);
    const as = (verdict: Finding["verdict"]): string =>
      exhibitOf({ ...finding, verdict }, lead, setting, reference, []).wouldChange.join(" ");
    expect(as("distillation-campaign")).toMatch(/speaks most for a harvest, [a-z ]+ \(\+/);
    expect(as("coordinated-other")).not.toMatch(/speaks most for a harvest/);
    expect(as("relay-pool")).toMatch(/^A contract to resell/);
    expect(as("relay-pool")).not.toMatch(/one hand|harvest/);
  });

  it("counts the accounts with a product of their own, for somebody to ask their owners", () => {
    const under = judgedHarvest(link, reference, (i, random) => {
      const account = `p${random.int(8)}`;
      const product = account < "p3" ? [object("system", account)] : [];
      return {
        account,
        sketch: sketchOf({ objects: [object("clause", "template"), object("text", `${i}`), ...product] }),
      };
    });
    const lines = (of: typeof under, verdict: Finding["verdict"] = "distillation-campaign"): string =>
      exhibitOf({ ...finding, verdict }, of.lead, of.setting, reference, []).wouldChange.join(" ");
    expect(lines(under)).toContain("those accounts, 3 of 8, whose work comes under a system prompt");
    expect(lines(under, "coordinated-other") + lines({ lead, setting })).not.toContain("system prompt");
  });

  it("says why a campaign is not to be suspended, and nothing of it where it is", () => {
    const said = (recommended: Ruling["recommended"], of = lead): string =>
      exhibitOf({ ...finding, recommended }, of, setting, reference, []).wouldChange[0];
    const untested = { ...lead, evidence: { ...lead.evidence, e: 1 } };
    expect(said("step-up", untested)).toMatch(
      /^Suspension is not recommended: .*no randomisation test .* \(e-value 1\.0, 20 needed\)/,
    );
    expect(said("suspend-cluster", untested)).toMatch(/^A declaration/);
  });

  it("draws links between members only, each pair once", () => {
    const { nodes, links } = exhibit.network;
    expect(nodes.map((n) => n.account).sort()).toEqual(members);
    expect(new Set(links.map((l) => `${l.a} ${l.b}`)).size).toBe(links.length);
    for (const { a, b, bits } of links) {
      expect([a < b, b < nodes.length, bits > 0]).toEqual([true, true, true]);
    }
    expect(links.some((l) => l.why === "shared payment instrument")).toBe(true);
  });

  it("marks releases and acts against members within its time, and nothing of strangers", () => {
    const at = (timeMs: number): string => new Date(timeMs).toISOString();
    const act = (account: string, time: string): Parameters<typeof exhibitOf>[4][number] => ({
      v: 1,
      kind: "enforcement",
      time,
      account,
      action: "suspend",
    });
    const { events } = exhibitOf(finding, lead, setting, reference, [
      { v: 1, kind: "model-release", time: at(T0 + DAY_MS), model: "model-b" },
      { v: 1, kind: "external-release", time: at(T0 + DAY_MS), actor: "SECRET actor", model: "x" },
      { v: 1, kind: "model-release", time: at(T0 - DAY_MS), model: "model-0" },
      act("p1", at(T0 + DAY_MS)),
      act("c1", at(T0 + DAY_MS)),
      act("p2", at(T0 + 9 * DAY_MS)),
    ]);
    expect(events.map((e) => e.label)).toEqual(["release of model-b", "external model release", "suspend"]);
  });

  it("shows each measured signal against the honest range, with its part in the verdict", () => {
    const bits = new Map(finding.reasons.map((r) => [r.signal, r.bits]));
    expect(exhibit.signals.length).toBeGreaterThan(10);
    for (const s of exhibit.signals) {
      expect(s.honestLow).toBeLessThanOrEqual(s.honestHigh);
      if (bits.has(s.signal)) expect(s.bits, s.signal).toBeCloseTo(bits.get(s.signal) ?? 0, 2);
    }
  });

  it("shows nobody outside the finding, and of those inside no address, client, key, session, card or text", () => {
    const written = JSON.stringify([finding, exhibit]);
    expect(written).not.toMatch(/SECRET|2001:db8|pool card|"c\d+"/);
    expect(written).toContain('"p1"');
  });
});

describe("a finding of stolen keys", () => {
  it("says what the customers could say to change it", () => {
    const stolen: Finding = { ...finding, verdict: "compromised-customer", recommended: "protect-and-notify" };
    expect(exhibitOf(stolen, lead, setting, reference, []).wouldChange.join(" ")).toContain("customers' own statement");
    expect(exhibit.wouldChange.join(" ")).not.toContain("customers' own statement");
  });
});

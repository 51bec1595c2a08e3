// A report model made by hand for tests of the page and for looking at it. Figures are drawn from a seed and mean nothing.
import { createRandom, gamma, type Random } from "../src/math/random.ts";
import { CAPABILITIES } from "../src/model/capability.ts";
import type { Finding, Verdict } from "../src/model/finding.ts";
import type { FindingExhibit, ReportModel } from "../src/model/report.ts";

const FROM = Date.parse("2026-05-04T00:00:00.000Z");
const HOUR_MS = 3_600_000;
const RECOMMENDED = {
  "distillation-campaign": "suspend-cluster",
  "relay-pool": "step-up",
  "compromised-customer": "protect-and-notify",
  "coordinated-other": "review",
} as const;

/** A model with one finding per entry of `sizes`, of that many accounts; verdicts take turns. */
export function sampleReport(sizes: number[], seed = 1): ReportModel {
  const random = createRandom(seed);
  const pairs = sizes.map((accounts, i) => sampleFinding(random.fork(`finding ${i}`), i, accounts));
  return {
    findings: {
      v: 1,
      tool: { name: "stillwatch", version: "0.1.0" },
      window: { from: new Date(FROM).toISOString(), to: new Date(FROM + 240 * HOUR_MS).toISOString() },
      totals: { exchanges: 1_721_210, accounts: 24_110, rejected: 17 },
      findings: pairs.map((p) => p.finding),
    },
    baseline: shares([22, 8, 3, 6, 2, 1, 1, 2, 14, 3, 38]),
    exhibits: pairs.map((p) => p.exhibit),
    control: { clustersLookedAt: 143, nominalRate: 0.05, found: sizes.length, toReview: 3 },
    rejects: [
      { reason: "field time: not an RFC 3339 time", count: 14, example: "exchanges/2026-05-06.jsonl.gz line 1189" },
      { reason: "truncated", count: 3, example: "exchanges/2026-05-09.jsonl.gz line 20411" },
    ],
    caveats: [
      "No accounts file was given: payment and registration evidence is missing.",
      "6.2 % of exchanges carry no request text.",
    ],
    tokens: { input: 412_000_000, output: 96_000_000 },
  };
}

function sampleFinding(random: Random, index: number, accounts: number): { finding: Finding; exhibit: FindingExhibit } {
  const verdict = (["distillation-campaign", "relay-pool", "compromised-customer", "coordinated-other"] as const)[
    index % 4
  ];
  const id = `F-${(0x51f3a9 + index * 7919).toString(16)}c2e${index}`;
  const members = Array.from({ length: accounts }, (_, i) => ({
    account: `acct_${Math.floor(random.next() * 2 ** 48)
      .toString(16)
      .padStart(12, "0")}`,
    probability: i < accounts * 0.8 ? 1 - 0.02 * random.next() : 0.5 + 0.5 * random.next(),
    exchanges: 20 + Math.floor(40 * gamma(random, 6)),
    share: random.next() < 0.6 ? 1 : 0.2 + 0.8 * random.next(),
  }));
  const total = members.reduce((sum, a) => sum + a.exchanges, 0);
  const campaign = verdict === "distillation-campaign";
  const finding: Finding = {
    id,
    verdict,
    recommended: RECOMMENDED[verdict],
    confidence: {
      coordination: { level: "high", e_value: 4.1e7 },
      purpose: campaign ? { level: "high", log_odds: 6.3 } : { level: "low", log_odds: 0.4 },
      relay: verdict === "relay-pool" ? { level: "high", log_odds: 5.1 } : { level: "none", log_odds: -3.2 },
      attribution: { level: "none" },
    },
    window: { from: new Date(FROM + 30 * HOUR_MS).toISOString(), to: new Date(FROM + 220 * HOUR_MS).toISOString() },
    accounts: members,
    exchanges: { lower_bound: Math.floor(total * 0.82), estimate: total },
    models: { "aurora-large-5": Math.floor(total * 0.8), "aurora-small-5": total - Math.floor(total * 0.8) },
    capabilities: campaign
      ? shares([52, 18, 6, 4, 11, 5, 0, 3, 0, 0, 1])
      : shares([20, 4, 2, 4, 2, 1, 1, 3, 20, 4, 39]),
    ...(campaign && { exposure: sampleExposure(total) }),
    reasons: reasons(verdict),
    alternatives: [
      {
        explanation: "one-customer-many-keys",
        bits: -14.2,
        text: "The accounts belong to 118 unrelated organisations, and no declared principal joins them.",
      },
      {
        explanation: "popular-template",
        bits: -9.8,
        text: "A viral template would be used by people with uneven loads and own context; here loads are equal and nothing recurs.",
      },
      {
        explanation: "evaluation-harness",
        bits: -1.1,
        text: "A harness repeats the same items in every account; here 0.3 % of items are repeated.",
      },
    ],
  };
  return { finding, exhibit: sampleExhibit(random, finding, total) };
}

function sampleExposure(total: number): NonNullable<Finding["exposure"]> {
  return {
    usable: { lower_bound: Math.floor(total * 0.8), estimate: Math.round(total * 0.97) },
    sets: [
      {
        set: "elicitation",
        unit: "answers",
        size: 1_000,
        taken: { low: 640, estimate: 1_204, high: 1_390 },
        index: { low: 0.533, estimate: 1.088, high: 1.5 },
        text: "about 1.2 times the size of a published 1,000-sample set that elicits reasoning",
      },
      {
        set: "agent-trajectories",
        unit: "trajectories",
        size: 250_000,
        taken: { low: 301, estimate: 377, high: 502 },
        index: { low: 0.042, estimate: 0.09, high: 0.178 },
        text: "about 0.0015 of a published set of 250,000 software-engineering trajectories",
      },
    ],
    tokens: { input: total * 2_300, output: total * 600 },
    list_price_usd: { low: Math.round(total * 0.0048), high: Math.round(total * 0.0265) },
  };
}

function reasons(verdict: Verdict): Finding["reasons"] {
  const rows: Finding["reasons"] = [
    {
      signal: "prior",
      bits: -9.6,
      text: "Share of clusters of this size that are campaigns, from the frozen reference.",
    },
    {
      signal: "shared-work",
      bits: 12.4,
      text: "41 rare work orders are shared by 118 accounts; 2.1 would be expected by chance.",
    },
    {
      signal: "load-equality",
      bits: 4.4,
      text: "Spread of log load is 0.31; vetted honest clusters lie between 0.9 and 1.7.",
    },
    { signal: "shard-exchangeability", bits: 3.8, text: "Accounts take work as interchangeable shards (rho 0.004)." },
    { signal: "registration", bits: 2.1, text: "Sign-up within 9 hours of one another, 12 mail domains." },
    {
      signal: "context-recurrence",
      bits: -2.3,
      text: "Some accounts come back to own files and repositories, as people do.",
    },
  ];
  if (verdict === "distillation-campaign")
    rows.push(
      {
        signal: "reasoning-elicitation",
        bits: 5.2,
        text: "63 % of exchanges ask that the reasoning be written out; honest archetypes stay below 12 %.",
      },
      { signal: "harvest-shape", bits: 3.1, text: "Single turns with fixed sampling and no follow-up." },
    );
  return rows;
}

function sampleExhibit(random: Random, finding: Finding, total: number): FindingExhibit {
  const nodes = finding.accounts.slice(0, 400).map((a) => ({ account: a.account, exchanges: a.exchanges }));
  const links: FindingExhibit["network"]["links"] = [];
  const why = ["shared work", "shared work", "shared work", "same payment", "client and network", "sign-up time"];
  for (let a = 1; a < nodes.length; a++)
    for (let k = 0; k < 3; k++) {
      const group = a % 5;
      const b = Math.floor(random.int(a) / 5) * 5 + group;
      if (b < nodes.length && b !== a)
        links.push({ a, b, bits: 4 + 12 * random.next(), why: why[random.int(why.length)] });
    }
  const counts = Array.from({ length: 190 }, (_, h) =>
    Math.round((total / 135) * (0.4 + random.next()) * (h < 60 ? 0.3 : 1)),
  );
  return {
    finding: finding.id,
    timeline: { start: FROM + 30 * HOUR_MS, binMs: HOUR_MS, counts },
    events: [
      { timeMs: FROM + 136 * HOUR_MS, label: "model release: aurora-large-5" },
      { timeMs: FROM + 180 * HOUR_MS, label: "enforcement: 4 accounts suspended" },
      { timeMs: FROM + 182 * HOUR_MS, label: "enforcement: 2 accounts terminated" },
    ],
    network: { nodes, links },
    signals: [
      { signal: "load-spread", unit: "sd of log", value: 0.31, honestLow: 0.9, honestHigh: 1.7, bits: 4.4 },
      { signal: "shard-exchangeability", unit: "rho", value: 0.004, honestLow: 0.11, honestHigh: 0.48, bits: 3.8 },
      { signal: "in-flight-dispersion", unit: "ratio", value: 0.62, honestLow: 0.94, honestHigh: 1.9, bits: 1.9 },
      { signal: "duplicate-locality", unit: "ratio", value: 0.2, honestLow: 0.05, honestHigh: 1.1, bits: -0.2 },
      { signal: "reasoning-wanted", unit: "share", value: 0.63, honestLow: 0.004, honestHigh: 0.12, bits: 5.2 },
    ],
    workOrders: Array.from({ length: 30 }, (_, i) => ({
      id: `wo-${(0xa1b2c3 + i * 65_537).toString(16)}`,
      exchanges: Math.round(total / (i + 3)),
      accounts: Math.max(2, Math.round(finding.accounts.length / (1 + i / 6))),
      capability: CAPABILITIES[i % 6],
    })),
    loads: finding.accounts
      .map((a) => a.exchanges)
      .sort((a, b) => b - a)
      .slice(0, 400),
    coincidences: [{ what: "cards, phones or mailboxes in common", eValue: 4_096 }],
    expectedInnocents: finding.accounts.reduce((sum, a) => sum + 1 - a.probability, 0),
    tokens: { input: total * 2_400, output: total * 610 },
    wouldChange: [
      "A contract or verification that makes the accounts one customer.",
      "Evidence that the tasks come from a public benchmark run by many parties.",
    ],
    limits: [
      "What was done with the answers, and whether a model was trained on them.",
      "Transcripts bought from others do not pass through these logs.",
      "6.2 % of exchanges carry no text and count only by their timing and network.",
    ],
  };
}

function shares(weights: number[]): Record<string, number> {
  const sum = weights.reduce((a, b) => a + b, 0);
  return Object.fromEntries(CAPABILITIES.map((c, i) => [c, weights[i] / sum]));
}

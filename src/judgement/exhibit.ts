// What the report draws of a finding: timeline, network, signals against the honest range, work orders, loads.
// Signals are measured over the whole stream; everything that is counted or drawn is of the accounts that the finding names.
import { round } from "../math/round.ts";
import { CAPABILITIES } from "../model/capability.ts";
import type { Context } from "../model/context.ts";
import type { Finding, Verdict } from "../model/finding.ts";
import type { FindingExhibit } from "../model/report.ts";
import { coincidencesFor, inBits } from "./finding.ts";
import { type JudgedLead, namedStream, type Setting } from "./lead.ts";
import { networkOf } from "./network-picture.ts";
import { HOUR_MS } from "./population.ts";
import { ownProducts } from "./products.ts";
import type { Reference, Term } from "./score.ts";
import { SIGNALS } from "./signals/registry.ts";
import { loads, type Stream } from "./stream.ts";
import { lackingForSuspension } from "./verdict.ts";

const SAMPLE = 400;
const MAX_BINS = 120;

export function exhibitOf(
  finding: Finding,
  lead: JudgedLead,
  setting: Setting,
  reference: Reference,
  contexts: readonly Context[],
): FindingExhibit {
  const named = namedStream(lead);
  const { frame, rows } = named;
  const start = Math.floor(frame.time[rows[0]] / HOUR_MS) * HOUR_MS;
  const end = frame.time[rows[rows.length - 1]] + 1;
  const binMs = Math.max(1, Math.ceil((end - start) / HOUR_MS / MAX_BINS)) * HOUR_MS;
  const counts = new Array<number>(Math.ceil((end - start) / binMs)).fill(0);
  let input = 0;
  let output = 0;
  for (const row of rows) {
    counts[Math.floor((frame.time[row] - start) / binMs)]++;
    input += frame.inputTokens[row];
    output += frame.outputTokens[row];
  }
  return {
    finding: finding.id,
    timeline: { start, binMs, counts },
    events: eventsOf(finding, contexts, start, end),
    network: networkOf(lead),
    signals: signalsOf(lead, reference, finding.verdict),
    ...(finding.verdict === "relay-pool" && {
      hand: { bits: lead.scores.coordination.bits, reasons: inBits(lead.scores.coordination.terms) },
    }),
    coincidences: coincidencesFor(lead, finding.verdict),
    workOrders: workOrdersOf(named, lead.candidate.orders, setting),
    loads: Array.from(loads(named))
      .sort((a, b) => b - a)
      .slice(0, SAMPLE),
    expectedInnocents: finding.accounts.reduce((sum, a) => sum + 1 - a.probability, 0),
    ...(input + output > 0 && { tokens: { input, output } }),
    wouldChange: wouldChange(lead, finding),
    limits: [
      ...kept(finding, lead.stream, named, setting),
      ...joined(lead),
      ...shared(lead),
      ...unnamed(lead),
      "These are attempts that reached the provider: what was done with the answers cannot be seen in its logs.",
      "Transcripts bought from others, and requests through other providers, leave no trace here.",
      "The part of a pool's traffic that belongs to whom is an estimate; the lower bound allows for chance in the counting, not for a finding that is wrong.",
      "Who stands behind the accounts is not attributed: logs tie accounts to each other, not to a name.",
    ],
  };
}

function eventsOf(
  finding: Finding,
  contexts: readonly Context[],
  start: number,
  end: number,
): FindingExhibit["events"] {
  const members = new Set(finding.accounts.map((a) => a.account));
  const events: FindingExhibit["events"] = [];
  for (const c of contexts) {
    if (c.kind === "model-release") events.push({ timeMs: Date.parse(c.time), label: `release of ${c.model}` });
    if (c.kind === "external-release") events.push({ timeMs: Date.parse(c.time), label: "external model release" });
    if (c.kind === "enforcement" && members.has(c.account))
      events.push({ timeMs: Date.parse(c.time), label: c.action });
  }
  return events.filter((e) => e.timeMs >= start && e.timeMs <= end).slice(0, 12);
}

/** With the bits of the question that the verdict answers. */
function signalsOf({ scores, values }: JudgedLead, reference: Reference, verdict: Verdict): FindingExhibit["signals"] {
  const bits = new Map<string, number>();
  const terms = verdict === "relay-pool" ? scores.relay.terms : [...scores.coordination.terms, ...scores.purpose.terms];
  // As in the reasons, or one figure would be shown as two.
  for (const t of terms) bits.set(t.signal, round(t.bits, 2));
  return SIGNALS.flatMap((signal, i) => {
    const range = reference.honest[signal.id];
    if (Number.isNaN(values[i]) || range === undefined) return [];
    return [
      {
        signal: signal.id,
        unit: signal.unit,
        value: values[i],
        honestLow: range[0],
        honestHigh: range[1],
        bits: bits.get(signal.id) ?? 0,
      },
    ];
  });
}

function workOrdersOf(
  { frame, rows }: Stream,
  orders: Iterable<number>,
  setting: Setting,
): FindingExhibit["workOrders"] {
  const core = new Set(orders);
  const seen = new Map<number, { exchanges: number; accounts: Set<number>; capability: Float64Array }>();
  for (const row of rows) {
    const inRow = new Set<number>();
    for (let i = frame.objects.start[row]; i < frame.objects.start[row + 1]; i++) {
      const order = setting.orders.of[frame.objects.values[i]];
      if (core.has(order)) inRow.add(order);
    }
    for (const order of inRow) {
      const entry = seen.get(order) ?? {
        exchanges: 0,
        accounts: new Set(),
        capability: new Float64Array(CAPABILITIES.length),
      };
      entry.exchanges++;
      entry.accounts.add(frame.account[row]);
      for (let c = 0; c < CAPABILITIES.length; c++)
        entry.capability[c] += frame.capabilities[row * CAPABILITIES.length + c];
      seen.set(order, entry);
    }
  }
  return [...seen]
    .sort((a, b) => b[1].exchanges - a[1].exchanges)
    .slice(0, 20)
    .map(([order, entry]) => ({
      id: `W-${frame.objectValue[setting.orders.representative[order]].toString(36)}`,
      exchanges: entry.exchanges,
      accounts: entry.accounts.size,
      capability: CAPABILITIES[entry.capability.indexOf(Math.max(...entry.capability))],
    }));
}

/** Says what of a finding stands from earlier steps of a replay, and is not in the evidence shown; nothing where all of it is of today. */
function kept(finding: Finding, measured: Stream, named: Stream, { frame, population }: Setting): string[] {
  const shown = new Set(Array.from(named.members, (account) => frame.accounts[account]));
  const more = finding.accounts.filter((m) => !shown.has(m.account)).length;
  const lines: string[] = [];
  if (measured.known < population.known)
    lines.push(
      `This finding stands from an earlier step: what is shown was known on ${new Date(frame.time[measured.known - 1]).toISOString().slice(0, 16).replace("T", " ")} UTC, and the exchanges since then have not borne it out by themselves.`,
    );
  if (more > 0)
    lines.push(
      `${more} of the accounts listed ${more === 1 ? "was" : "were"} named at an earlier step, or recognised by the campaign's own work; the pictures and counts of the evidence are without ${more === 1 ? "it" : "them"}.`,
    );
  return lines;
}

/** Says of a campaign made of several what its signals are of. */
function joined({ united = 1 }: JudgedLead): string[] {
  if (united === 1) return [];
  return [
    `These accounts were found as ${united} groups, one after the other or under different settings, that do the same work of hardly anybody else's. The signals above are those of one group, the largest of the surest; everything else counts all of them.`,
  ];
}

/** Says of a finding reported in two what is of both. */
function shared({ listed }: JudgedLead): string[] {
  if (listed === undefined) return [];
  return [
    "The signals were measured on the accounts of this finding and of the one beside it together; everything else counts those of this one alone.",
  ];
}

/** Says who was measured with the members and is named by no finding; nothing when everybody is. */
function unnamed({ listed: _, ...lead }: JudgedLead): string[] {
  const measured = lead.stream;
  const named = namedStream(lead);
  const accounts = measured.members.length - named.members.length;
  if (accounts === 0) return [];
  const exchanges = measured.rows.length - named.rows.length;
  const [further, are] = accounts === 1 ? ["1 further account", "is"] : [`${accounts} further accounts`, "are"];
  return [
    `${further} with ${exchanges.toLocaleString("en-US")} exchanges ${are} in the measured stream but not sure enough to belong, and ${are} not named. The signals include them; everything else counts only who is named.`,
  ];
}

function wouldChange(lead: JudgedLead, finding: Finding): string[] {
  const { scores } = lead;
  const { verdict } = finding;
  const lines = notSuspended(lead, finding);
  const first = (terms: readonly Term[], sign: 1 | -1): Term | undefined =>
    terms.filter((t) => sign * t.bits > 0).sort((a, b) => sign * (b.bits - a.bits))[0];
  const oneHand = first(scores.coordination.terms, 1);
  const harvest = first(scores.purpose.terms, 1);
  const use = first(scores.purpose.terms, -1);
  const resold = first(scores.relay.terms, 1);
  if (verdict === "relay-pool") {
    lines.push("A contract to resell access, once checked and recorded: what is agreed is no finding.");
    if (resold !== undefined)
      lines.push(`An innocent cause of what speaks most for resold access, ${described(resold)}.`);
    const [tie] = coincidencesFor(lead, verdict);
    if (tie !== undefined) lines.push(`An innocent cause of what ties the accounts to each other most: ${tie.what}.`);
    else if (oneHand !== undefined)
      lines.push(`An innocent cause of what speaks most for one hand, ${described(oneHand)}.`);
    return lines;
  }
  if (verdict === "distillation-campaign" || verdict === "coordinated-other")
    lines.push(
      "A declaration, once checked, that these accounts are one customer: acting as one hand would then be no evidence.",
    );
  if (oneHand !== undefined) lines.push(`An innocent cause of what speaks most for one hand, ${described(oneHand)}.`);
  if (verdict !== "coordinated-other" && harvest !== undefined)
    lines.push(`A use of its own for what speaks most for a harvest, ${described(harvest)}.`);
  if (verdict === "coordinated-other" && use !== undefined)
    lines.push(`Signs of a harvest, which do not show: what speaks most against one is ${described(use)}.`);
  lines.push(...productsAmong(lead, verdict));
  if (verdict === "compromised-customer")
    lines.push("The customers' own statement that the foreign traffic is theirs.");
  return lines;
}

/** Products of their own among the accounts named of a campaign: whose they are is soon asked. */
function productsAmong(lead: JudgedLead, verdict: Verdict): string[] {
  const products = verdict === "distillation-campaign" ? ownProducts(namedStream(lead)) : [];
  const owners = products.filter(Boolean).length;
  if (owners === 0) return [];
  return [
    `What is said by the owners of those accounts, ${owners} of ${products.length}, whose work comes under a system prompt that nobody else sends: separate products do so, and it costs nothing to look like one.`,
  ];
}

/** Says of a campaign why no suspension is recommended. */
function notSuspended(lead: JudgedLead, { verdict, recommended }: Finding): string[] {
  if (verdict !== "distillation-campaign" || recommended === "suspend-cluster") return [];
  const lacking = lackingForSuspension(lead, lead.confirmed === true);
  if (lacking.length === 0)
    lacking.push("each account listed here may be robbed, is less than 99 : 1 sure to belong, or was named late");
  return [`Suspension is not recommended: ${lacking.join("; ")}.`];
}

/** "load dispersion (+1.6 bits): the accounts carry equal loads". */
function described({ signal: id, bits, value }: Term): string {
  const size = `${bits < 0 ? "−" : "+"}${Math.abs(bits).toFixed(1)} bits`;
  const observed = SIGNALS.find((signal) => signal.id === id)?.explain(value);
  return `${id.replaceAll("-", " ")} (${size})${observed === undefined ? "" : `: ${observed}`}`;
}

// The judge on a small simulated world: strangers of seven honest kinds, and one campaign whose evidence is hard to miss
// (reasoning issued to one account, presented by another). What subtler campaigns are found is the benchmark's business.
import { beforeAll, describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Judgement } from "../judgement/judge.ts";
import type { Account } from "../model/account.ts";
import type { Context } from "../model/context.ts";
import { FindingSchema } from "../model/finding.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import { type CollectedWorld, collectWorld } from "../sim/collect.ts";
import { population, START_MS } from "../sim/suites.ts";
import { toRow } from "../sketch/row.ts";
import { judge } from "./judge.ts";

const reference = shippedReference();
let world: CollectedWorld;
let rows: ExchangeRow[];
let frame: Frame;
let campaign: string[];

const judged = (accounts: readonly Account[], contexts: readonly Context[], on = frame, known = on.n): Judgement =>
  judge(on, accounts, contexts, reference, known, on.time[known - 1] + 1);
const named = ({ findings }: Judgement): Set<string> =>
  new Set(findings.flatMap((f) => f.accounts.map((a) => a.account)));

beforeAll(async () => {
  world = await collectWorld({
    name: "small",
    seed: 1,
    startMs: START_MS,
    days: 3,
    releaseDay: 1.6,
    populations: [
      population("chat-individual", 160, { parameters: { perDay: 3 } }),
      population("api-app", 40, { parameters: { perDay: 8 } }),
      population("coding-agent", 15, { parameters: { perDay: 8 } }),
      population("harness-many-labs", 4, { parameters: { items: 80 } }),
      population("oss-agent-viral", 12, { parameters: { perDay: 8 } }),
      population("hackathon", 12, { parameters: { perDay: 10 } }),
      population("one-co-500-keys", 15, { parameters: { perDay: 8 } }),
      population("signature-replay", 20, { parameters: { perDay: 30 } }),
    ],
  });
  rows = world.exchanges.map(toRow);
  frame = frameOf(rows);
  campaign = world.truth.filter((t) => t.class === "campaign:signature-replay").map((t) => t.account);
});

describe("judge", () => {
  it("finds the campaign: most of its accounts in one finding, and hardly anybody else in it", () => {
    const { findings } = judged(world.accounts, world.context);
    const [first] = findings.filter((f) => f.verdict === "distillation-campaign");
    const members = first.accounts.map((a) => a.account);
    const right = members.filter((a) => campaign.includes(a)).length;
    expect(right / campaign.length).toBeGreaterThan(0.5);
    expect(right / members.length).toBeGreaterThan(0.9);
  });

  it("recommends nothing against any honest account", () => {
    const acting = judged(world.accounts, world.context).findings.filter((f) =>
      ["suspend-cluster", "step-up", "throttle"].includes(f.recommended),
    );
    const honest = new Set(world.truth.filter((t) => t.class.startsWith("benign:")).map((t) => t.account));
    expect(honest.size).toBeGreaterThan(200);
    expect(acting.flatMap((f) => f.accounts.map((a) => a.account)).filter((a) => honest.has(a))).toEqual([]);
  });

  it("finds nothing in the same world without the campaign", () => {
    const members = new Set(campaign);
    const honest = frameOf(rows.filter((row) => !members.has(row.account)));
    expect(judged(world.accounts, world.context, honest).findings).toEqual([]);
  });

  it("writes findings by the contract, the most urgent first, with ids of their own", () => {
    const { findings } = judged(world.accounts, world.context);
    expect(findings.map((f) => FindingSchema.parse(f))).toEqual(findings);
    expect(new Set(findings.map((f) => f.id)).size).toBe(findings.length);
  });

  it("says the same twice, and the same whatever the order of rows and records", () => {
    const once = judged(world.accounts, world.context).findings;
    expect(once.length).toBeGreaterThan(0);
    expect(judged(world.accounts, world.context).findings).toEqual(once);
    const turned = frameOf([...rows].reverse());
    expect(judged([...world.accounts].reverse(), [...world.context].reverse(), turned).findings).toEqual(once);
  });

  it("takes accounts declared to be one customer for one customer", () => {
    const declaration: Context = { v: 1, kind: "principal", principal: "p", accounts: campaign, organizations: [] };
    const found = named(judged(world.accounts, [...world.context, declaration]));
    expect(campaign.filter((a) => found.has(a))).toEqual([]);
  });

  it("looks at nobody who is authorised to do it, and again at everybody when that has expired", () => {
    const authorised = (expires: string): Context[] =>
      campaign.map((account) => ({ v: 1, kind: "authorization", account, purpose: "research", expires }));
    const during = named(judged(world.accounts, [...world.context, ...authorised("2099-01-01T00:00:00.000Z")]));
    const after = named(judged(world.accounts, [...world.context, ...authorised("2026-01-01T00:00:00.000Z")]));
    expect(campaign.some((a) => during.has(a))).toBe(false);
    expect(campaign.some((a) => after.has(a))).toBe(true);
  });

  it("does not excuse a harvest by a licence to resell", () => {
    const licence: Context[] = campaign.map((account) => ({ v: 1, kind: "authorization", account, purpose: "resale" }));
    const { findings } = judged(world.accounts, [...world.context, ...licence]);
    expect(findings.some((f) => f.verdict === "distillation-campaign")).toBe(true);
  });
});

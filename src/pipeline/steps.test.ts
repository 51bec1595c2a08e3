// Judging step by step: nothing is decided before the exchange that allows it.
import { beforeAll, describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import type { Frame } from "../frame/frame.ts";
import type { Context } from "../model/context.ts";
import { type Decision, DecisionSchema } from "../model/finding.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { shippedReference } from "../pipeline.ts";
import { type CollectedWorld, collectWorld } from "../sim/collect.ts";
import { regrown } from "../sim/regrown.fixture.ts";
import { population, START_MS } from "../sim/suites.ts";
import { toRow } from "../sketch/row.ts";
import { judge } from "./judge.ts";
import { judgeSteps, type Step } from "./steps.ts";

const HOUR_MS = 3_600_000;
const STEP_MS = 8 * HOUR_MS;
const reference = shippedReference();
let world: CollectedWorld;
let rows: ExchangeRow[];
let steps: Step[];

const stepsOn = (frame: Frame, contexts: readonly Context[] = world.context): Step[] => [
  ...judgeSteps(frame, world.accounts, contexts, reference, STEP_MS),
];
const decided = (of: readonly Step[]): Decision[] => of.flatMap((step) => step.decisions);
const before = (timeMs: number): ExchangeRow[] => rows.filter((row) => row.timeMs < timeMs);

beforeAll(async () => {
  world = await collectWorld({
    name: "steps",
    seed: 4,
    startMs: START_MS,
    days: 3,
    releaseDay: 1.6,
    populations: [
      population("chat-individual", 120, { parameters: { perDay: 3 } }),
      population("api-app", 40, { parameters: { perDay: 8 } }),
      population("coding-agent", 15, { parameters: { perDay: 8 } }),
      population("oss-agent-viral", 12, { parameters: { perDay: 8 } }),
      population("signature-replay", 20, { parameters: { perDay: 30 } }),
    ],
  });
  rows = world.exchanges.map(toRow);
  steps = stepsOn(frameOf(rows));
});

describe("judgeSteps", () => {
  it("steps on a grid since the epoch, over the whole window, and ends with what batch says of it", () => {
    expect(steps.map((s) => s.atMs)).toEqual(steps.map((_, i) => START_MS + (i + 1) * STEP_MS));
    expect(steps).toHaveLength(9);
    const frame = frameOf(rows);
    const last = steps[steps.length - 1];
    const batch = judge(frame, world.accounts, world.context, reference, frame.n, last.atMs);
    const unnamed = (findings: typeof batch.findings): object[] => findings.map((f) => ({ ...f, id: "" }));
    expect(unnamed(last.judgement.findings)).toEqual(unnamed(batch.findings));
  });

  it("decides something, by the contract, at the end of the step it was known in", () => {
    const decisions = decided(steps);
    expect(decisions.length).toBeGreaterThan(10);
    for (const step of steps)
      for (const decision of step.decisions) {
        DecisionSchema.parse(decision);
        expect(Date.parse(decision.time)).toBe(step.atMs);
        expect(before(step.atMs).some((row) => row.account === decision.account)).toBe(true);
      }
  });

  it("names an account of a finding again only when its verdict or recommendation changes", () => {
    const said = new Map<string, string>();
    for (const { account, finding, verdict, recommended } of decided(steps)) {
      const key = `${account} ${finding}`;
      expect(said.get(key)).not.toBe(`${verdict} ${recommended}`);
      said.set(key, `${verdict} ${recommended}`);
    }
  });

  it("keeps one id for the campaign from its first decision to the last; who is less sure is named beside it", () => {
    const campaigns = steps.map(({ judgement }) =>
      judgement.findings.filter((f) => f.verdict === "distillation-campaign"),
    );
    const first = campaigns[0][0].id;
    for (const [main, ...beside] of campaigns) {
      expect(main.id).toBe(first);
      expect(main.accounts.length).toBeGreaterThanOrEqual(18);
      for (const finding of beside) expect(finding.recommended).toBe("step-up");
    }
  });

  it("decides up to any time what it would have decided had the log ended there", () => {
    for (const end of [3, 5, 7, 8].map((n) => START_MS + n * STEP_MS))
      expect(decided(stepsOn(frameOf(before(end))))).toEqual(decided(steps.filter((s) => s.atMs <= end)));
  });

  it("names half of a second pool under the first one's id within a step of its accounts' first exchanges, and all of it within two", async () => {
    const { exchanges, accounts, context, pool, second, firstMs } = await regrown(1);
    const all = exchanges.map(toRow);
    expect(second).toHaveLength(12);
    const said = [...judgeSteps(frameOf(all), accounts, context, reference, 6 * HOUR_MS)];
    const named = (finding: string | undefined, atMs: number): string[] =>
      said
        .flatMap((step) => step.decisions)
        .filter((d) => Date.parse(d.time) <= atMs && d.verdict === "distillation-campaign")
        .filter((d) => finding === undefined || d.finding.startsWith(finding))
        .map((d) => d.account);
    const first = said.flatMap((step) => step.decisions).find((d) => pool.includes(d.account))?.finding;
    // Its accounts take turns through the day: each is looked for from its own first exchange on.
    const inTime = (hours: number): number =>
      second.filter((account) => named(first, (firstMs.get(account) ?? 0) + hours * HOUR_MS).includes(account)).length;
    expect(inTime(6)).toBeGreaterThanOrEqual(6);
    expect(inTime(12)).toBeGreaterThanOrEqual(11);
  });

  it("makes no second case of accounts that another finding of the same step explains", () => {
    for (const { judgement } of steps) {
      const told = judgement.findings.filter((f) => f.verdict !== "coordinated-other");
      const named = new Set(told.flatMap((f) => f.accounts.map((m) => m.account)));
      for (const { verdict, accounts } of judgement.findings)
        if (verdict === "coordinated-other") expect(accounts.every((m) => named.has(m.account))).toBe(false);
    }
  });

  it("knows nothing of what the context says of later times", () => {
    const later = new Date(START_MS + 2 * STEP_MS).toISOString();
    const release: Context = { v: 1, kind: "model-release", time: later, model: "model-x" };
    const ban: Context = { v: 1, kind: "enforcement", time: later, account: rows[0].account, action: "suspend" };
    const early = stepsOn(frameOf(rows), [...world.context, release, ban]).slice(0, 2);
    expect(early.map((s) => s.judgement.findings)).toEqual(steps.slice(0, 2).map((s) => s.judgement.findings));
  });

  it("has no step for no rows", () => {
    expect(stepsOn(frameOf([]))).toEqual([]);
  });
});

// What the work is for, by how an exchange is set up and what it asks: a harvest against heavy use of a tool.
import { describe, expect, it } from "vitest";
import type { Capability } from "../../model/capability.ts";
import { FLAGS } from "../../model/sketch.ts";
import {
  accountRecord,
  accountsOf,
  bystanders,
  capability,
  exchangesOf,
  harvest,
  heavyUsers,
  MINUTE_MS,
  measureCase,
  object,
  type SignalCase,
  sketchOf,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { benchmarkForm } from "./benchmark-form.ts";
import { contextRecurrence } from "./context-recurrence.ts";
import { coverage } from "./coverage.ts";
import { dataGeneration } from "./data-generation.ts";
import { harvestShape } from "./harvest-shape.ts";
import { openOwnership } from "./open-ownership.ts";
import { outputAppetite } from "./output-appetite.ts";
import { outputLength } from "./output-length.ts";
import { personalWords } from "./personal-words.ts";
import { productsPerAccount } from "./products-per-account.ts";
import { reasoningElicitation } from "./reasoning-elicitation.ts";
import { reasoningEnabled } from "./reasoning-enabled.ts";
import { reasoningTranscription } from "./reasoning-transcription.ts";
import { SIGNALS } from "./registry.ts";
import { rubricGrading } from "./rubric-grading.ts";
import { safeRewriting } from "./safe-rewriting.ts";
import { sandboxedWork } from "./sandboxed-work.ts";
import { sessionLife } from "./session-life.ts";
import { singleTurns } from "./single-turns.ts";
import { targetedCapability } from "./targeted-capability.ts";
import { throwawayPlaces } from "./throwaway-places.ts";
import { unattendedRuns } from "./unattended-runs.ts";

const use = { rows: heavyUsers() };
const taking = { rows: harvest() };
/** Four in five exchanges of the harvest carry the flag. */
const asking = (flag: number): { rows: ReturnType<typeof harvest> } => ({
  rows: harvest((i) => ({ sketch: sketchOf({ flags: i % 5 === 0 ? 0 : flag }) })),
});
/** Harvested tasks that name files, new ones each time. */
const named = {
  rows: harvest((i) => ({ sketch: sketchOf({ objects: [object("context", `repository ${i >> 1}`)] }) })),
};
/** Resold access: each account works with five people's products; a harvest with one. */
const products = {
  rows: heavyUsers((_, i) => ({ sketch: sketchOf({ objects: [object("system", `product ${i % 5}`)] }) })),
};
/** Records of all of one card and one domain, or of strangers; among a crowd that uses one mail service. */
const { crowd, records: others } = bystanders();
const everybody = others.map((r) => ({ ...r, email_domain: "mail.example" }));
const owned = (
  rows: ReturnType<typeof harvest>,
  card: (i: number) => string,
  email_domain: string,
): { rows: ReturnType<typeof harvest>; crowd: typeof crowd; records: typeof others } => ({
  rows,
  crowd,
  records: [
    ...accountsOf(rows).map((name, i) => accountRecord(name, { payment_hash: card(i), email_domain })),
    ...everybody,
  ],
});
const sessions = { crowd: heavyUsers((user, i) => ({ id: `other-${user}-${i}`, account: "other" })) };

/** Six agent runs of five calls for each of eight accounts: taken in sandboxes made for them, or used on projects of their own. */
const agents = (taken: boolean): { rows: ReturnType<typeof harvest> } => ({
  rows: Array.from({ length: 8 }, (_, user) =>
    exchangesOf(`h${user}`, 30, (i) => {
      const run = `${user}/${Math.floor(i / 5)}`;
      const interrupted = !taken && i % 5 > 2;
      return {
        timeMs: T0 + (user + 8 * i) * MINUTE_MS,
        session: run,
        sketch: sketchOf({
          turns: i % 5 === 0 ? 1 : 9,
          flags: (i % 5 === 0 ? 0 : FLAGS.toolResults) | (taken ? FLAGS.sandbox : 0),
          objects: [
            object("context", taken ? `made for ${run}` : `project of ${user}`),
            object("text", interrupted ? `no, ${run}` : `task ${run}`),
          ],
        }),
      };
    }),
  ).flat(),
});
const runs = { attack: agents(true), honest: agents(false), attackIs: "higher" as const, line: 0.5 };

const CASES: SignalCase[] = [
  { signal: reasoningElicitation, attack: taking, honest: use, attackIs: "higher", line: 0.3 },
  {
    signal: reasoningTranscription,
    attack: asking(FLAGS.reasoningTranscribe),
    honest: use,
    attackIs: "higher",
    line: 0.1,
  },
  { signal: rubricGrading, attack: asking(FLAGS.grader), honest: use, attackIs: "higher", line: 0.3 },
  { signal: safeRewriting, attack: asking(FLAGS.safeRewrite), honest: use, attackIs: "higher", line: 0.1 },
  { signal: dataGeneration, attack: asking(FLAGS.dataGeneration), honest: use, attackIs: "higher", line: 0.1 },
  { signal: benchmarkForm, attack: asking(FLAGS.benchmarkForm), honest: use, attackIs: "higher", line: 0.3 },
  { signal: harvestShape, attack: taking, honest: use, attackIs: "higher", line: 0.3 },
  { signal: targetedCapability, attack: taking, honest: use, attackIs: "higher", line: 0.3 },
  { signal: singleTurns, attack: taking, honest: use, attackIs: "higher", line: 0.3 },
  { signal: sessionLife, attack: { ...taking, ...sessions }, honest: use, attackIs: "lower", line: 0.5 },
  { signal: reasoningEnabled, attack: taking, honest: use, attackIs: "higher", line: 0.5 },
  // Five tokens for one: what a third of honest reasoning clients also take.
  { signal: outputAppetite, attack: taking, honest: use, attackIs: "higher", line: Math.log(5) },
  { signal: outputLength, attack: taking, honest: use, attackIs: "higher", line: Math.log(1_000) },
  // Data notes 5.4: under 0.1 % repeats in distillation sets, 4 to 23 % in use.
  { signal: coverage, attack: taking, honest: use, attackIs: "higher", line: 0.96 },
  { signal: contextRecurrence, attack: named, honest: use, attackIs: "lower", line: 0.3 },
  { signal: throwawayPlaces, ...runs },
  { signal: unattendedRuns, ...runs },
  { signal: sandboxedWork, ...runs },
  { signal: productsPerAccount, attack: taking, honest: products, attackIs: "lower", line: 3 },
  {
    signal: openOwnership,
    attack: owned(harvest(), (i) => `card ${i >> 1}`, "mail.example"),
    honest: owned(heavyUsers(), () => "the company's card", "company.example"),
    attackIs: "lower",
    line: 0.5,
  },
  { signal: personalWords, attack: taking, honest: use, attackIs: "lower", line: 0.3 },
];

describe("purpose", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "purpose").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells a harvest from heavy use", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("counts a work's share of each capability that training data is made of, and of no other", () => {
    const share = (name: Capability): number =>
      targetedCapability.measure(
        streamOfCase({ rows: harvest(() => ({ sketch: sketchOf({ capabilities: capability(name) }) })) }),
      );
    expect([share("rubric-grading"), share("long-horizon"), share("translation"), share("other")]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it("does not take files that several customers name for somebody's own", () => {
    const common = heavyUsers(() => ({ sketch: sketchOf({ objects: [object("context", "a tutorial's file")] }) }));
    expect(contextRecurrence.measure(streamOfCase({ rows: common }))).toBeNaN();
  });

  it("counts tasks that name new files every time as never coming back", () => {
    const fresh = harvest((i) => ({ sketch: sketchOf({ objects: [object("context", `repository ${i}`)] }) }));
    expect(contextRecurrence.measure(streamOfCase({ rows: fresh }))).toBe(0);
  });

  it("takes a system prompt that names the place of one task for the product whose words it carries", () => {
    const placed = heavyUsers((user, i) => ({
      sketch: sketchOf({
        objects: [object("system", `agent at ${user}/${i}`), object("system-clause", "agent's own words")],
      }),
    }));
    expect(productsPerAccount.measure(streamOfCase({ rows: placed }))).toBeCloseTo(1);
  });

  it("counts the prompts of one product once that name the few repositories which an account comes back to", () => {
    /** Four prompts each, of which each account uses all: of one product told of four repositories, or of four products. */
    const prompts = (clausesOf: (prompt: number) => string[]): ReturnType<typeof heavyUsers> =>
      heavyUsers((_, i) => ({
        sketch: sketchOf({
          objects: [
            object("system", `prompt ${i % 4}`),
            ...clausesOf(i % 4).map((clause) => object("system-clause", clause)),
          ],
        }),
      }));
    const count = (rows: ReturnType<typeof heavyUsers>): number => productsPerAccount.measure(streamOfCase({ rows }));
    expect(count(prompts((p) => ["you review changes", "answer in markdown", `repository ${p}`]))).toBeCloseTo(1);
    expect(count(prompts((p) => ["you are helpful", `product ${p}`, `rules of ${p}`]))).toBeGreaterThan(3);
  });

  it("takes tasks that name a file nobody ever names again for work in a place of its own", () => {
    const fresh = harvest((i) => ({ sketch: sketchOf({ objects: [object("context", `repository ${i}`)] }) }));
    expect(throwawayPlaces.measure(streamOfCase({ rows: fresh }))).toBe(1);
  });

  it("holds it neither for nor against an agent's work that its steps are short and follow on each other", () => {
    const { rows } = agents(true);
    const steps = rows.filter((row) => (row.sketch.flags & FLAGS.toolResults) !== 0);
    expect(steps.length).toBeGreaterThan(rows.length / 2);
    for (const signal of [singleTurns, outputLength]) {
      expect(signal.measure(streamOfCase({ rows })), signal.id).toBeNaN();
      const mostlyTalk = [...rows.filter((row) => !steps.includes(row)), ...steps.slice(0, 20)];
      expect(signal.measure(streamOfCase({ rows: mostlyTalk })), signal.id).not.toBeNaN();
    }
  });

  it("says nothing of agents where no tool is used, nor of places where none is named", () => {
    const plain = streamOfCase(taking);
    expect([unattendedRuns, sandboxedWork, throwawayPlaces].map((s) => s.measure(plain))).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  it("takes one card for nearly all for an owner's, less than with a domain of his own, and neither cards nor a mail service of everybody's", () => {
    const openness = (card: (i: number) => string, domain: string): number =>
      openOwnership.measure(streamOfCase(owned(harvest(), card, domain)));
    const oneCard = openness(() => "one card", "mail.example");
    expect(oneCard).toBeGreaterThan(0.5);
    expect(oneCard).toBeLessThan(1);
    expect(openness((i) => `card ${i % 3}`, "mail.example")).toBe(0);
    expect(openness((i) => `card ${i}`, "company.example")).toBe(0);
    expect(openness(() => "one card", "company.example")).toBe(1);
  });

  it("says nothing of ownership where cards are not recorded, little of a few, and knows a company by some of its accounts", () => {
    const rows = harvest();
    const cardOf = (i: number, recorded: number): { payment_hash?: string } =>
      i < recorded ? { payment_hash: "one card" } : {};
    const recorded = (n: number): number =>
      openOwnership.measure(
        streamOfCase({ rows, crowd, records: accountsOf(rows).map((name, i) => accountRecord(name, cardOf(i, n))) }),
      );
    expect(recorded(accountsOf(rows).length)).toBeGreaterThan(0.5);
    expect(recorded(3)).toBeNaN();
    expect(openOwnership.measure(streamOfCase({ rows, crowd }))).toBeNaN();
    const company = owned(rows, () => "one card", "company.example");
    const part = rows.filter(({ account }) => ["p0", "p1", "p2"].includes(account));
    const rest = rows.filter((row) => !part.includes(row));
    expect(openOwnership.measure(streamOfCase({ ...company, rows: part, crowd: [...rest, ...crowd] }))).toBe(1);
  });

  it("says nothing of sessions where no log names any, nor of repeats where no text is kept", () => {
    expect(sessionLife.measure(streamOfCase(taking))).toBeNaN();
    expect(coverage.measure(streamOfCase({ rows: harvest(() => ({ sketch: sketchOf() })) }))).toBeNaN();
  });
});

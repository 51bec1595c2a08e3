// How much of the accounts' work, and of their settings, is one: a team of a harvest against users of one popular tool.
import { describe, expect, it } from "vitest";
import type { Frame } from "../../frame/frame.ts";
import type { Holdings } from "../../frame/linkage.ts";
import { hash49 } from "../../math/hash.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  bystanders,
  exchangesOf,
  harvest,
  heavyUsers,
  measureCase,
  object,
  type SignalCase,
  type StreamCase,
  sketchOf,
  streamOfCase,
  T0,
} from "../cases.fixture.ts";
import { configHomogeneity } from "./config-homogeneity.ts";
import { conversationHandoff } from "./conversation-handoff.ts";
import { fullTime } from "./full-time.ts";
import { linkedMembers } from "./linked-members.ts";
import { SIGNALS } from "./registry.ts";
import { workCommitment } from "./work-commitment.ts";
import { workInCommon } from "./work-in-common.ts";

const { crowd, records } = bystanders();
const taking: StreamCase = { rows: harvest(), crowd, records };
/** The tool's users do two thirds of their work with something else. */
const partly: StreamCase = {
  rows: heavyUsers((_, i) => ({ sketch: sketchOf({ objects: i % 3 === 0 ? [object("clause", "tool")] : [] }) })),
  inStream: (row) => row.sketch.objects.length > 0,
  crowd,
  records,
};

/** Links from each name to the next in the list, and back. */
const linkedInARing =
  (names: readonly string[]): StreamCase["linkage"] =>
  (frame) => ({
    links: new Map(
      names.map((name, i) => {
        const next = names[(i + 1) % names.length];
        return [frame.accounts.indexOf(name), new Set([frame.accounts.indexOf(next)])];
      }),
    ),
  });
const members = Array.from({ length: 8 }, (_, i) => `p${i}`);
const strangers = Array.from({ length: 8 }, (_, i) => [`h${i}`, `c${i}`]).flat();

/** Works 0..5 are the team's own; 6..11 are popular: many others hold them too. */
const holdings =
  (prefix: string, works: readonly number[]): StreamCase["linkage"] =>
  (frame: Frame): { holdings: Holdings } => ({
    holdings: {
      of: (account) => Uint32Array.from(frame.accounts[account].startsWith(prefix) ? works : []),
      degree: Uint32Array.from({ length: 12 }, (_, w) => (w < 6 ? 8 : 60)),
    },
  });

/** The i-th turn of one conversation after the other, three turns each: it presents the answer before it. */
const goingOnFrom = (i: number, whose = "pool"): ExchangeRow["sketch"] =>
  sketchOf({
    turns: 1 + 2 * (i % 3),
    output: hash49(`${whose} answer ${i}`),
    presented: i % 3 === 0 ? [] : [hash49(`${whose} answer ${i - 1}`)],
  });

const CASES: SignalCase[] = [
  { signal: workCommitment, attack: taking, honest: partly, attackIs: "higher", line: 0.5 },
  { signal: fullTime, attack: taking, honest: partly, attackIs: "higher", line: 0.2 },
  {
    signal: linkedMembers,
    attack: { ...taking, linkage: linkedInARing(members) },
    // Each is tied to somebody outside, which says nothing of the cluster.
    honest: { ...partly, linkage: linkedInARing(strangers) },
    attackIs: "higher",
    line: 0.1,
  },
  {
    signal: workInCommon,
    attack: { ...taking, linkage: holdings("p", [0, 1, 2, 3, 4, 5]) },
    honest: { ...partly, linkage: holdings("h", [6, 7, 8, 9, 10, 11]) },
    attackIs: "higher",
    // Adjacent-systems notes 4.5d: interest groups share less than one work a pair.
    line: Math.log1p(1),
  },
  { signal: configHomogeneity, attack: taking, honest: partly, attackIs: "higher", line: 1 },
  {
    signal: conversationHandoff,
    attack: { rows: harvest((i) => ({ sketch: goingOnFrom(i) })), crowd, records },
    honest: { rows: heavyUsers((user, i) => ({ sketch: goingOnFrom(i, `h${user}`) })), crowd, records },
    attackIs: "higher",
    line: 0.5,
  },
];

describe("shared work", () => {
  it("has a case for every signal of the family", () => {
    // Reasoning handed between accounts is measured where replayed conversations are made (provenance.test.ts).
    const ids = SIGNALS.filter((s) => s.family === "shared-work" && s.id !== "foreign-signatures").map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells a team from users of one tool", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("finds no rarity in a setting that everybody leaves as it is", () => {
    const plain: StreamCase = {
      rows: heavyUsers(() => ({ temperature: -1 })),
      crowd: Array.from({ length: 60 }, (_, c) => exchangesOf(`c${c}`, 3, (i) => ({ timeMs: T0 + i }))).flat(),
    };
    const { honest } = measureCase({
      signal: configHomogeneity,
      attack: taking,
      honest: plain,
      attackIs: "higher",
      line: 1,
    });
    expect(honest).toBeLessThan(0.2);
  });

  it("takes a conversation that one account published, and an answer that everybody gets, for nobody's gateway", () => {
    const value = (rows: ExchangeRow[]): number => conversationHandoff.measure(streamOfCase({ rows }));
    const resumed = (authors: number): ExchangeRow[] =>
      harvest((i) => ({
        sketch: sketchOf(
          i < 80
            ? { output: hash49(`published ${i}`) }
            : { turns: 3, presented: [hash49(`published ${(i * 7) % (4 * authors)}`)] },
        ),
        ...(i < 80 && { account: `author ${Math.floor(i / 4)}` }),
      }));
    expect(value(resumed(1))).toBe(0);
    expect(value(resumed(20))).toBeGreaterThan(0.5);
    const greeted = sketchOf({ turns: 3, output: hash49("How can I help?"), presented: [hash49("How can I help?")] });
    expect(value(harvest(() => ({ sketch: greeted })))).toBe(0);
  });

  it("counts a hand-off as far as the exchanges are of those who take part in any", () => {
    const few = harvest((i) => ({ sketch: goingOnFrom(i) }));
    const askers = Array.from({ length: 20 }, (_, a) =>
      exchangesOf(`asker ${a}`, 40, (i) => ({ timeMs: T0 + i * 1000, sketch: sketchOf({ turns: 1 }) })),
    ).flat();
    const alone = conversationHandoff.measure(streamOfCase({ rows: few }));
    expect(alone).toBeGreaterThan(0.5);
    const share = few.length / (few.length + askers.length);
    expect(conversationHandoff.measure(streamOfCase({ rows: [...few, ...askers] }))).toBeCloseTo(alone * share, 1);
  });

  it("does not know a hand-off where hardly any conversation goes on", () => {
    expect(conversationHandoff.measure(streamOfCase({ rows: harvest() }))).toBeNaN();
  });
});

// Where what is handed in came from: reasoning and answers issued to others, against conversations and agents of one's own.
import { describe, expect, it } from "vitest";
import { hash49 } from "../../math/hash.ts";
import type { ExchangeRow } from "../../model/sketch.ts";
import {
  accountRecord,
  accountsOf,
  type Deed,
  exchangesOf,
  harvest,
  heavyUsers,
  measureCase,
  object,
  type SignalCase,
  sketchOf,
  streamOfCase,
} from "../cases.fixture.ts";
import { foreignSignatures } from "./foreign-signatures.ts";
import { SIGNALS } from "./registry.ts";
import { returnedOutput } from "./returned-output.ts";
import { unissuedTurns } from "./unissued-turns.ts";

/** A conversation with its own history: each turn hands back the answer and the reasoning of the one before. */
const conversing: Deed = (user, i) => {
  const said = (turn: number): number => hash49(`h${user} said ${turn}`);
  const begins = i % 12 === 0;
  return {
    model: "model-a",
    sketch: sketchOf({
      objects: [object("clause", `h${user} passage ${i - 1}`)],
      output: said(i),
      presented: begins ? [] : [said(i - 1)],
      passages: [hash49(`h${user} passage ${i}`)],
      signature: said(i),
      signatures_presented: begins ? [] : [said(i - 1)],
    }),
  };
};
const honest = { rows: heavyUsers(conversing) };
/** Every exchange hands in what another account was given some 40 exchanges before: its reasoning, and a passage of its answer. */
const replaying = (i: number): Partial<ExchangeRow> => ({
  sketch: sketchOf({
    objects: [object("clause", `passage ${((i - 40) >> 1) * 2}`)],
    output: hash49(`said ${i}`),
    presented: [hash49(`said elsewhere ${i}`)],
    passages: [hash49(`passage ${i}`)],
    signature: hash49(`thought ${i}`),
    signatures_presented: i < 40 ? [] : [hash49(`thought ${i - 40}`)],
  }),
});
const attack = { rows: harvest(replaying) };

const CASES: SignalCase[] = [
  { signal: foreignSignatures, attack, honest, attackIs: "higher", line: 0.05 },
  { signal: unissuedTurns, attack, honest, attackIs: "higher", line: 0.3 },
  { signal: returnedOutput, attack, honest, attackIs: "higher", line: 0.05 },
];

describe("provenance", () => {
  it("has a case for every signal of the family", () => {
    const ids = SIGNALS.filter((s) => s.family === "provenance" || s === foreignSignatures).map((s) => s.id);
    expect(CASES.map((c) => c.signal.id).sort()).toEqual(ids.sort());
  });

  it.each(CASES)("$signal.id tells replay from conversation", (signalCase) => {
    const { attack, honest, line } = measureCase(signalCase);
    expect(attack).toBeGreaterThan(line);
    expect(honest).toBeLessThan(line);
  });

  it("lets one customer's accounts hand work to each other", () => {
    const records = accountsOf(attack.rows).map((name) => accountRecord(name, { organization: "one company" }));
    const stream = streamOfCase({ ...attack, records });
    expect([foreignSignatures.measure(stream), returnedOutput.measure(stream)]).toEqual([0, 0]);
  });

  it("calls reasoning foreign that is handed to another model by the account it was issued to", () => {
    const toWeaker: Deed = (user, i, random) => ({
      ...conversing(user, i, random),
      model: i % 2 === 0 ? "model-a" : "model-b",
    });
    expect(foreignSignatures.measure(streamOfCase({ rows: heavyUsers(toWeaker) }))).toBeGreaterThan(0.5);
  });

  it("takes a transcript that one account published and all the others resume for nobody's store", () => {
    const rows = (issuers: number): ExchangeRow[] =>
      harvest((i) => ({
        sketch: sketchOf(
          i < 80
            ? { signature: hash49(`published ${i}`) }
            : { signatures_presented: [hash49(`published ${(i * 7) % (4 * issuers)}`)] },
        ),
        ...(i < 80 && { account: `author ${Math.floor(i / 4)}` }),
      }));
    const value = (issuers: number): number => foreignSignatures.measure(streamOfCase({ rows: rows(issuers) }));
    expect(value(1)).toBe(0);
    expect(value(2)).toBeLessThan(0.15);
    expect(value(20)).toBeGreaterThan(0.5);
  });

  it("knows an answer that comes back once", () => {
    const once = harvest((i) => ({
      sketch: sketchOf({ objects: [object("clause", `passage ${i - 40}`)], passages: [hash49(`passage ${i}`)] }),
    }));
    expect(returnedOutput.measure(streamOfCase({ rows: once }))).toBeGreaterThan(0.5);
  });

  it("takes signatures of other providers, which nobody here was issued, for nothing", () => {
    const rows = harvest((i) => ({ sketch: sketchOf({ signatures_presented: [hash49(`foreign ${i % 9}`)] }) }));
    expect(foreignSignatures.measure(streamOfCase({ rows }))).toBe(0);
  });

  it("does not know turns to be unissued where hardly any are handed in", () => {
    expect(unissuedTurns.measure(streamOfCase({ rows: harvest() }))).toBeNaN();
  });

  it("knows nothing of history in a log that hardly knows any of its answers again", () => {
    const replayed = harvest((i) => ({ sketch: sketchOf({ turns: 3, presented: [hash49(`replayed ${i}`)] }) }));
    /** Everybody else's conversations; the log keeps their answers as they were sent, or alters them. */
    const others = (altered: boolean): ExchangeRow[] =>
      exchangesOf("talker", 400, (i) => ({
        id: `talk ${i}`,
        timeMs: replayed[0].timeMs + i * 300_000,
        sketch: sketchOf({
          turns: 3,
          output: hash49(`answer ${i}${altered ? " <end>" : ""}`),
          presented: i === 0 ? [] : [hash49(`answer ${i - 1}`)],
        }),
      }));
    expect(unissuedTurns.measure(streamOfCase({ rows: replayed, crowd: others(false) }))).toBe(1);
    expect(unissuedTurns.measure(streamOfCase({ rows: replayed, crowd: others(true) }))).toBeNaN();
  });

  it("takes a gateway that goes on with its own conversations on any account for no replay", () => {
    /** Turn i goes on from the answer before, whoever got it; conversations of four turns, or answers that nobody goes on from. */
    const passedOn = (goesOn: boolean): ExchangeRow[] =>
      harvest((i) => ({
        account: `p${i % 7}`,
        sketch: sketchOf({
          turns: 3,
          output: goesOn || i % 4 === 0 ? hash49(`said ${i}`) : hash49(`replayed ${i}`),
          presented: i % 4 === 0 ? [] : [hash49(`said ${goesOn ? i - 1 : i - (i % 4)}`)],
        }),
      }));
    expect(unissuedTurns.measure(streamOfCase({ rows: passedOn(true) }))).toBe(0);
    expect(unissuedTurns.measure(streamOfCase({ rows: passedOn(false) }))).toBeGreaterThan(0.9);
  });
});

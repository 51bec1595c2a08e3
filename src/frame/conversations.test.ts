import { describe, expect, it } from "vitest";
import { exchangeRow, sketchOf } from "../judgement/cases.fixture.ts";
import type { ExchangeRow } from "../model/sketch.ts";
import { frameOf } from "./build.ts";

const at = (minute: number, over: Partial<ExchangeRow>): ExchangeRow =>
  exchangeRow({ id: `e${minute}`, timeMs: Date.UTC(2026, 8, 7) + minute * 60_000, ...over });
/** A request with history that hands back `presented` and is answered with `output`. */
const says = (output: number, ...presented: number[]): Pick<ExchangeRow, "sketch"> => ({
  sketch: sketchOf({ output, presented, turns: 1 + 2 * presented.length }),
});
const opened = (...rows: ExchangeRow[]): number[] => [...frameOf(rows).conversation];

describe("conversations", () => {
  it("go on with the exchange whose answer is handed back, sessions named or not, history cut or not", () => {
    expect(opened(at(0, says(71)), at(1, says(72, 71)), at(2, says(73, 72)), at(3, says(74)))).toEqual([0, 0, 0, 3]);
  });

  it("go on with their session where answers left no mark, as calls of tools do", () => {
    const step = { session: "s", sketch: sketchOf({ turns: 5 }) };
    expect(opened(at(0, { session: "s" }), at(1, step), at(2, step), at(3, { ...step, session: "t" }))).toEqual([
      0, 0, 0, 3,
    ]);
  });

  it("are opened by every request without history: a constant session name makes no conversation of tasks", () => {
    expect(opened(at(0, { session: "s" }), at(1, { session: "s" }), at(2, { session: "s" }))).toEqual([0, 1, 2]);
  });

  it("are an account's own: another's answers, and another's session, are no part of them", () => {
    expect(
      opened(
        at(0, { account: "a", session: "s", ...says(71) }),
        at(1, { account: "b", session: "s", ...says(72, 71) }),
        at(2, { account: "b", ...says(73, 99) }),
      ),
    ).toEqual([0, 1, 2]);
  });
});

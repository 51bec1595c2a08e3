import { describe, expect, it } from "vitest";
import { frameOf } from "../frame/build.ts";
import { DAY_MS, exchangeRow, T0 } from "../judgement/cases.fixture.ts";
import { findEvents } from "./events.ts";

const at = (day: number): string => new Date(T0 + day * DAY_MS).toISOString();
const frame = frameOf(["a", "b"].map((account, i) => exchangeRow({ id: account, account, model: `m${i}` })));

describe("findEvents", () => {
  it("numbers releases in time order and leaves out models that the log does not know", () => {
    const { releases } = findEvents(frame, [
      { v: 1, kind: "model-release", time: at(5), model: "m0" },
      { v: 1, kind: "model-release", time: at(1), model: "m1" },
      { v: 1, kind: "model-release", time: at(2), model: "never asked" },
    ]);
    expect(releases).toEqual([
      { model: frame.models.indexOf("m1"), timeMs: T0 + DAY_MS },
      { model: frame.models.indexOf("m0"), timeMs: T0 + 5 * DAY_MS },
    ]);
  });

  it("keeps when accounts were ended, once for each time, and not when they were let back", () => {
    const { endedMs, gone } = findEvents(frame, [
      { v: 1, kind: "enforcement", time: at(1), account: "b", action: "suspend" },
      { v: 1, kind: "enforcement", time: at(2), account: "b", action: "reinstate" },
      { v: 1, kind: "enforcement", time: at(3), account: "b", action: "terminate" },
      { v: 1, kind: "enforcement", time: at(4), account: "a", action: "reinstate" },
      { v: 1, kind: "enforcement", time: at(2), account: "a", action: "suspend" },
      { v: 1, kind: "enforcement", time: at(3), account: "never seen", action: "terminate" },
    ]);
    const [a, b] = ["a", "b"].map((name) => frame.accounts.indexOf(name));
    expect(endedMs).toEqual(
      new Map([
        [a, [T0 + 2 * DAY_MS]],
        [b, [T0 + DAY_MS, T0 + 3 * DAY_MS]],
      ]),
    );
    expect([...gone]).toEqual([b]);
  });
});

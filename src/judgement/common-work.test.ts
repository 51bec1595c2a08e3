// One work or a chain: what every member sends, what each shares with the next alone, and clusters that were not found by work.
import { describe, expect, it } from "vitest";
import type { ExchangeRow } from "../model/sketch.ts";
import { exchangesOf, MINUTE_MS, object, sketchOf, streamOfCase, T0 } from "./cases.fixture.ts";
import { isOneWork } from "./common-work.ts";
import type { Stream } from "./stream.ts";

/** Ten accounts, eight exchanges each; the i-th of account a carries this clause and a text of its own. */
function pool(clause: (a: number, i: number) => string): Stream {
  const rows = Array.from({ length: 10 }, (_, a): ExchangeRow[] =>
    exchangesOf(`p${a}`, 8, (i) => ({
      id: `p${a} ${i}`,
      timeMs: T0 + (i * 10 + a) * MINUTE_MS,
      sketch: sketchOf({ objects: [object("clause", clause(a, i)), object("text", `${a} ${i}`)] }),
    })),
  ).flat();
  return { ...streamOfCase({ rows }), byWork: true };
}

/** Each tool is used by one account and the next. */
const chain = pool((a, i) => `tool ${(a + (i % 2)) % 10}`);

describe("isOneWork", () => {
  it("is true of one template, of several that all use, and of a list that most use", () => {
    expect(isOneWork(pool(() => "template"))).toBe(true);
    expect(isOneWork(pool((_, i) => `template ${i}`))).toBe(true);
    expect(isOneWork(pool((a, i) => (a < 6 ? "template" : `own ${a} ${i}`)))).toBe(false);
    expect(isOneWork(pool((a, i) => (a < 8 ? "template" : `own ${a} ${i}`)))).toBe(true);
  });

  it("is false of what each shares with the next alone", () => {
    expect(isOneWork(chain)).toBe(false);
  });

  it("is asked only of clusters that were found by their work", () => {
    expect(isOneWork({ ...chain, byWork: false })).toBe(true);
  });
});
